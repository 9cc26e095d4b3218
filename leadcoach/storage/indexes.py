"""Whether the indexes of words and of tags hold exactly what stands written."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import zip_longest
from pathlib import Path

from leadcoach.storage import bodies, files, opening
from leadcoach.storage.search import REBUILD
from leadcoach.storage.tags import tag_rows

_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT})
_MADE = "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = 'search'"
_HEADS = """
SELECT d.n, v.body FROM document d JOIN version v ON v.id = d.head
WHERE instr(v.body, '#') OR instr(v.body, '@') OR instr(v.body, '"tags"') ORDER BY d.n
"""
_WORDS = "SELECT term, doc, cnt FROM temp.words_of_"
_LENGTHS = "SELECT id, sz FROM {index}_docsize ORDER BY id"


def search_agrees(raw: sqlite3.Connection, folder: Path) -> bool:
    """Compare the index of words with one made anew; both are in a copy in `folder`, which the caller removes.

    A copy, because the check SQLite has for the inside of an index writes to the file; on the disk, because memory is
    small and journals grow. Raises sqlite3.Error or OSError where the copy cannot be made.
    """
    copy = folder / "copy.db"
    os.close(files.create_private(copy))
    raw.execute("VACUUM INTO ?", (str(copy),))
    with closing(opening.open_raw(copy, mode="rw")) as work:
        work.execute("PRAGMA journal_mode=OFF")
        work.execute("PRAGMA synchronous=OFF")
        try:
            return _same_words(work)
        except sqlite3.Error as error:
            if error.sqlite_errorcode & 0xFF in _DAMAGED:
                return False
            raise


def tags_agree(raw: sqlite3.Connection) -> bool:
    """Compare the index of tags with the words that stand."""
    kept = raw.execute("SELECT n, sign, folded FROM tag ORDER BY n, sign, folded")
    return all(one == other for one, other in zip_longest(kept, _tags(raw)))


def _same_words(work: sqlite3.Connection) -> bool:
    work.execute("INSERT INTO search(search) VALUES ('integrity-check')")
    (made,) = work.execute(_MADE).fetchone()
    work.execute("BEGIN")
    work.execute(str(made).replace("TABLE search", "TABLE anew", 1))
    work.execute(REBUILD[-1].replace("INTO search(", "INTO anew(", 1))
    for index in ("search", "anew"):
        work.execute(f"CREATE VIRTUAL TABLE temp.words_of_{index} USING fts5vocab(main, {index}, row)")
    # How often each word occurs in how many documents, and how long each document is.
    return all(
        one == other
        for asked in (f"{_WORDS}{{index}}", _LENGTHS)
        for one, other in zip_longest(*(work.execute(asked.format(index=index)) for index in ("search", "anew")))
    )


def _tags(raw: sqlite3.Connection) -> Iterator[tuple[int, str, str]]:
    for n, body in raw.execute(_HEADS):
        yield from sorted((n, sign, folded) for sign, folded, _n, _shown in tag_rows(n, bodies.read(body)))
