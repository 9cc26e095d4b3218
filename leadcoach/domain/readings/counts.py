"""Readings that count: how often a value stands there, in which groups, and what two columns say together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from leadcoach.domain.answers import Picked, Row
from leadcoach.domain.asks import Ask
from leadcoach.domain.blocks import Bar, Bars, Block, Paragraph, Reading, Said, Source, Table, Words
from leadcoach.domain.readings.cells import cell_words, column, filled, label_column, row_label, row_source
from leadcoach.domain.readings.echoes import picked_words
from leadcoach.domain.readings.given import TITLE, Sheet, columns_of, told
from leadcoach.domain.records import Fact
from leadcoach.domain.specs import ChoiceSpec, Column
from leadcoach.text import fold

_MOST = 10**12
Counted = Mapping[str, tuple[Words, float]]
"""How often each value stands there, by its key, with its words."""


def most(ask: Ask, sheet: Sheet, name: str = "") -> Reading:
    """Give how often each value stands in a column, most first; own words that differ in case alone are one value."""
    found = _counted(ask, (sheet,), name)
    if not found:
        return told()
    order = sorted(found.values(), key=lambda each: -each[1])
    drawn = tuple(Bar(words, count, because=(sheet.source,)) for words, count in order)
    (first, highest), total = order[0], sum(count for _words, count in order)
    said: list[Block] = []
    if highest > 1 and [count for _words, count in order].count(highest) == 1:
        said = [Paragraph((Said("most-often", (("count", highest), ("all", total))), *first))]
    return told(*said, Bars(TITLE, drawn, 0, highest))


def tally(ask: Ask, sheets: Sequence[Sheet], name: str = "") -> Reading:
    """Give how many and what share of each option; of a column that is no choice, in how many rows it is filled.

    Several sheets are the periods of an ask that repeats, taken together.
    """
    each = column(ask, name) or _first_choice(ask)
    if each is not None and each.kind != "choice":
        return told(*_filled_share(ask, sheets, each))
    return told(*_shares(_counted(ask, sheets, each.id if each else ""), [sheet.source for sheet in sheets]))


def tally_log(ask: Ask, facts: Iterable[Fact]) -> Reading:
    """Give how many and what share of each kind of thing that was logged."""
    counts: dict[str, float] = {}
    for fact in facts:
        for name, value in logged(fact).items():
            counts[name] = counts.get(name, 0) + value
    names = {f"column.{each.id}": each.id for each in columns_of(ask)}
    names |= {f"item.{item.id}": item.id for item in getattr(ask.spec, "items", ())}
    return told(*_shares({key: ((Said(key),), counts.get(name, 0)) for key, name in names.items()}, ()))


def logged(fact: Fact) -> dict[str, float]:
    """Give the numbers a fact holds by their names; what was picked counts as one each.

    What is larger than any count, or endless, or no number at all is left out.
    """
    picked = fact.data.get("picked")
    if isinstance(picked, list):
        return {str(name): 1.0 for name in picked}
    return {
        name: float(value)
        for name, value in fact.data.items()
        if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= _MOST
    }


def _first_choice(ask: Ask) -> Column | None:
    return next((each for each in columns_of(ask) if each.kind == "choice"), label_column(columns_of(ask)))


def _counted(ask: Ask, sheets: Sequence[Sheet], name: str) -> Counted:
    """Count values in the order of the list, own words after it in the order in which they were first written."""
    if isinstance(ask.spec, ChoiceSpec):
        return _counted_picks(ask, ask.spec, sheets)
    each = column(ask, name) or label_column(columns_of(ask))
    if each is None:
        return {}
    found: dict[str, tuple[Words, float]] = {}
    for sheet, row in _rows(ask, sheets):
        text = row.cell(each.id).strip()
        if text:
            words, count = found.get(_key(each, text), (cell_words(each, text, row_source(sheet, row)), 0))
            found[_key(each, text)] = (words, count + 1)
    places = {item.id: place for place, item in enumerate(each.options)}
    return dict(sorted(found.items(), key=lambda pair: places.get(pair[0], len(places))))


def _counted_picks(ask: Ask, spec: ChoiceSpec, sheets: Sequence[Sheet]) -> Counted:
    found: dict[str, tuple[Words, float]] = {}
    for sheet in sheets:
        answer = sheet.answers.get(ask.id)
        for name in answer.ids if isinstance(answer, Picked) else ():
            words, count = found.get(name, (picked_words(spec, name, sheet.source), 0))
            found[name] = (words, count + 1)
    return found


def _rows(ask: Ask, sheets: Sequence[Sheet]) -> list[tuple[Sheet, Row]]:
    return [(sheet, row) for sheet in sheets for row in filled(ask, sheet)]


def _key(each: Column, text: str) -> str:
    """Give what makes two cells the same value."""
    return text if any(item.id == text for item in each.options) else f" {fold(text)}"


def _shares(found: Counted, sources: Sequence[Source]) -> list[Block]:
    total = sum(count for _words, count in found.values())
    if not total:
        return []
    because = tuple(dict.fromkeys(sources))
    drawn = tuple(
        Bar((*words, Said("tally-times", (("count", count),))), round(100 * count / total), because=because)
        for words, count in found.values()
    )
    return [Bars((Said("tally-title", (("all", total),)),), drawn, 0, 100)]


def _filled_share(ask: Ask, sheets: Sequence[Sheet], each: Column) -> list[Block]:
    rows = _rows(ask, sheets)
    if not rows:
        return []
    count = sum(bool(row.cell(each.id).strip()) for _sheet, row in rows)
    given = (
        ("name", f"column.{each.id}"),
        ("count", count),
        ("all", len(rows)),
        ("share", round(100 * count / len(rows))),
    )
    return [Paragraph((Said("tally-filled", given),))]


def groups(ask: Ask, sheet: Sheet, by: str, sentences: Collection[str] = ()) -> Reading:
    """Give the rows under each option of a choice column, with the sentence the option has."""
    each = column(ask, by)
    found: dict[str, list[Row]] = {}
    for row in filled(ask, sheet) if each else ():
        found.setdefault(row.cell(by).strip(), []).append(row)
    if each is None or not found:
        return told()
    known = [item.id for item in each.options]
    order = [name for name in (*known, *found) if name in found]
    blocks: list[Block] = []
    for name in dict.fromkeys(order):
        blocks.append(_group(ask, sheet, each, name, found[name]))
        blocks += [Paragraph((Said(f"sentence.{name}"),))] if name in sentences else []
    return told(*blocks)


def _group(ask: Ask, sheet: Sheet, by: Column, name: str, rows: list[Row]) -> Table:
    """Give the rows under an option, with what else is written in any of them."""
    columns = columns_of(ask)
    first = label_column(columns, by.id)
    beside = [each for each in columns if each not in (by, first) and any(row.cell(each.id).strip() for row in rows)]
    heads = ((Said(f"column.{first.id}"),) if first else (), *((Said(f"column.{each.id}"),) for each in beside))
    body = tuple(
        (
            row_label(ask, sheet, row, by.id),
            *(cell_words(each, row.cell(each.id), row_source(sheet, row)) for each in beside),
        )
        for row in rows
    )
    return Table(_group_title(by, name, rows, sheet), heads if beside else ((),), body)


def _group_title(by: Column, name: str, rows: list[Row], sheet: Sheet) -> Words:
    title = cell_words(by, name, row_source(sheet, rows[0])) if name else (Said("groups-open"),)
    return (*title, Said("groups-count", (("count", len(rows)),)))


def grid(ask: Ask, sheet: Sheet, by: str, across: str) -> Reading:
    """Give how many rows stand under each pair of two choices, and name the options no row has."""
    down, over = column(ask, by), column(ask, across)
    if down is None or over is None:
        return told()
    counts: dict[tuple[str, str], int] = {}
    for row in filled(ask, sheet):
        pair = (row.cell(by), row.cell(across))
        counts[pair] = counts.get(pair, 0) + 1
    crossed = [[counts.get((one.id, two.id), 0) for two in over.options] for one in down.options]
    if not sum(map(sum, crossed)):
        return told()
    body: list[tuple[Words | float, ...]] = []
    for item, line in zip(down.options, crossed, strict=True):
        body.append((_option(down, item.id), *line))
    table = Table(TITLE, ((), *(_option(over, item.id) for item in over.options)), tuple(body))
    return told(table, *_unused(down, map(sum, crossed)), *_unused(over, map(sum, zip(*crossed, strict=True))))


def _option(each: Column, name: str) -> Words:
    return cell_words(each, name, Source(""))


def _unused(each: Column, totals: Iterable[int]) -> list[Block]:
    empty = [item.id for item, total in zip(each.options, totals, strict=True) if not total]
    if not empty:
        return []
    first, *rest = (_option(each, name) for name in empty)
    words = (Said("grid-empty"), *first, *(word for other in rest for word in (Said("then"), *other)))
    return [Paragraph(words, "caveat")]
