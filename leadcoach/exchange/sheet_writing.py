"""An answer as lines of a worksheet's file, for filling in with any editor."""

from __future__ import annotations

from collections.abc import Iterator

from leadcoach.domain.answers import Answer, Marks, Number, Opened, Picked, Practice, Ratings, Rows, Script, Text, When
from leadcoach.domain.asks import Ask
from leadcoach.domain.specs import ChoiceSpec, Column, DateSpec, LinesSpec, LiveSpec, ScaleSpec, TableSpec
from leadcoach.exchange import sheet_tables
from leadcoach.exchange.sheet_names import (
    ROW,
    Names,
    aspect_names,
    column_names,
    columns,
    live_names,
    points_at_rows,
    timed,
)
from leadcoach.exchange.sheet_tables import escaped
from leadcoach.text import _

BLANK_ROWS = 3
"""Rows a table begins with, where nothing is written yet."""
CANNOT_SAY = "?"
UNSAFE = ("#", "<!--", "```", "~~~", "|")
"""What a line of text may not begin with: it would be read as something else."""


def answer_lines(ask: Ask, answer: Answer, *, rows: bool = False) -> Iterator[str]:
    """Give the lines of an answer, also of an empty one; `rows` for tables that name their rows."""
    match ask.spec, answer:
        case LinesSpec(), Rows() as found if not rows:
            yield from _lines(ask, found)
        case ((LinesSpec() | TableSpec(form=False)), Rows() as found):
            yield from _table(ask, found, rows=rows)
        case ScaleSpec() as spec, Ratings() as ratings:
            yield from _scale(spec, ratings)
        case ChoiceSpec() as spec, Picked() as picked:
            yield from _choice(spec, picked)
        case LiveSpec() as spec, Marks() as marks:
            yield from _live(spec, marks)
        case _, Script(text=text):
            yield from fenced(text, "loops")
        case _, (Text(text=text) | Number(text=text) | Opened(document=text)):
            yield from _text(text)
        case _:
            yield from _form(ask, answer)


def _form(ask: Ask, answer: Answer) -> Iterator[str]:
    """Give an answer of several fields."""
    match answer:
        case Rows(rows=rows):
            yield from _fields(columns(ask), dict(rows[0].cells) if rows else {})
        case When(text=day, at=at, zone=zone, rhythm=rhythm):
            yield from _date(ask, {"date": day, "time": at, "zone": zone, "rhythm": rhythm})
        case Practice(outcome=outcome, own=own, reason=reason, on=on):
            yield from _fields(columns(ask), {"outcome": outcome, "own": own, "reason": reason, "on": on})


def hints(ask: Ask) -> Iterator[str]:
    """Give a line or two on how to fill an answer in; they stand before it and are not read."""
    match ask.spec:
        case ScaleSpec(low=low, high=high, low_text=low_text, high_text=high_text, cannot_say=cannot_say):
            yield _("From {low} ({low_text}) to {high} ({high_text}).").format(
                low=low, high=high, low_text=low_text, high_text=high_text
            )
            if cannot_say:
                yield _("A question mark means: I cannot say.")
        case ChoiceSpec():
            yield _("Put an x between the brackets of what you choose.")
        case LiveSpec():
            yield _("Minutes such as 2 or 2:30; numbers for what was counted.")
        case _:
            yield from _column_hints(ask)


def _column_hints(ask: Ask) -> Iterator[str]:
    for column in columns(ask):
        names = Names(column.options)
        if column.options and not column.options_from:
            listed = " · ".join(names.written(option.id) for option in column.options)
            yield _("“{column}”: {options}").format(column=column.label, options=listed)
        elif column.options_from:
            yield _("“{column}”: the row it is about, by what stands under “row” there.").format(column=column.label)
        elif column.kind == "date":
            yield _("“{column}”: a date such as 2026-11-23.").format(column=column.label)
        elif column.kind == "number":
            yield _("“{column}”: a number.").format(column=column.label)
    if points_at_rows(ask) and isinstance(ask.spec, ChoiceSpec):
        yield _("Name rows by what stands under “row”.")


def fenced(text: str, language: str = "text") -> Iterator[str]:
    """Give a text between two fences longer than any in it, as it stands."""
    fence = "```"
    while fence in text:
        fence += "`"
    yield f"{fence}{language}"
    yield from text.split("\n")
    yield fence


def _text(text: str) -> Iterator[str]:
    if text and not is_plain(text):
        yield from fenced(text)
    else:
        yield from text.split("\n")


def is_plain(text: str) -> bool:
    """Whether a text can stand for itself, without a fence around it."""
    lines = text.split("\n")
    if text.strip("\n") != text or not lines[0].strip() or not lines[-1].strip():
        return False
    return all(line.rstrip() == line and not line.lstrip().startswith(UNSAFE) for line in lines)


def _lines(ask: Ask, found: Rows) -> Iterator[str]:
    for row in found.filled:
        yield f"- {escaped(row.cell(columns(ask)[0].id), bars=False)}"
    if not found.filled:
        yield from ["- "] * BLANK_ROWS


def _table(ask: Ask, found: Rows, *, rows: bool) -> Iterator[str]:
    asked, names = columns(ask), column_names(columns(ask))
    lead = [ROW] if rows else []
    head = [*lead, *(names.written(column.id) for column in asked)]
    filled = [
        [*([row.id] if rows else []), *(_cell(column, row.cell(column.id)) for column in asked)] for row in found.filled
    ]
    blank = [[str(number) if rows else "", *[""] * (len(head) - 1)] for number in range(1, BLANK_ROWS + 1)]
    yield from sheet_tables.written(head, filled or blank)


def _cell(column: Column, text: str) -> str:
    """Give an option by its words, anything else as it was typed."""
    return Names(column.options).written(text) if text in {each.id for each in column.options} else text


def _fields(asked: tuple[Column, ...], cells: dict[str, str]) -> Iterator[str]:
    names = column_names(asked)
    rows = [(names.written(column.id), _cell(column, cells.get(column.id, ""))) for column in asked]
    yield from sheet_tables.written((_("field"), _("answer")), rows)


def _date(ask: Ask, cells: dict[str, str]) -> Iterator[str]:
    """Give a day, or a field for each thing that is asked or said of it."""
    asked = {"date"}
    if isinstance(ask.spec, DateSpec):
        asked |= {"time", "zone"} if ask.spec.time else set()
        asked |= {"rhythm"} if ask.spec.rhythms else set()
    shown = tuple(column for column in columns(ask) if column.id in asked or cells[column.id])
    if len(shown) == 1:
        yield from _text(cells["date"])
    else:
        yield from _fields(shown, cells)


def _scale(spec: ScaleSpec, ratings: Ratings) -> Iterator[str]:
    items, aspects = Names(spec.items), aspect_names(spec)
    rows = [
        (items.both(item.id), *(_point(ratings, item.id, aspect.id) for aspect in spec.aspects)) for item in spec.items
    ]
    yield from sheet_tables.written((_("item"), *(aspects.written(each.id) for each in spec.aspects)), rows)


def _point(ratings: Ratings, item: str, aspect: str) -> str:
    if (item, aspect) not in ratings.given:
        return ""
    value = ratings.given[item, aspect]
    return CANNOT_SAY if value is None else str(value)


def _choice(spec: ChoiceSpec, picked: Picked) -> Iterator[str]:
    names = Names(spec.items)
    listed = dict.fromkeys((*(item.id for item in spec.items), *picked.ids))
    for id in listed:
        mark = "x" if id in picked.ids else " "
        yield f"- [{mark}] {escaped(names.both(id), bars=False)}"
    if not listed:
        yield "- [ ] "


def _live(spec: LiveSpec, marks: Marks) -> Iterator[str]:
    names = live_names(spec)
    rows = [(names.both(item.id), _minutes(marks.seconds(item.id)), "") for item in timed(spec)]
    rows += [(names.both(item.id), "", str(marks.count(item.id) or "")) for item in spec.counts]
    yield from sheet_tables.written((_("what"), _("minutes"), _("count")), rows)


def _minutes(seconds: float) -> str:
    """Give a length as `2` or `2:30`, or `2:30.5`; nothing for none."""
    tenths = round(seconds * 10)
    if not tenths:
        return ""
    whole, rest = divmod(tenths, 600)
    if not rest:
        return str(whole)
    full, part = divmod(rest, 10)
    return f"{whole}:{full:02d}.{part}" if part else f"{whole}:{full:02d}"
