"""Readings that weigh numbers against each other: the widest gap, the lowest, two values side by side."""

from __future__ import annotations

from collections.abc import Collection

from leadcoach.domain.answers import Ratings, Row
from leadcoach.domain.asks import Ask
from leadcoach.domain.blocks import Bar, Bars, Block, Paragraph, Reading, Said, Table, Words
from leadcoach.domain.readings.cells import cell_number, cell_words, column, filled, row_label, row_source
from leadcoach.domain.readings.echoes import left_out
from leadcoach.domain.readings.given import TITLE, Sheet, columns_of, told
from leadcoach.domain.specs import Column, ScaleSpec, TableSpec


def gap(ask: Ask, sheet: Sheet, low: str = "", high: str = "") -> Reading:
    """Give what lies between the two aspects of a scale, or between two columns of a table, widest first."""
    match ask.spec, sheet.answers.get(ask.id):
        case ScaleSpec() as spec, Ratings() as ratings if len(spec.aspects) == 2:
            return told(*_scale_gaps(spec, ratings, sheet))
    first, second = column(ask, low), column(ask, high)
    return told(*_table_gaps(ask, sheet, first, second)) if first and second else told()


def _scale_gaps(spec: ScaleSpec, ratings: Ratings, sheet: Sheet) -> list[Block]:
    now, wished = ({item.id: ratings.given.get((item.id, aspect.id)) for item in spec.items} for aspect in spec.aspects)
    gaps = {name: high - low for name, low in now.items() if low is not None and (high := wished[name]) is not None}
    if not gaps:
        return []
    order = sorted(now, key=lambda name: -gaps.get(name, float("-inf")))
    first = spec.aspects[0].id
    drawn = tuple(
        Bar(_gap_label(name, gaps), now[name], wished[name], (sheet.source,), left_out(ratings, name, first))
        for name in order
    )
    widest = max(gaps.values())
    tops = [name for name in order if gaps.get(name) == widest]
    said: list[Block] = [Paragraph((Said("gap-none"),))]
    if widest > 0:
        said = [Paragraph((Said("gap-widest", (("name", f"item.{name}"), ("points", widest))),)) for name in tops]
    # A tie of many says nothing about where to look first.
    return [*(said if len(tops) < len(gaps) or widest <= 0 else []), Bars(TITLE, drawn, spec.low, spec.high)]


def _gap_label(name: str, gaps: dict[str, int]) -> Words:
    label = (Said(f"item.{name}"),)
    return (*label, Said("gap-points", (("points", gaps[name]),))) if name in gaps else label


def _table_gaps(ask: Ask, sheet: Sheet, low: Column, high: Column) -> list[Block]:
    rows = [(row, cell_number(low, row), cell_number(high, row)) for row in filled(ask, sheet)]
    gaps = {row.id: second - first for row, first, second in rows if first is not None and second is not None}
    if not gaps:
        return []
    order = sorted((row for row, *_numbers in rows), key=lambda row: -gaps.get(row.id, float("-inf")))
    body = tuple(
        (*_side_by_side(ask, sheet, row, low, high), gaps.get(row.id))
        for row in order
    )  # fmt: skip
    return [Table(TITLE, (*_headings(low, high), (Said("gap-column"),)), body)]


def _headings(low: Column, high: Column) -> tuple[Words, ...]:
    return ((), (Said(f"column.{low.id}"),), (Said(f"column.{high.id}"),))


def _side_by_side(ask: Ask, sheet: Sheet, row: Row, low: Column, high: Column) -> tuple[Words | None, ...]:
    cells = (_cell(sheet, row, each) for each in (low, high))
    return (row_label(ask, sheet, row, low.id, high.id), *cells)


def _cell(sheet: Sheet, row: Row, each: Column) -> Words | None:
    text = row.cell(each.id)
    return cell_words(each, text, row_source(sheet, row)) if text.strip() else None


def compare(ask: Ask, sheet: Sheet, low: str, high: str) -> Reading:
    """Give two columns beside each other, such as what was expected and what happened, row by row."""
    first, second = column(ask, low), column(ask, high)
    if first is None or second is None:
        return told()
    rows = [row for row in filled(ask, sheet) if row.cell(low).strip() or row.cell(high).strip()]
    if not rows:
        return told()
    body = tuple(_side_by_side(ask, sheet, row, first, second) for row in rows)
    if isinstance(ask.spec, TableSpec) and ask.spec.form:
        return told(Table(TITLE, _headings(first, second)[1:], tuple(line[1:] for line in body)))
    return told(Table(TITLE, _headings(first, second), body))


def lowest(ask: Ask, sheet: Sheet, sentences: Collection[str] = (), limit: float | None = None) -> Reading:
    """Give the lowest item of a scale, or the lowest number of each row of a table, with the sentence it has.

    `sentences` are the ids of items or columns that have one; a table with sentences is read in those columns only.
    Of a row whose numbers all lie above `limit` none is called low.
    """
    match ask.spec, sheet.answers.get(ask.id):
        case ScaleSpec() as spec, Ratings() as ratings:
            first = spec.aspects[0].id
            found = {item.id: ratings.given.get((item.id, first)) for item in spec.items}
            rated = {name: float(value) for name, value in found.items() if value is not None}
            return told(*_lowest_items(rated, sentences))
    numbers = [each for each in columns_of(ask) if each.kind == "number" and (not sentences or each.id in sentences)]
    lows = (_lowest_of_row(ask, sheet, row, numbers, limit) for row in filled(ask, sheet))
    return told(*(Paragraph(_worded(label, low, sentences)) for label, low in lows if low))


def _lowest_items(rated: dict[str, float], sentences: Collection[str]) -> list[Block]:
    if not rated:
        return []
    least = min(rated.values())
    if len(rated) > 1 and max(rated.values()) == least:
        return [Paragraph((Said("lowest-even", (("value", least),)),))]
    names = [name for name, value in rated.items() if value == least]
    return [
        block
        for name in names
        for block in _with_sentence(
            (Said("lowest-item", (("name", f"item.{name}"), ("value", least))),), name, sentences
        )
    ]


def _lowest_of_row(
    ask: Ask, sheet: Sheet, row: Row, numbers: list[Column], limit: float | None
) -> tuple[Words, dict[str, Said]]:
    """Give what a row is called, and what is said of each of its lowest numbers, by column; of none as a whole."""
    values = {each.id: value for each in numbers if (value := cell_number(each, row)) is not None}
    label = row_label(ask, sheet, row)
    if not values:
        return label, {}
    least = min(values.values())
    if limit is not None and least > limit:
        return label, {"": Said("lowest-row-above", (("value", limit),))}
    if len(values) > 1 and max(values.values()) == least:
        return label, {"": Said("lowest-row-even", (("value", least),))}
    low = [name for name, value in values.items() if value == least]
    return label, {name: Said("lowest-row", (("name", f"column.{name}"), ("value", least))) for name in low}


def _worded(label: Words, low: dict[str, Said], sentences: Collection[str]) -> Words:
    """Give a row's lowest numbers, each with the sentence it has."""
    words = (*label, Said("then"))
    for name, said in low.items():
        words += (said, Said(f"sentence.{name}")) if name in sentences else (said,)
    return words


def _with_sentence(words: Words, name: str, sentences: Collection[str]) -> list[Block]:
    told_of: list[Block] = [Paragraph(words)]
    return [*told_of, Paragraph((Said(f"sentence.{name}"),))] if name in sentences else told_of
