"""A short list of single lines."""

from __future__ import annotations

from leadcoach.domain.answers import LINE
from leadcoach.domain.asks import Ask
from leadcoach.domain.specs import Column, LinesSpec, TableSpec
from leadcoach.text import _
from leadcoach.ui.widgets.asks.table import TableAsk


class LinesAsk(TableAsk):
    """A table of one column."""

    HELP = _(
        """## A line each

- **Enter** goes to the next line, after the last one to the list.
- **Ctrl+R** adds a line, **Ctrl+L** goes to the list.

In the list:

- **Up** and **Down** choose a line, **Enter** opens it, **a** adds one.
- **x** twice removes a line, **u** brings it back.
"""
    )


def as_table(ask: Ask, spec: LinesSpec) -> TableSpec:
    """Give the table that a list of lines is drawn as."""
    return TableSpec((Column(LINE, "text", ask.label),), spec.least, spec.most)
