"""The plan: wish, outcome, obstacle, if and then, asked one after the other."""

from __future__ import annotations

from leadcoach.text import _
from leadcoach.ui.widgets.asks.form import FormAsk
from leadcoach.ui.widgets.asks.part import Part


class PlanAsk(FormAsk):
    """A dialogue rather than a form: a question shows when the one before was left, and stays once it has words.

    Source: a spoken, stepwise form of mental contrasting did better than a form on paper (Wang 2021).
    """

    HELP = _(
        """## A plan

- One question after the other: **Enter** goes on to the next.
- What you wrote stays above; **Shift+Tab** goes back to it.
"""
    )

    def on_mount(self) -> None:
        """Show the questions up to the first without an answer."""
        shown = True
        for cell in self.form.cells.values():
            cell.display = shown or not cell.blank
            shown = cell.display and not cell.blank

    def on_part_left(self, event: Part.Left) -> None:
        """Show the next question, also when this one was left empty."""
        after = self.form.after(event.part)
        if after:
            after.display = True

    def go_to(self, field: str, cursor: tuple[int, int]) -> None:
        """Focus that question with the cursor there, shown together with those before it."""
        wanted = field.rpartition("/")[2]
        names = list(self.form.cells)
        for name in names[: names.index(wanted) + 1] if wanted in names else ():
            self.form.cells[name].display = True
        super().go_to(field, cursor)
