"""Recall: one card after the other; an own answer first, then ours, then how it went."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from leadcoach.domain.prose import Heading, Para, Prose, Run
from leadcoach.domain.recall import GOOD, GRADES, HARD, Grade
from leadcoach.errors import LeadcoachError, StoreError
from leadcoach.services.recall import Asked, Recall, cards_text
from leadcoach.text import _
from leadcoach.ui.screens.base import AreaScreen, reading_keys
from leadcoach.ui.screens.recall_lines import about_cards, grade_line, next_sentence
from leadcoach.ui.widgets.fields import CellField
from leadcoach.ui.widgets.line_list import LineList, ListLine
from leadcoach.ui.widgets.plain_text import plain
from leadcoach.ui.widgets.prose_view import ProseView

SHOW, BACK, PRACTISE = "show", "back", "practise"
ROUND_THE_TEXT = 6
"""Lines of the screen that are neither text nor choices: area line, title, line below it, margin, key line."""
MILLISECOND = timedelta(milliseconds=1)


class RecallScreen(AreaScreen):
    """Asks the cards it was given; every grade is kept at once, so it can be left at any time."""

    AREA = "today"
    FIRST_KEYS: ClassVar[tuple[str, ...]] = (SHOW, "grade(0)", "grade(1)", "grade(2)", BACK)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", SHOW, _("Show the answer"), tooltip=_("Show the answer of this card"), id="recall.show"),
        Binding("1", "grade(0)", _("Again"), tooltip=_("I did not have it; it comes sooner"), id="recall.again"),
        Binding("2", "grade(1)", _("Hard"), tooltip=_("I had part of it; the gap stays"), id="recall.hard"),
        Binding("3", "grade(2)", _("Good"), tooltip=_("I had it; the gap grows"), id="recall.good"),
        Binding("escape", BACK, _("End"), tooltip=_("End here; every grade is kept"), id="recall.end"),
        *reading_keys("recall"),
    ]
    HELP = _(
        """## Recall

Say your answer, or type it: what you type is not kept. **Enter** shows the answer. Then say how it went:

- **1** again: you did not have it. It comes sooner.
- **2** hard: you had part of it, or it took long. The gap stays.
- **3** good: you had it. The gap grows: 2, 5, 12, 25, 45 days.

**Esc** ends at any time. Cards you did not come to wait for you."""
    )

    def __init__(self, title: str, asked: tuple[Asked, ...]) -> None:
        super().__init__()
        self._title = title
        self._asked = asked
        self._at = 0
        self._shown = False
        self._grades: list[Grade] = []
        self._since: datetime | None = None
        self._latency = 0

    # Layout ------------------------------------------------------------------------------------------------------

    def where(self) -> str:
        """What this is, for the area line."""
        return self._title

    def compose_area(self) -> ComposeResult:
        """The question, a place for an answer, the answer, and what to choose."""
        yield Static(plain(self._title), id="title")
        yield Static(id="subtitle", markup=False)
        with VerticalScroll(id="body", can_focus=False):
            yield ProseView(id="question")
            yield Static(id="said", classes="note", markup=False)
            yield CellField(id="attempt")
            yield ProseView(id="answer")
        yield LineList(id="choices")

    def on_mount(self) -> None:
        """Ask the first card, or say where cards come from."""
        self.recall = Recall(self.coach.desk)
        self.watch(self._body, "virtual_size", self._measured, init=False)
        self._ask()

    def on_resize(self) -> None:
        """Let the choices stand right below the text, and the text scroll when there is too much of it."""
        body, choices = self._body, self.query_one("#choices", LineList)
        choices.styles.height = len(choices.lines)
        body.styles.height = "auto"
        body.styles.max_height = max(1, self.size.height - ROUND_THE_TEXT - len(choices.lines))

    def reload(self) -> None:
        """Say anew what comes next, where no card is asked."""
        if self.is_mounted and self.card is None:
            self._ask()

    @property
    def card(self) -> Asked | None:
        """The card that is asked; None when there are no more."""
        return self._asked[self._at] if self._at < len(self._asked) else None

    # One card ----------------------------------------------------------------------------------------------------

    def _ask(self) -> None:
        """Show a question without its answer, or the end."""
        card = self.card
        self._shown = False
        self._attempt.put("")
        if card is None:
            self._say_end()
            return
        self._since = self.coach.desk.clock().at
        self._say_place(card)
        say = _("Say your answer, or type it (it is not kept).")
        self._say((Para((Run(card.card.question, strong=True),)),), say, typing=True)
        self._choose([ListLine(SHOW, _("Show the answer"), "Enter", "→")])
        self._attempt.focus(scroll_visible=False)

    def action_show(self) -> None:
        """Show the answer below what was typed."""
        card = self.card
        if card is None or self._shown or self._since is None:
            return
        self._shown = True
        self._latency = (self.coach.desk.clock().at - self._since) // MILLISECOND
        typed = self._attempt.content.strip()
        answer = (Heading(3, (Run(_("Answer")),)), *card.card.answer)
        said = _("You wrote: {text}").format(text=typed) if typed else ""
        self._say(self.query_one("#question", ProseView).prose, said, answer)
        self._choose([grade_line(grade, card) for grade in GRADES])
        choices = self.query_one("#choices", LineList)
        # The grade in the middle, so that a key pressed twice decides least.
        choices.go_to(str(HARD))
        choices.focus()
        self.call_after_refresh(self._measured)

    def action_grade(self, grade: int) -> None:
        """Keep how it went, and ask the next card."""
        card = self.card
        if card is None or not self._shown:
            return
        try:
            self.recall.grade(card.card.id, GRADES[grade], self._latency)
        except StoreError as error:
            self.coach.refused(error)
            return
        self._grades.append(GRADES[grade])
        self._at += 1
        self._ask()

    @on(LineList.Chosen)
    def _chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        if event.id == SHOW:
            self.action_show()
        elif event.id == BACK:
            self.action_back()
        elif event.id == PRACTISE:
            open_week(self, self._week_to_practise())
        else:
            self.action_grade(int(event.id))

    @on(CellField.Submitted)
    def _typed(self, event: CellField.Submitted) -> None:
        event.stop()
        self.action_show()

    # The end -----------------------------------------------------------------------------------------------------

    def _say_end(self) -> None:
        """Say when the next cards come; without any card before, also where cards come from."""
        count = len(self._grades)
        self.query_one("#subtitle", Static).update("")
        done = self.done(self._grades) if count else _("No card is waiting now.")
        said = Para((Run(f"{done} {next_sentence(self.recall.coming())}".strip(), strong=True),))
        week = 0 if count else self._week_to_practise()
        self._say((said,) if count else (said, *about_cards()))
        practise = _("Practise the cards of week {number} now").format(number=week)
        lines = [ListLine(PRACTISE, practise, glyph="?")] if week else []
        self._choose([*lines, ListLine(BACK, _("Back"), glyph="←")])
        self.query_one("#choices").focus()

    def done(self, grades: list[Grade]) -> str:
        """Say what was done here."""
        return _("That was {cards}.").format(cards=cards_text(len(grades)))

    def _week_to_practise(self) -> int:
        """Give the number of the week of today if it has cards, else 0."""
        number = self.coach.desk.week() or 0
        week = self.coach.desk.outline.week(number)
        return number if week and week.card_ids else 0

    # Drawing -----------------------------------------------------------------------------------------------------

    @property
    def _body(self) -> VerticalScroll:
        return self.query_one("#body", VerticalScroll)

    @property
    def _attempt(self) -> CellField:
        return self.query_one("#attempt", CellField)

    def _say_place(self, card: Asked) -> None:
        kind = {"fact": _("a fact"), "case": _("a case")}.get(card.card.kind, card.card.kind)
        place = _("Card {number} of {count} · week {week} · {kind}")
        said = place.format(number=self._at + 1, count=len(self._asked), week=card.week, kind=kind)
        self.query_one("#subtitle", Static).update(plain(said))

    def _say(self, question: Prose, said: str = "", answer: Prose = (), *, typing: bool = False) -> None:
        note, shown = self.query_one("#said", Static), self.query_one("#answer", ProseView)
        self.query_one("#question", ProseView).update(question)
        note.update(plain(said))
        note.display = bool(said)
        self._attempt.display = typing
        shown.update(answer)
        shown.display = bool(answer)
        self._body.scroll_home(animate=False, immediate=True)

    def _choose(self, lines: list[ListLine]) -> None:
        self.query_one("#choices", LineList).set_lines(lines)
        self.on_resize()
        self.refresh_bindings()

    def _measured(self) -> None:
        """Show the answer when it is known where it stands; only then is it known whether there is more to read."""
        if self._shown:
            self._body.scroll_to(y=self.query_one("#answer").virtual_region.y, animate=False)
        self.refresh_bindings()

    # Keys --------------------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The answer is shown once; a grade needs an answer; reading on needs something below."""
        if action == SHOW:
            return self.card is not None and not self._shown
        if action == "grade":
            return self._shown
        if action == "read":
            return self.is_mounted and self._body.max_scroll_y > 0
        return super().check_action(action, parameters)

    def action_read(self, direction: int) -> None:
        """Scroll the text by most of its height."""
        self._body.scroll_relative(y=direction * max(1, self._body.size.height - 1), animate=False)


class WeekCardsScreen(RecallScreen):
    """The cards of one week, as practice."""

    AREA = "programme"


class OlderCardsScreen(WeekCardsScreen):
    """Cards not touched for long; the week that brings them back asks how many were known."""

    def done(self, grades: list[Grade]) -> str:
        """Say also how many were good."""
        good = grades.count(GOOD)
        return _("That was {cards}; you had {good}.").format(cards=cards_text(len(grades)), good=good)


def open_today(screen: AreaScreen) -> None:
    """Open the cards of today."""
    _open(screen, lambda recall: RecallScreen(_("Recall"), recall.due()))


def open_week(screen: AreaScreen, number: int) -> None:
    """Open the cards of a week, due or not."""
    title = _("Recall cards of week {number}").format(number=number)
    _open(screen, lambda recall: WeekCardsScreen(title, recall.of_week(number)))


def open_older(screen: AreaScreen, number: int) -> None:
    """Open the cards not touched for long that a week brings back."""
    _open(screen, lambda recall: OlderCardsScreen(_("Recall cards from before"), recall.older(number)))


def _open(screen: AreaScreen, make: Callable[[Recall], RecallScreen]) -> None:
    try:
        screen.app.push_screen(make(Recall(screen.coach.desk)))
    except LeadcoachError as error:
        screen.notify(error.message, severity="error", markup=False)
