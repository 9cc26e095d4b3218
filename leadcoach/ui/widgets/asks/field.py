"""What the widgets of all asks share: proposals, the sentence about what is wrong, and one way to say `Changed`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Self

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from leadcoach.domain.answers import Answer
from leadcoach.domain.asks import Ask, blank
from leadcoach.domain.problems import Problem
from leadcoach.text import _
from leadcoach.ui.widgets.asks.base import AskWidget
from leadcoach.ui.widgets.fields import DayField, Trouble


class AskField(AskWidget):
    """An ask with its parts, a proposal line above them and what is wrong below.

    While the answer is only proposed, `answer` is blank: nothing that was not taken over can be saved by accident.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+t", "take", _("Take it over"), id="ask.take", tooltip=_("Make the proposal your answer, as it stands")
        )
    ]
    DEFAULT_CSS = """
    AskField > .ask--proposal { color: $text-muted; text-style: italic; height: auto; }
    """

    def __init__(self, ask: Ask, answer: Answer, *, proposal: bool = False) -> None:
        super().__init__(ask, answer)
        self.proposed = proposal and not answer.empty
        self.trouble = Trouble(self)
        self._note = Static(
            _("A proposal from what you wrote earlier. Ctrl+T takes it over; or change it."),
            classes="ask--proposal",
            markup=False,
        )

    @property
    def answer(self) -> Answer:
        """The answer as it stands; blank while it is only proposed."""
        return blank(self.ask) if self.proposed else self.shown

    @property
    def shown(self) -> Answer:
        """What the fields show, proposed or not."""
        raise NotImplementedError

    @property
    def first(self) -> Widget:
        """The part that takes the focus first."""
        raise NotImplementedError

    def parts(self) -> Iterable[Widget]:
        """Give the parts, from top to bottom."""
        yield self.first

    def compose(self) -> ComposeResult:
        """The proposal line where there is one, and the parts."""
        if self.proposed:
            yield self._note
        yield from self.parts()

    def focus(self, scroll_visible: bool = True) -> Self:  # noqa: FBT001, FBT002 - Textual's signature
        """Focus the first part."""
        self.first.focus(scroll_visible)
        return self

    def go_to(self, field: str, cursor: tuple[int, int]) -> None:  # noqa: ARG002 - the contract
        """Focus the first part."""
        self.focus()

    def say_problems(self, problems: tuple[Problem, ...]) -> None:
        """Show what is wrong, each sentence beside what it is about."""
        self.trouble.say(*(problem.sentence for problem in problems if not self.show_beside(problem)))

    def show_beside(self, problem: Problem) -> bool:  # noqa: ARG002 - for subclasses
        """Whether a part shows this problem itself."""
        return False

    def settle(self) -> None:
        """Make dates of the words that say one."""
        for day in self.query(DayField):
            day.settle()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's signature
        """Offer to take over only what is proposed."""
        return self.proposed if action == "take" else True

    def action_take(self) -> None:
        """Make the proposal the answer."""
        self.changed()

    def changed(self) -> None:
        """Say that the answer changed; a proposal that was touched is an answer."""
        if self.proposed:
            self.proposed = False
            self._note.display = False
            self.refresh_bindings()
        self._keep_in_sight()
        self.post_message(self.Changed(self))

    def _keep_in_sight(self) -> None:
        """Scroll to the field that is typed in, where part of it lies outside a page that could show all of it."""
        field = self.screen.focused if self.is_attached else None
        page = next((each for each in self.ancestors if isinstance(each, VerticalScroll)), None)
        if field is None or page is None or self not in field.ancestors:
            return
        place = self.screen.find_widget(field)
        if place.visible_region.size != place.region.size and place.region.height <= page.size.height:
            field.scroll_visible(animate=False)

    def submitted(self) -> None:
        """Say that the person is through."""
        self.post_message(self.Submitted(self))
