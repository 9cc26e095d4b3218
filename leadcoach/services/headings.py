"""First lines without the marks of a heading, which entries from Markdown often begin with."""

from __future__ import annotations

import re

_HEADING = re.compile(r"#{1,6} +(?=\S)")


def unheaded(line: str) -> str:
    """Give a line without the marks of a heading in Markdown; `#tag` is none."""
    found = _HEADING.match(line)
    return line[found.end() :] if found else line
