"""A number for each item and aspect."""

from __future__ import annotations

from leadcoach.domain.answers import Ratings
from leadcoach.domain.asks import Ask
from leadcoach.domain.problems import Problem, open_ratings
from leadcoach.domain.specs import ScaleSpec
from leadcoach.text import _
from leadcoach.ui.widgets.asks.field import AskField
from leadcoach.ui.widgets.asks.scale_lines import ScaleLines


class ScaleAsk(AskField):
    """Items to rate in one or two aspects."""

    HELP = _(
        """## Rate each line

- Press the number, and you are on the next rating. That is all you need.
- **?** or **-** says "cannot say", where that is offered.
- **Up** and **Down** (or **k** and **j**) move, **Left** and **Right** change the number.
- **Backspace** takes a number back. **Enter** jumps to what is still open.
"""
    )

    def __init__(self, ask: Ask, spec: ScaleSpec, answer: Ratings, *, proposal: bool = False) -> None:
        super().__init__(ask, answer, proposal=proposal)
        self.spec = spec
        self.lines = ScaleLines(spec, answer)
        if open_ratings(spec, answer):
            self.lines.cursor = next(n for n, pair in enumerate(self.lines.pairs) if pair not in answer.given)

    @property
    def shown(self) -> Ratings:
        """The numbers so far."""
        return self.lines.ratings

    @property
    def first(self) -> ScaleLines:
        """The list."""
        return self.lines

    @property
    def place(self) -> tuple[str, tuple[int, int]]:
        """The rating under the cursor, as `item/aspect`."""
        return "/".join(self.lines.pairs[self.lines.cursor]), (self.lines.cursor, 0)

    def go_to(self, field: str, cursor: tuple[int, int]) -> None:  # noqa: ARG002 - the contract
        """Focus the list with the cursor on that rating."""
        self.lines.go_to(field)
        self.focus()

    def say_problems(self, problems: tuple[Problem, ...]) -> None:
        """Show each sentence below its rating."""
        self.lines.say({problem.field: problem.sentence for problem in problems if self.show_beside(problem)})
        super().say_problems(problems)

    def show_beside(self, problem: Problem) -> bool:
        """Whether the problem is about one rating."""
        return tuple(problem.field.split("/")) in self.lines.pairs

    def on_scale_lines_rated(self, event: ScaleLines.Rated) -> None:
        """Pass it on as a change of the answer."""
        event.stop()
        self.changed()

    def on_scale_lines_through(self, event: ScaleLines.Through) -> None:
        """Pass it on."""
        event.stop()
        self.submitted()
