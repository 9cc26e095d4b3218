"""The module walk: from one step to the next, and what each answer leaves."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import Static

from leadcoach.domain.prose import Para, Run
from leadcoach.errors import StoreError
from leadcoach.services.noticing import finding_sentences
from leadcoach.services.walking import Kept
from leadcoach.text import _
from leadcoach.ui.screens.base import reading_keys
from leadcoach.ui.screens.walk_step import StepScreen
from leadcoach.ui.widgets.asks.base import AskWidget
from leadcoach.ui.widgets.plain_text import plain


class WalkScreen(StepScreen):
    """Shows one step of a module after the other."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "next", _("Go on"), tooltip=_("Keep this answer and go on"), id="walk.next"),
        Binding("ctrl+b", "previous", _("Step back"), tooltip=_("To the step before"), id="walk.previous"),
        *reading_keys("walk"),
        Binding(
            "ctrl+o",
            "put_aside",
            _("Put aside"),
            tooltip=_("Skip this step; it costs nothing"),
            id="walk.skip",
        ),
        Binding(
            "ctrl+t",
            "distance",
            _("From a distance"),
            tooltip=_("The question as advice to a colleague, or as it was"),
            id="walk.distance",
        ),
        Binding("ctrl+g", "evidence", _("Sources"), show=False, tooltip=_("What this rests on"), id="walk.sources"),
    ]

    FIRST_KEYS: ClassVar[tuple[str, ...]] = ("next", "previous", "read(1)")

    # Keys --------------------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Reading on needs something below; going back a step needs a step before."""
        if action == "previous":
            return not self.way.first and not self._single
        if action == "distance":
            return bool(self.step.ask and self.step.ask.distance)
        if action == "read" and parameters == (1,):
            return self.is_mounted and self.body.max_scroll_y > 0
        return super().check_action(action, parameters)

    @property
    def _single(self) -> bool:
        """Whether the step stands for itself: a log, a setting, or a step of a week's own walk."""
        return self.way.single

    # Going on ----------------------------------------------------------------------------------------------------

    async def action_next(self) -> None:
        """Keep the answer; show what comes after it, or go to the next step."""
        if self._ask is not None:
            self._ask.settle()
            if self._revealed and self._ask.answer == self._finished:
                await self._turn()
                return
        kept = self._finish()
        if kept is None:
            return
        answer = self._ask.answer if self._ask else None
        if kept.problems and self._ask is not None and self._warned != answer:
            self._warned = answer
            self._ask.say_problems(kept.problems)
            self.call_after_refresh(self.show_trouble)
            self.coach.bell()
            return
        if self._something_to_show(kept):
            await self._reveal(kept)
            return
        await self._turn()

    def _something_to_show(self, kept: Kept) -> bool:
        if self._revealed or self._ask is None or self._ask.answer.empty or kept.problems:
            return False
        return bool(self.step.after or (self.step.show and not self.step.show_first) or kept.findings)

    async def _reveal(self, kept: Kept) -> None:
        self._revealed = True
        answer = self._ask.answer if self._ask else None
        said = finding_sentences(kept.findings, self.coach.desk.outline.findings, answer)
        await self.body.add([*(Static(plain(f"→ {each}"), classes="finding") for each in said), *self._after()])

    async def _turn(self) -> None:
        if self._single:
            self._release()
            self.depart()
            self.app.pop_screen()
            return
        if self.way.go_on():
            await self.show_step()
            return
        self._release()
        self.coach.leave_at("")
        self._say_end()
        if self.module.id == "profile":
            self._begin()
            return
        self.app.pop_screen()

    def _say_end(self) -> None:
        if self.module.id != "profile":
            self.notify(self.way.end(), title=self.module.title, markup=False)

    def _begin(self) -> None:
        """After the first run: begin the programme and open its first step."""
        if not self.coach.programme.begun():
            self.coach.programme.begin()
        self.app.pop_screen()
        week = self.coach.desk.outline.week(1)
        done = self.coach.programme.progress().done
        if week is not None and week.written and not any(subject.startswith(week.id) for subject in done):
            self.coach.call_later(self.coach.open_walk, week.opening.id, week.opening.steps[0].id)

    async def action_previous(self) -> None:
        """Go one step back; what was typed stays as a draft."""
        if self.way.first or not self.leave():
            return
        self.way.go_back()
        await self.show_step()

    def action_read(self, direction: int) -> None:
        """Scroll the text by most of a screen."""
        self.body.read(direction)

    async def action_put_aside(self) -> None:
        """Skip this step; it can be answered at any time."""
        if self._open is None or not self.leave():
            return
        self.walking.put_aside(self._open)
        self.notify(_("Put aside. It costs nothing, and you can come back to it."), markup=False)
        await self._turn()

    def action_distance(self) -> None:
        """Show the question as advice to a colleague, or as it was."""
        self._far = not self._far
        far = self.step.ask.distance if self.step.ask else ""
        self.body.say((Para((Run(far),)),) if self._far and far else self.step.before)

    def action_evidence(self) -> None:
        """Show what the module rests on."""
        from leadcoach.ui.screens.sources import SourcesScreen

        self.app.push_screen(SourcesScreen(self.coach.desk, self.module, self.step))

    def leave(self) -> bool:
        """Keep what was typed as a draft."""
        if not self.coach.keeper.flush():
            return False
        self._release()
        if self._alone:
            self.depart()
        return True

    # Keeping -----------------------------------------------------------------------------------------------------

    @on(AskWidget.Submitted)
    async def _submitted(self, event: AskWidget.Submitted) -> None:
        event.stop()
        await self.action_next()

    def _finish(self) -> Kept | None:
        if self._open is None:
            return None
        try:
            kept = self.walking.finish(self._open, self._ask.answer if self._ask else None)
        except StoreError as error:
            self.coach.refused(error)
            return None
        if kept.overtaken:
            self.notify(_("This answer was changed elsewhere meanwhile; that wording is kept."), markup=False)
        if kept.saved and self._ask is not None:
            ask = self._ask.ask
            self._finished = self._ask.answer
            self.coach.saved(self._open.document, {ask.id: self._ask.answer.to_json()})
            self._open, self._touched = self.walking.reopen(self._open), False
        return kept
