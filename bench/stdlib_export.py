"""What `export json` is measured against: every document with every wording, by sqlite3 and json alone.

usage: stdlib_export.py STORE FILE
"""

from __future__ import annotations

import json
import sqlite3
import sys
from itertools import groupby
from pathlib import Path

QUESTION = """
SELECT d.id, d.kind, d.ask, d.occasion, d.made_at, d.zone, d.day, d.head, d.week, d.level, d.starred, d.privacy,
       d.author, d.binned_at, d.zone_known, d.precision, d.origin, d.extra,
       v.id, v.parent, v.made_at, v.why, v.body, v.wording, v.pinned, v.sha256
FROM document d JOIN version v ON v.document = d.id WHERE d.privacy <> 'never' ORDER BY d.n, v.rowid
"""
OF_DOCUMENT = (
    *("id", "kind", "ask", "occasion", "made_at", "zone", "day", "head", "week", "level", "starred", "privacy"),
    *("author", "binned_at", "zone_known", "precision", "origin", "extra"),
)
OF_VERSION = ("id", "parent", "made_at", "why", "body", "wording", "pinned", "sha256")


def main() -> None:
    """Write the file."""
    store, target = sys.argv[1:]
    own = len(OF_DOCUMENT)
    with sqlite3.connect(f"file:{store}?mode=ro", uri=True) as raw, Path(target).open("w", encoding="utf-8") as file:
        file.write('{"documents": [\n')
        between = ""
        for said, rows in groupby(raw.execute(QUESTION), key=lambda row: row[:own]):
            document = dict(zip(OF_DOCUMENT, said, strict=True))
            document["versions"] = [
                dict(zip(OF_VERSION, row[own:], strict=True), body=json.loads(row[own + 4] or "{}")) for row in rows
            ]
            file.write(between + json.dumps(document, ensure_ascii=False))
            between = ",\n"
        file.write("]}\n")


if __name__ == "__main__":
    main()
