"""The team pulse, and the team count of the culture test: whether it may be, how, and what came of it."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from leadcoach.domain.ballots import Closed, TalkOnly
from leadcoach.domain.blocks import spoken
from leadcoach.services.pulse import FORMS, SHEET, Hurdle, Pulses
from leadcoach.services.walking import OpenStep
from leadcoach.services.wording import day_text
from leadcoach.text import _
from leadcoach.ui.screens.ballots import BallotScreen, watched
from leadcoach.ui.screens.base import AreaScreen, reading_keys, scroll_on
from leadcoach.ui.widgets.line_list import LineList, ListLine
from leadcoach.ui.widgets.plain_text import plain
from leadcoach.ui.widgets.reading_view import NextChosen, ReadingView

CULTURE = "culture-test"
CARDS = ("w04.toolset", "items")
TEAM = ("profile", "team")
HAND, PAPER, TALK, FIRST, SIZE = "hand", "paper", "talk", "first", "size"


class PulseScreen(AreaScreen):
    """Says what stands in the way, offers the ways to hold a round, and shows what was kept.

    `form` is `pulse` or `culture-test`. A `step` of the weeks that led here is answered with the worksheet.
    """

    AREA = "workbench"
    BINDINGS: ClassVar[list[BindingType]] = [*reading_keys("pulse")]

    def __init__(self, form: str = SHEET, step: OpenStep | None = None) -> None:
        super().__init__()
        self._form = FORMS[form].id
        self._step = step

    def where(self) -> str:
        """What it is, for the area line."""
        return _title(self._form)

    def compose_area(self) -> ComposeResult:
        """Title, what is to be known, the ways, and the reading."""
        yield Static(plain(_title(self._form)), id="title")
        with VerticalScroll(id="body", can_focus=False):
            yield Static(id="gate", classes="note", markup=False)
            yield LineList(id="ways")
            yield Static(id="paper", classes="note", markup=False)
            yield ReadingView()

    def on_mount(self) -> None:
        """Put the focus on the ways."""
        self.pulses = Pulses(self.coach.desk, self._form)
        if self._form == SHEET:
            self.arrive(f"worksheet/{SHEET}")
        self.query_one(LineList).focus(scroll_visible=False)
        self.call_after_refresh(self.query_one("#body").scroll_home, animate=False)

    def reload(self) -> None:
        """Look again at what stands in the way and what was kept."""
        self.pulses = Pulses(self.coach.desk, self._form)
        hurdle = self.pulses.hurdle()
        self.query_one("#gate", Static).update(plain(self._gate(hurdle)))
        lines = self._lines(hurdle)
        shown = self.query_one(LineList)
        shown.set_lines(lines, keep=shown.cursor_id)
        shown.styles.height = len(lines) + 1
        paper = self.query_one("#paper", Static)
        paper.display = hurdle not in {"few", "statements"}
        paper.update(plain(_on_paper(self._form)))
        said = self.pulses.results()
        if said is not None:
            same = spoken(said.reading.title, said.phrases) == _title(self._form)
            self.query_one(ReadingView).show(replace(said.reading, title=()) if same else said.reading, said.phrases)

    def _gate(self, hurdle: Hurdle) -> str:
        """Say what may be done, and why not more."""
        match hurdle:
            case "few":
                size = self.pulses.team()
                told = _("Your team has {count}.").format(count=size) if size else _("No team size is told yet.")
                return _(
                    "Numbers need five people or more, without you. {told} Below that you talk over cards."
                ).format(told=told)
            case "statements":
                return _("This programme has no statements for a round of ballots.")
            case "hr":
                return _("First a word with HR or the works council. Until then you talk over cards.")
            case "notice":
                return _("First the team should know what is kept. Until then you talk over cards.")
        kept = _("Nothing is kept below five ballots. Nobody's answer is kept at all.")
        day = self.pulses.apart_from()
        if day is None:
            return kept
        soon = _("A round before {day} only gives rounded means, and no change.").format(day=day_text(day))
        return f"{kept} {soon}"

    def _lines(self, hurdle: Hurdle) -> list[ListLine]:
        lines: list[ListLine] = []
        if not hurdle:
            lines += [
                ListLine(HAND, _("Hand the keyboard round"), _("about {count} min each").format(count=1), "▸"),
                ListLine(PAPER, _("Type in paper ballots"), _("somebody from the team types"), "▸"),
            ]
        if hurdle == "few":
            lines.append(ListLine(SIZE, _("How many people are in your team"), "", "○"))
        elif hurdle != "statements":
            done = _("open") if hurdle in {"hr", "notice"} else _("done")
            left = _("Before the first round: HR, the notice, sharing")
            lines.append(ListLine(FIRST, left, done, "○" if hurdle else "●"))
        if self._form == SHEET:
            lines.append(ListLine(TALK, _("Talk only, over cards"), _("no numbers"), "▸"))
            lines.append(ListLine(CULTURE, _title(CULTURE), _("eight lines"), "▸"))
        return lines

    # Choosing ----------------------------------------------------------------------------------------------------

    @on(LineList.Chosen)
    def _choose(self, event: LineList.Chosen) -> None:
        event.stop()
        match event.id:
            case "hand" | "paper":
                self._begin(event.id)
            case "first":
                self._open_sheet()
            case "talk":
                self.coach.open_walk(*CARDS)
            case "size":
                self.coach.open_walk(*TEAM, single=True)
            case _:
                self.app.push_screen(PulseScreen(CULTURE))

    def _begin(self, way: str) -> None:
        """Open the ballots, unless something would take them down."""
        if watched(self.app):
            why = _("Textual's own log, debugging or screenshots are on and would keep what is typed. Switch them off.")
            self.notify(why, severity="error", markup=False)
            return
        self.app.push_screen(_ballots(way, self.pulses), self._show_what_came)

    def _open_sheet(self) -> None:
        from leadcoach.ui.screens.worksheet import WorksheetScreen

        self.app.push_screen(WorksheetScreen(SHEET, self._step if self._form == SHEET else None))

    def _show_what_came(self, found: Closed | TalkOnly | None) -> None:
        """Show what came of a round."""
        if isinstance(found, TalkOnly):
            words = _("Nothing was kept, so nobody can be found in it. Talk over two cards, and agree on one thing.")
            self.notify(words, markup=False)
            self.query_one(LineList).go_to(TALK)
        elif found is not None:
            self.notify(_("The round is closed. All ballots are forgotten."), markup=False)
            self.call_after_refresh(self.query_one(ReadingView).scroll_visible, animate=False, top=True)
        self.reload()

    @on(NextChosen)
    def _follow(self, event: NextChosen) -> None:
        event.stop()
        self.coach.open_walk(event.next.to.file, event.next.to.ask)

    def action_read(self, direction: int) -> None:
        """Scroll by most of a screen."""
        scroll_on(self.query_one("#body"), direction)

    def leave(self) -> bool:
        """Go back to where one was."""
        if self._form == SHEET:
            self.depart()
        return True


def _title(form: str) -> str:
    return _("Team count of the learning culture test") if form == CULTURE else _("Team pulse")


def _on_paper(form: str) -> str:
    """Say how to print what is needed on paper."""
    ballot = "culture-ballot" if form == CULTURE else "ballot"
    commands = (f"leadcoach read {ballot} -o {ballot}.pdf", "leadcoach read hand-team-notice -o notice.pdf")
    return _("Ballots to print:  {ballot}\nFor the team:      {notice}").format(ballot=commands[0], notice=commands[1])


def _ballots(way: str, pulses: Pulses) -> BallotScreen:
    from leadcoach.ui.screens.ballot_hand_over import HandOverScreen
    from leadcoach.ui.screens.ballot_paper import PaperScreen

    return HandOverScreen(pulses) if way == HAND else PaperScreen(pulses)
