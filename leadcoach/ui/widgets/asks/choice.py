"""One or several of a list."""

from __future__ import annotations

from leadcoach.domain.answers import Picked
from leadcoach.domain.asks import Ask
from leadcoach.domain.problems import Problem, problems
from leadcoach.domain.specs import ChoiceSpec
from leadcoach.text import _
from leadcoach.ui.widgets.asks.field import AskField
from leadcoach.ui.widgets.asks.options import Options


class ChoiceAsk(AskField):
    """A list to pick from; what is right, where something is, is not told here."""

    HELP = _(
        """## Choose from a list

- **Up** and **Down** (or **k** and **j**) move, **Space** picks or takes back.
- **1** to **9** pick at once.
- **Enter** picks and goes on.
"""
    )

    def __init__(self, ask: Ask, spec: ChoiceSpec, answer: Picked, *, proposal: bool = False) -> None:
        super().__init__(ask, answer, proposal=proposal)
        self.spec = spec
        self.options = Options(spec.items, answer.ids, most=spec.most)

    @property
    def shown(self) -> Picked:
        """What is picked."""
        return Picked(self.options.picked)

    @property
    def first(self) -> Options:
        """The list."""
        return self.options

    @property
    def place(self) -> tuple[str, tuple[int, int]]:
        """The option under the cursor."""
        return "", (self.options.cursor, 0)

    def go_to(self, field: str, cursor: tuple[int, int]) -> None:  # noqa: ARG002 - the contract
        """Focus the list with the cursor on that option."""
        self.options.cursor = 0
        self.options.action_move(cursor[0])
        self.focus()

    def on_options_picked(self, event: Options.Picked) -> None:
        """Pass it on as a change of the answer."""
        event.stop()
        self.trouble.say()
        self.changed()

    def on_options_through(self, event: Options.Through) -> None:
        """Pass it on."""
        event.stop()
        self.submitted()

    def on_options_full(self, event: Options.Full) -> None:
        """Say that one has to go first."""
        event.stop()
        one_more = Picked((*self.options.picked, self.options.items[self.options.cursor].id))
        self.say_problems(tuple(Problem(each.sentence) for each in problems(self.ask, one_more)))
