"""Lines of a text that jrnl would take for the begin of an entry: found, set apart by one space, and set back.

jrnl looks for a bracket at the begin of a line, and takes what stands up to the next closing bracket and a space for a
time if it can make any sense of it: a date, a weekday, "tomorrow", even over several lines. The space keeps a text in
one piece when jrnl reads it. When jrnl saves an entry, it strips the begin of the body, and with it the space of a body
whose very first line looks like a header; nothing helps against that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from leadcoach.exchange.jrnl_times import TimeFormat

LEAST = 7
"""Fewer signs in brackets are a footnote or a box to tick, which jrnl leaves alone, unless they are a time exactly."""

_OPENS = re.compile(r"^ *\[", re.MULTILINE)


def apart(text: str, times: TimeFormat) -> str:
    """Give a text with one space more before each line that looks like a header."""
    return _changed(text, times, back=False)


def back(text: str, times: TimeFormat) -> str:
    """Give a text that was set `apart` as it was: one space less before each such line that has one."""
    return _changed(text, times, back=True)


def _changed(text: str, times: TimeFormat, *, back: bool) -> str:
    parts, done = list[str](), 0
    for at in _headers(text, times):
        if back and text[at] != " ":
            continue
        parts += (text[done:at], "" if back else " ")
        done = at + 1 if back else at
    return "".join((*parts, text[done:])) if parts else text


def _headers(text: str, times: TimeFormat) -> Iterator[int]:
    """Give where the lines begin that look like headers, with the spaces before them."""
    if "[" not in text:
        return
    closes = 0
    for found in _OPENS.finditer(text):
        begin = found.end()
        if 0 <= closes < begin:
            closes = text.find("]", begin)
        if closes < 0:
            yield found.start()  # jrnl reads on into the next entry
        elif text[closes + 1 : closes + 2] == " " and _says_a_time(text, begin, closes, times):
            yield found.start()


def _says_a_time(text: str, begin: int, end: int, times: TimeFormat) -> bool:
    if end - begin >= LEAST:
        return True
    inside = text[begin:end]
    return "\n" not in inside and times.read(inside) is not None
