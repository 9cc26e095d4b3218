"""A worksheet as it is drawn: headings, text, its questions, and lines that lead to steps."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import chain

from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from leadcoach.domain.answers import Answer
from leadcoach.domain.asks import Ask, blank
from leadcoach.domain.lints import findings, names_for
from leadcoach.domain.problems import Problem
from leadcoach.domain.records import Draft
from leadcoach.services.desk import Desk
from leadcoach.services.noticing import finding_sentences
from leadcoach.services.sheet_parts import OpenSheet, SheetPart, renewed
from leadcoach.services.walking import Walking
from leadcoach.services.wording import kept_from
from leadcoach.text import _, ngettext
from leadcoach.ui.widgets.asks.base import AskWidget
from leadcoach.ui.widgets.asks.make import ask_widget
from leadcoach.ui.widgets.plain_text import plain
from leadcoach.ui.widgets.prose_view import ProseView
from leadcoach.ui.widgets.step_door import StepDoor

DraftSource = Callable[[], Draft | None]
SEEN = 4
"""Lines of a question of which it is clear what it asks."""


class SheetBody(VerticalScroll, can_focus=False):
    """Shows every part of a worksheet below the other and knows what stands in each."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(id="body")
        self._desk = desk
        self._walking = Walking(desk)
        self._keys: dict[AskWidget, str] = {}
        self._noticed: dict[AskWidget, Static] = {}
        self._parts: dict[str, SheetPart] = {}
        self._lines: tuple[SheetPart, ...] = ()
        self._sources: tuple[DraftSource, ...] = ()
        self.touched: set[str] = set()
        """The keys of the parts that were typed in since they were last made to last."""

    # Drawing -----------------------------------------------------------------------------------------------------

    async def show(self, sheet: OpenSheet, door: str = "") -> None:
        """Draw a worksheet as it stands, and go to where the cursor was, or to the line of the step `door`."""
        await self.remove_children()
        self._keys, self._noticed = {}, {}
        self._parts = {part.key: part for part in sheet.parts if part.key}
        self._lines = tuple(part for part in sheet.parts if part.leads_to)
        headed = any(part.step.part for part in sheet.parts)
        await self.mount(*(widget for part in sheet.parts for widget in self._section(sheet, part, headed=headed)))
        self._sources = tuple(
            partial(self._draft_of, widget) for widget, key in self._keys.items() if self._parts[key].opened
        )
        for widget in self._keys:
            self.notice(widget)
        left = next((each for each in self.query(StepDoor) if each.subject == door), None)
        if left is not None:
            left.focus()
        else:
            self._enter(sheet)

    def _section(self, sheet: OpenSheet, part: SheetPart, *, headed: bool) -> Iterator[Widget]:
        if part.leads_to:
            yield StepDoor(part.leads_to, _heading(part), _state(part))
        elif headed:
            yield Static(plain(_heading(part)), classes="heading")
        if part.step.before:
            yield ProseView(part.step.before)
        if part.leads_to:
            return
        if part.opened and part.opened.kept_at:
            yield Static(plain(kept_from(part.opened.kept_at, self._desk.clock())), classes="note")
        if part.ask is not None:
            yield self._ask(sheet, part, part.ask)
            yield self._noticed[next(reversed(self._keys))]

    def _ask(self, sheet: OpenSheet, part: SheetPart, ask: Ask) -> AskWidget:
        answer = (part.opened.answer if part.opened else sheet.answers.get(part.key)) or blank(ask)
        proposal = bool(part.opened and part.opened.proposal)
        widget = ask_widget(ask, answer, new_row_id=self._desk.new_id, today=self._desk.clock().day, proposal=proposal)
        self._keys[widget] = part.key
        self._noticed[widget] = Static(classes="finding")
        self._noticed[widget].display = False
        return widget

    def _enter(self, sheet: OpenSheet) -> None:
        key, _slash, field = sheet.field.partition(":")
        wanted = next((widget for widget, name in self._keys.items() if name == key), None)
        if wanted is not None:
            wanted.go_to(field, sheet.cursor)
        else:
            self.focus_first()
        if wanted is not None and (sheet.kept_at or sheet.base):
            self.call_after_refresh(wanted.scroll_visible, animate=False, top=True)
        elif sheet.base or any(part.times for part in sheet.parts):
            # Who was here before need not pass the introduction again.
            self.call_after_refresh(self._pass_introduction)
        else:
            self.call_after_refresh(self.scroll_home, animate=False)

    def _pass_introduction(self) -> None:
        """Show the first question or line, and all above it where there is room for both."""
        self.scroll_home(animate=False)
        first = self._first()
        if first is not None and first.virtual_region.y + SEEN > self.size.height:
            first.scroll_visible(animate=False)

    def _places(self) -> list[AskWidget | StepDoor]:
        """Give the questions and the lines that lead somewhere, in order."""
        return [each for each in self.query("*") if isinstance(each, AskWidget | StepDoor)]

    def _first(self) -> AskWidget | StepDoor | None:
        """Give where to begin; of nothing but lines the first whose week has come and that has no answer."""
        places, now = self._places(), self._desk.week() or 0
        waiting = {part.leads_to for part in self._lines if not part.times and 0 < part.week <= now}
        open_ones = (each for each in places if isinstance(each, StepDoor) and each.subject in waiting)
        return next(chain(open_ones if self.leads_on else (), places), None)

    def focus_first(self) -> None:
        """Put the focus on the first question, or on the first line that leads somewhere."""
        first = self._first()
        if isinstance(first, AskWidget):
            first.go_to("", (0, 0))
        elif first is not None:
            first.focus(scroll_visible=False)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to answer here, and no line that leads to something."""
        return not self._keys and not self.query(StepDoor)

    @property
    def leads_on(self) -> bool:
        """Whether it has nothing but lines that lead to steps."""
        return not self._keys and bool(self.query(StepDoor))

    def touch(self, widget: AskWidget) -> bool:
        """Note that a part was typed in, and tell whether it is kept elsewhere from now on.

        What repeats and was drawn on a day that is over belongs to today from its first key on.
        """
        key = self._keys[widget]
        if key in self.touched:
            return False
        self.touched.add(key)
        before, self._parts[key] = self._parts[key], renewed(self._desk, self._parts[key])
        return self._parts[key] is not before

    @property
    def forgets(self) -> bool:
        """Whether something was typed that only the screen holds, because it is never kept."""
        asks = (part.ask for key, part in self._parts.items() if key in self.touched)
        return any(ask.keep == "nothing" for ask in asks if ask)

    def current(self, sheet: OpenSheet) -> OpenSheet:
        """Give the worksheet with its parts as they are kept by now."""
        return replace(sheet, parts=tuple(self._parts.get(part.key, part) for part in sheet.parts))

    def settle(self) -> None:
        """Put what was meant in the place of what was typed, before it is made to last."""
        for widget in self._keys:
            widget.settle()

    # What stands in it -------------------------------------------------------------------------------------------

    @property
    def answers(self) -> Mapping[str, Answer]:
        """The answer of each part by its key."""
        return {key: widget.answer for widget, key in self._keys.items()}

    @property
    def place(self) -> tuple[str, tuple[int, int]]:
        """Which field has the cursor, led by the key of its part and a colon, and its row and column there."""
        focused = next((widget for widget in self._keys if widget.has_focus_within), None)
        field, cursor = focused.place if focused else ("", (0, 0))
        return f"{self._keys[focused] if focused else ''}:{field}", cursor

    @property
    def sources(self) -> tuple[DraftSource, ...]:
        """For each step shown here, what gives its draft."""
        return self._sources

    def _draft_of(self, widget: AskWidget) -> Draft | None:
        opened = self._parts[self._keys[widget]].opened
        if opened is None:
            return None
        untouched = blank(widget.ask) if opened.proposal else opened.answer
        if self._keys[widget] not in self.touched and not opened.kept_at and widget.answer == untouched:
            return None
        field, cursor = widget.place
        return self._walking.draft(opened, widget.answer, field, cursor)

    # Saying ------------------------------------------------------------------------------------------------------

    def notice(self, widget: AskWidget) -> None:
        """Say below a question what its lints notice in the answer."""
        lints = names_for(widget.ask)
        said = self._noticed.get(widget)
        if not lints or said is None:
            return
        found = findings(lints, widget.answer, self._desk.words())
        sentences = finding_sentences(found, self._desk.outline.findings, widget.answer)
        said.update(plain("\n".join(f"→ {sentence}" for sentence in sentences)))
        said.display = bool(sentences)

    def say_problems(self, wrong: tuple[Problem, ...]) -> None:
        """Say beside each question what is wrong with it; fields are led by the key of the part."""
        for widget, key in self._keys.items():
            prefix = f"{key}:"
            widget.say_problems(
                tuple(
                    Problem(each.sentence, each.field.removeprefix(prefix))
                    for each in wrong
                    if each.field.startswith(prefix)
                )
            )

    def go_on(self, widget: AskWidget) -> None:
        """Go to the next question or line below one that is answered."""
        places = self._places()
        following = places[places.index(widget) + 1 :]
        if following and isinstance(following[0], AskWidget):
            following[0].go_to("", (0, 0))
        elif following:
            following[0].focus()


def _heading(part: SheetPart) -> str:
    if not part.week:
        return part.step.title
    return _("{title} · week {week}").format(title=part.step.title, week=part.week)


def _state(part: SheetPart) -> str:
    if not part.times:
        return _("not answered yet")
    said = ngettext("answered on {day}", "answered {count} times, last on {day}", part.times)
    return said.format(count=part.times, day=part.last)
