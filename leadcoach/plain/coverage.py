"""The map of concepts in lines and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from leadcoach.curriculum.coverage import Covered
from leadcoach.text import _

SCHEMA = "leadcoach/coverage/1"
WIDTH = 80
INDENT = " " * 4


def coverage_lines(rows: Iterable[Covered]) -> Iterator[str]:
    """Give a line a row: its number, then what it names; what is longer goes on below, indented."""
    for each in rows:
        lines = wrap(_words(each), WIDTH - len(INDENT), break_on_hyphens=False) or [""]
        yield f"{each.row.number:>2}  {lines[0]}".rstrip()
        yield from (INDENT + line for line in lines[1:])


def _words(each: Covered) -> str:
    places = [f"{name} {title or _('(not there)')}" for name, title in each.places]
    said = " · ".join([*places, *([each.row.note] if each.row.note else [])])
    return f"{each.row.title}: {said}" if each.row.title else said


def coverage_json(rows: Iterable[Covered]) -> dict[str, object]:
    """Give every row with a versioned schema; an id that leads nowhere has no title."""
    return {
        "schema": SCHEMA,
        "rows": [
            {
                "row": each.row.number,
                "title": each.row.title or None,
                "note": each.row.note or None,
                "steps": [{"id": name, "title": title or None} for name, title in each.places],
            }
            for each in rows
        ],
    }
