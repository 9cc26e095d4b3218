"""Rows that promise something by a date, and what is filled in once the date has come."""

from __future__ import annotations

from datetime import date

from leadcoach.domain.answers import Row, Rows
from leadcoach.domain.specs import Column, TableSpec
from leadcoach.domain.typed import as_date


def due_on(spec: TableSpec, row: Row) -> date | None:
    """Give the earliest date the row promises, or None where it promises none yet."""
    dates = (as_date(row.cell(column.id)) for column in spec.columns if column.due)
    return min((day for day in dates if day), default=None)


def is_due(spec: TableSpec, row: Row, today: date) -> bool:
    """Whether the promised day has come; a row of a table without promises is due at once."""
    if not any(column.due for column in spec.columns):
        return True
    day = due_on(spec, row)
    return day is not None and day <= today


def unfilled(spec: TableSpec, row: Row) -> tuple[Column, ...]:
    """Give the `later` columns that are still empty."""
    return tuple(column for column in spec.columns if column.later and not row.cell(column.id).strip())


def waiting(spec: TableSpec, rows: Rows, today: date) -> tuple[Row, ...]:
    """Give the rows that are due and have something to fill in."""
    return tuple(row for row in rows.filled if is_due(spec, row, today) and unfilled(spec, row))
