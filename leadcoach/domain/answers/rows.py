"""Answers of several rows: tables, forms, plans and lists of lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from leadcoach.domain.answers.reading import items, mapping, string

LINE = "line"
"""The one column of a list of lines."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its own id and the text of each cell."""

    id: str
    cells: Mapping[str, str] = field(default_factory=dict)

    def cell(self, column: str) -> str:
        """Give the text of a cell, empty where there is none."""
        return self.cells.get(column, "")

    @property
    def empty(self) -> bool:
        """Whether no cell holds more than space."""
        return not any(text.strip() for text in self.cells.values())


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows in their order; tables, forms, plans and lists of lines are kept this way."""

    rows: tuple[Row, ...] = ()

    def to_json(self) -> object:
        """A list of rows with id and cells."""
        return [{"id": row.id, "cells": dict(row.cells)} for row in self.rows]

    @classmethod
    def from_json(cls, value: object) -> Rows:
        """Read a list of rows; every row has an id, every cell is text."""
        rows = []
        for item in items(value):
            parts = mapping(item)
            cells = {name: string(cell) for name, cell in mapping(parts.get("cells", {})).items()}
            rows.append(Row(string(parts.get("id")), cells))
        return cls(tuple(rows))

    def words(self) -> str:
        """Every cell that holds something."""
        return "\n".join(text for row in self.rows for text in row.cells.values() if text.strip())

    @property
    def filled(self) -> tuple[Row, ...]:
        """The rows that hold something."""
        return tuple(row for row in self.rows if not row.empty)

    @property
    def empty(self) -> bool:
        """Whether no row holds anything."""
        return not self.filled
