"""Ballots: the rules of the room, one ballot after the other, and the end. This page forgets.

Nothing here is ever a draft: no answer reaches the keeper, the store, a notice, or a name in the program that is shown
anywhere. A ballot lives in its screen until it is handed in, and then only as one more in the counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal

from textual import constants, events
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from leadcoach.domain.ballots import FEWEST, Closed, TalkOnly
from leadcoach.errors import StoreError
from leadcoach.services.pulse import Pulses
from leadcoach.text import _, ngettext
from leadcoach.ui.modals.confirm import ConfirmModal
from leadcoach.ui.widgets.plain_text import plain

Stage = Literal["rules", "between", "ballot", "sure", "joined", "close"]
NOBODY, SOMEBODY = "1", "2"
"""The keys that say whether somebody joined or left."""


def watched(app: App[int]) -> bool:
    """Whether something beside the screen takes down keys or pictures: a log, the tools of developers."""
    recorded = constants.LOG_FILE is not None or constants.DEBUG or constants.SCREENSHOT_DELAY >= 0
    return recorded or app.devtools is not None


class BallotScreen(ModalScreen[Closed | TalkOnly | None]):
    """Takes in ballots; gives what was kept of them, or None where the round was left."""

    ALLOW_SELECT: ClassVar[bool] = False
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "on", _("Go on"), tooltip=_("To the next page of the ballots"), id="ballot.on"),
        Binding("escape", "back", _("Back"), tooltip=_("Back; what would be lost is asked first"), id="ballot.back"),
        Binding(
            "ctrl+e", "end", _("Everybody has answered"), tooltip=_("End the round, when all have"), id="ballot.end"
        ),
    ]
    DEFAULT_CSS = """
    #ballot { width: 100%; height: 1fr; background: $background; padding: 0 2; align: center middle; }
    #ballot Static { width: 100%; max-width: 74; height: auto; }
    #ballot-title { color: $accent; text-style: bold; margin-bottom: 1; }
    #ballot-keys { dock: bottom; width: 100%; height: auto; padding: 0 2; background: $surface; color: $text-muted; }
    """

    def __init__(self, pulses: Pulses) -> None:
        super().__init__()
        self._pulses = pulses
        self._counts = pulses.open()
        self._stage: Stage = "rules"
        self._palette = True

    def compose(self) -> ComposeResult:
        """A title, the text of the page, and its keys."""
        with VerticalScroll(id="ballot", can_focus=False):
            yield Static(id="ballot-title", markup=False)
            yield Static(id="ballot-text", markup=False)
        yield Static(id="ballot-keys", markup=False)

    def on_mount(self) -> None:
        """Begin with the rules; the palette stays away, because somebody else sits here now."""
        self._palette, self.app.use_command_palette = self.app.use_command_palette, False
        self.go("rules")

    def on_unmount(self) -> None:
        """Let everything go."""
        self.app.use_command_palette = self._palette
        self.drop()
        self._counts.forget()

    # What a kind of ballot says and does itself ------------------------------------------------------------------

    def begin_words(self) -> tuple[str, str]:
        """Give what is said between two ballots, and what Enter does there."""
        raise NotImplementedError

    def show_ballot(self) -> None:
        """Show the ballot as far as it is filled in."""
        raise NotImplementedError

    def ballot(self) -> dict[str, int]:
        """Give the ballot that is about to be handed in."""
        raise NotImplementedError

    def drop(self) -> None:
        """Let go of the ballot that was begun."""
        raise NotImplementedError

    # Pages -------------------------------------------------------------------------------------------------------

    @property
    def stage(self) -> Stage:
        """Which page is shown."""
        return self._stage

    def go(self, stage: Stage) -> None:
        """Show a page."""
        self._stage = stage
        match stage:
            case "rules":
                self.say(_("Rules of the room"), rules(), _("Enter: we agree, begin · Esc: not now"))
            case "between":
                self._say_between()
            case "ballot" | "sure":
                self.show_ballot()
            case "joined":
                self._say_joined()
            case "close":
                self.say(self._count(), self._last_words(), _("Enter: end the round · Esc: back, somebody is missing"))

    def say(self, title: str, lines: Sequence[str], keys: str) -> None:
        """Put words on the page; whatever stood there is gone."""
        self.query_one("#ballot-title", Static).update(plain(title))
        self.query_one("#ballot-text", Static).update(plain("\n\n".join(lines)))
        self.query_one("#ballot-keys", Static).update(plain(keys))

    def _count(self) -> str:
        count = self._counts.ballots
        return ngettext("{count} ballot so far", "{count} ballots so far", count).format(count=count)

    def _say_between(self) -> None:
        words, enter = self.begin_words()
        keys = [_("Enter: {does}").format(does=enter)]
        keys += [_("Ctrl+E: everybody has answered")] if self._counts.ballots else []
        self.say(self._count(), (words,), " · ".join([*keys, _("Esc: leave")]))

    def _say_joined(self) -> None:
        asked = _("Has somebody joined or left the team since the last time?")
        why = _("If so, means are rounded this time and no change is shown, because it could point to that person.")
        keys = _("{no}: nobody · {yes}: somebody · Esc: back").format(no=NOBODY, yes=SOMEBODY)
        self.say(asked, (why, *self._last_words()), keys)

    def _last_words(self) -> tuple[str, ...]:
        once = _("After this nothing can be added, and no ballot can be looked at.")
        if self._counts.ballots > self._pulses.team():
            return (once, _("These are more ballots than people in the team. Was one counted twice?"))
        if self._counts.ballots >= FEWEST:
            return (once,)
        return (once, _("Below five ballots nothing is kept. You talk over the cards instead."))

    # Keys --------------------------------------------------------------------------------------------------------

    def action_on(self) -> None:
        """Go on to the next page."""
        if self._stage == "rules":
            self.go("between")
        elif self._stage == "between":
            self.go("ballot")
        elif self._stage == "sure":
            self._hand_in()
        elif self._stage == "close":
            self._end(membership_changed=False)

    def action_back(self) -> None:
        """Go back; a ballot or a round that would be lost is asked for."""
        if self._stage in {"ballot", "sure"}:
            question = _("Throw this ballot away? It can be begun again.")
            self.app.push_screen(ConfirmModal(question, _("Throw it away")), self._thrown)
        elif self._stage in {"joined", "close"}:
            self.go("between")
        elif not self._counts.ballots:
            self.dismiss(None)
        else:
            question = _("Leave? Every ballot handed in so far is gone, and the round begins again.")
            self.app.push_screen(ConfirmModal(question, _("Let all ballots go")), self._left)

    def action_end(self) -> None:
        """End the round, after the last questions."""
        if self._stage == "between" and self._counts.ballots:
            kept = self._counts.ballots >= FEWEST
            self.go("joined" if kept and self._pulses.previous() is not None else "close")

    def answer_joined(self, event: events.Key) -> None:
        """Take in whether somebody joined or left; the key goes no further, as it means an area to the app."""
        event.stop()
        if event.key in {NOBODY, SOMEBODY}:
            self._end(membership_changed=event.key == SOMEBODY)

    def _hand_in(self) -> None:
        self._counts.add(self.ballot())
        self.drop()
        self.go("between")

    def _thrown(self, wanted: bool | None) -> None:  # noqa: FBT001 - the dialog's answer
        if wanted:
            self.drop()
            self.go("between")

    def _left(self, wanted: bool | None) -> None:  # noqa: FBT001 - the dialog's answer
        if wanted:
            self.dismiss(None)

    def _end(self, *, membership_changed: bool) -> None:
        try:
            found = self._pulses.close(self._counts, membership_changed=membership_changed)
        except StoreError as error:
            still = _("The ballots are still counted here. Try again, or leave and let them go.")
            self.notify(f"{error.message} {still}", severity="error", markup=False)
            return
        self.dismiss(found)


def rules() -> tuple[str, ...]:
    """Give the rules of the room, as they are read aloud."""
    return (
        _(
            "This page forgets. It holds numbers in memory until the end and writes none of them before. Esc, Ctrl+Q "
            "or a crash in the middle: everything is gone, and you begin again."
        ),
        _(
            "Below five ballots nothing is kept. From five on a rounded mean for each statement, from eight on how "
            "often each number was given. Nobody's answer, and not in which order they came."
        ),
        _(
            "Taking part is free, and so is every line: 0 or ? is no answer. The manager fills in none. Nobody tells "
            "what they answered, and nobody asks."
        ),
    )
