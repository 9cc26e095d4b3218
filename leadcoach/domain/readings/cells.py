"""Rows as readings see them: what a row is called, and a cell as words or as a number."""

from __future__ import annotations

from collections.abc import Sequence

from leadcoach.domain.answers import Row, Rows
from leadcoach.domain.asks import Ask
from leadcoach.domain.blocks import Quote, Said, Source, Words
from leadcoach.domain.ids import is_ulid
from leadcoach.domain.readings.given import Sheet, columns_of
from leadcoach.domain.specs import Column
from leadcoach.domain.typed import as_number


def filled(ask: Ask, sheet: Sheet) -> tuple[Row, ...]:
    """Give the rows of an answer that hold something; none where the answer is of another shape."""
    answer = sheet.answers.get(ask.id)
    return answer.filled if isinstance(answer, Rows) else ()


def column(ask: Ask, name: str) -> Column | None:
    """Give a column of the ask by its id."""
    return next((each for each in columns_of(ask) if each.id == name), None)


def row_source(sheet: Sheet, row: Row) -> Source:
    """Give where a row stands."""
    return Source(sheet.document, sheet.version, row.id)


def cell_words(each: Column, text: str, source: Source) -> Words:
    """Give a cell as words: an option of ours by its wording, everything else as it was written."""
    option = next((item for item in each.options if item.id == text), None)
    if option is None:
        return (Said("option-gone"),) if _is_gone(each, text.strip()) else (Quote(text, source),)
    return (Quote(option.text, source),) if each.options_from else (Said(f"option.{each.id}.{text}"),)


def _is_gone(each: Column, text: str) -> bool:
    """Whether a cell names an earlier row that is gone; where own words may stand, only an id is such a name."""
    return bool(each.options_from and text) and (is_ulid(text) or not each.open)


def label_column(columns: Sequence[Column], *used: str) -> Column | None:
    """Give the column a row is called by: its first text, else its first choice, beside those used otherwise."""
    free = [each for each in columns if each.id not in used]
    return next((each for kind in ("text", "choice") for each in free if each.kind == kind), None)


def row_label(ask: Ask, sheet: Sheet, row: Row, *used: str) -> Words:
    """Give what a row is called; a row without a word of its own says so."""
    return row_words(label_column(columns_of(ask), *used), sheet, row)


def row_words(called_by: Column | None, sheet: Sheet, row: Row) -> Words:
    """Give what stands in the column a row is called by, or that nothing does."""
    text = row.cell(called_by.id) if called_by else ""
    if called_by is None or not text.strip():
        return (Said("row-unnamed"),)
    return cell_words(called_by, text, row_source(sheet, row))


def cell_number(each: Column, row: Row) -> float | None:
    """Give the number of a cell: the one typed, or the place of its option in the list, from 1."""
    if each.kind == "choice":
        places = {item.id: place for place, item in enumerate(each.options, 1)}
        return places.get(row.cell(each.id))
    value = as_number(row.cell(each.id))
    return None if value is None else float(value)
