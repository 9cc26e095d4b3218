"""Lines of a worksheet's file as the answer to an ask."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from leadcoach.domain.answers import (
    Answer,
    Mark,
    Marks,
    Number,
    Opened,
    Picked,
    Practice,
    Ratings,
    Rows,
    Script,
    Text,
    When,
)
from leadcoach.domain.answers.marks import on_a_clock
from leadcoach.domain.asks import Ask, blank
from leadcoach.domain.specs import ChoiceSpec, DateSpec, LiveSpec, ScaleSpec
from leadcoach.domain.typed import as_number
from leadcoach.exchange import sheet_tables
from leadcoach.exchange.sheet_names import Names, aspect_names, live_names, timed
from leadcoach.exchange.sheet_rows import Placed, begins_table, bullets, known, read_fields, read_rows
from leadcoach.exchange.sheet_tables import Fault, Line, unescaped
from leadcoach.exchange.sheet_writing import CANNOT_SAY
from leadcoach.text import _

MOST_COUNTED = 10_000
"""How often something may have been counted."""

FENCE = re.compile(r" {0,3}(`{3,}|~{3,})[^`]*")
_COMMENT = re.compile(r"\s*<!--.*-->\s*")
_BOX = re.compile(r"\[(?P<mark>[ xX])\]\s*(?P<text>.*)")
_RATING = re.compile(r"-?\d{1,4}")
_MINUTES = re.compile(r"(?P<minutes>\d{1,5}):(?P<seconds>[0-5]\d(?:[.,]\d)?)")


def read_lines(ask: Ask, lines: Sequence[Line]) -> Placed:
    """Read the lines below the mark of an ask; nothing but blank lines is an empty answer. Raises Fault."""
    said = [line for line in lines if line.text.strip()]
    if not said:
        return Placed(blank(ask))
    if ask.shape in _WRITTEN:
        return Placed(_WRITTEN[ask.shape](literal(lines)))
    read = _READERS[ask.shape]
    shown = [line for line in said if not _COMMENT.fullmatch(line.text)]
    return read(ask, shown) if shown else Placed(blank(ask))


def literal(lines: Sequence[Line]) -> str:
    """Give a text as it stands, or what stands between its fences."""
    texts = [line.text for line in lines]
    while texts and not texts[0].strip():
        texts.pop(0)
    while texts and not texts[-1].strip():
        texts.pop()
    if len(texts) > 1 and FENCE.fullmatch(texts[0]) and closes(texts[0], texts[-1]):
        return "\n".join(texts[1:-1])
    return "\n".join(text.rstrip() for text in texts)


def closes(opening: str, line: str) -> bool:
    """Whether a line closes the fence that another opened."""
    found, bare = FENCE.fullmatch(opening), line.strip()
    return bool(found and len(bare) >= len(found[1]) and set(bare) == {found[1][0]})


_WRITTEN: dict[type[Answer], Callable[[str], Answer]] = {
    Text: Text,
    Script: Script,
    Number: Number,
    Opened: Opened,
}


def _date(ask: Ask, lines: Sequence[Line]) -> Placed:
    if not begins_table(lines):
        day, _blank, at = literal(lines).partition(" ")
        timed = isinstance(ask.spec, DateSpec) and ask.spec.time
        return Placed(When(day, at.strip()) if timed else When(literal(lines)))
    cells, places = read_fields(ask, lines)
    return Placed(When(*(cells.get(name, "") for name in ("date", "time", "zone", "rhythm"))), places)


def _practice(ask: Ask, lines: Sequence[Line]) -> Placed:
    cells, at = read_fields(ask, lines)
    return Placed(Practice(*(cells.get(name, "") for name in ("outcome", "own", "reason", "on"))), at)


def _ratings(ask: Ask, lines: Sequence[Line]) -> Placed:
    spec, table = ask.spec, sheet_tables.read(lines)
    if not isinstance(spec, ScaleSpec):
        return Placed(blank(ask))
    aspects, items = aspect_names(spec), Names(spec.items)
    heads = [aspects.found(each) for each in table.head.cells[1:]]
    known(["item", *heads], aspects, table.head.line)
    given: dict[tuple[str, str], int | None] = {}
    at: dict[str, int] = {}
    for row in table.rows:
        id = items.led(row.cells[0])
        if not id and not any(cell.strip() for cell in row.cells):
            continue
        if not id or id in at:
            raise Fault(row.line, _("this is no item of the scale, or one that stands there twice"))
        at[id] = row.line
        rated = {(id, aspect): _rating(spec, text, row.line) for aspect, text in zip(heads, row.cells[1:], strict=True)}
        given |= {pair: value for (pair, (value, said)) in rated.items() if said}
    return Placed(Ratings(given), at)


def _rating(spec: ScaleSpec, text: str, line: int) -> tuple[int | None, bool]:
    """Give a number, or None for "cannot say", and whether anything is said at all."""
    bare = text.strip()
    if not bare:
        return None, False
    if bare == CANNOT_SAY and spec.cannot_say:
        return None, True
    if _RATING.fullmatch(bare):
        return int(bare), True
    sentence = _("a whole number from {low} to {high} was expected")
    raise Fault(line, sentence.format(low=spec.low, high=spec.high))


def _picked(ask: Ask, lines: Sequence[Line]) -> Placed:
    spec = ask.spec
    if not isinstance(spec, ChoiceSpec):
        return Placed(blank(ask))
    names, ids = Names(spec.items), list[str]()
    for line, text in bullets(lines):
        box = _BOX.fullmatch(text)
        if not box:
            raise Fault(line.number, _("a choice looks like `- [x] …`, or `- [ ] …` where it is not chosen"))
        said = unescaped(box["text"])
        if box["mark"] == " ":
            continue
        id = names.led(said) or (said.strip() if spec.options_from else "")
        if not id:
            raise Fault(line.number, _("this is not among what can be chosen"))
        ids += [id] if id not in ids else []
    order = [item.id for item in spec.items]
    return Placed(Picked(tuple(sorted(ids, key=lambda id: order.index(id) if id in order else len(order)))))


def _marks(ask: Ask, lines: Sequence[Line]) -> Placed:
    spec, table = ask.spec, sheet_tables.read(lines)
    if not isinstance(spec, LiveSpec):
        return Placed(blank(ask))
    names, clocked = live_names(spec), {item.id for item in timed(spec)}
    if len(table.head.cells) != 3:
        raise Fault(table.head.line, _("this table has three columns: what, minutes, count"))
    marks: list[Mark] = []
    for row in table.rows:
        what, minutes, count = (cell.strip() for cell in row.cells)
        id = names.led(what)
        if not id and (minutes or count):
            raise Fault(row.line, _("this is nothing that is observed here"))
        if (minutes and id not in clocked) or (count and id in clocked):
            raise Fault(row.line, _("turns and parts have minutes, everything else is counted"))
        marks += [Mark(id, 0.0, _seconds(minutes, row.line))] if minutes else []
        marks += [Mark(id, 0.0)] * _counted(count, row.line) if count else []
    return Placed(Marks(tuple(marks)))


def _seconds(text: str, line: int) -> float:
    found = _MINUTES.fullmatch(text)
    number = as_number(text)
    seconds = -1.0
    if found:
        seconds = 60.0 * int(found["minutes"]) + float(found["seconds"].replace(",", "."))
    elif number is not None:
        seconds = round(60 * float(number), 1)
    if not on_a_clock(seconds):
        raise Fault(line, _("minutes look like 2, 2.5 or 2:30"))
    return seconds


def _counted(text: str, line: int) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= 5 and int(text) <= MOST_COUNTED):
        raise Fault(line, _("a whole number up to {most} was expected").format(most=MOST_COUNTED))
    return int(text)


_READERS: dict[type[Answer], Callable[[Ask, Sequence[Line]], Placed]] = {
    Rows: read_rows,
    When: _date,
    Practice: _practice,
    Ratings: _ratings,
    Picked: _picked,
    Marks: _marks,
}
