"""Settings: theme, who you are, dates, when the day ends."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from leadcoach.domain.typed import as_date
from leadcoach.services.programme import ROUTES
from leadcoach.services.settings import DAY_END_CHOICES, Settings
from leadcoach.services.wording import day_text
from leadcoach.text import _, one_line
from leadcoach.ui.screens.base import AreaScreen
from leadcoach.ui.themes import theme_names
from leadcoach.ui.widgets.line_list import LineList, ListLine
from leadcoach.ui.widgets.plain_text import plain

MOST = 40
"""Characters of a name that are shown."""


class SettingsScreen(AreaScreen):
    """Each line is a setting; Enter changes it."""

    AREA = "today"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "back", _("Back"), show=False, tooltip=_("Close the settings"), id="settings.close"),
    ]

    def where(self) -> str:
        """The name of the screen."""
        return _("Settings")

    def compose_area(self) -> ComposeResult:
        """Title and list."""
        yield Static(plain(_("Settings")), id="title")
        yield LineList(id="settings")

    def on_mount(self) -> None:
        """Put the focus on the list."""
        self.query_one(LineList).focus()

    def reload(self) -> None:
        """Read the settings again."""
        profile = self.coach.programme.profile()
        settings = Settings(self.coach.desk)
        start = day_text(profile.start) + f" {profile.start.year}" if profile.start else _("not set")
        lines = [
            ListLine("", _("How it looks"), kind="heading"),
            ListLine("theme", _("Theme"), self.coach.theme, "·"),
            ListLine("", _("You and your team"), kind="heading"),
            ListLine("profile.name", _("What to call you"), one_line(profile.name, MOST) or _("not set"), "·"),
            ListLine("profile.start", _("First day of week 1"), start, "·"),
            ListLine("profile.route", _("How you go"), route_name(profile.route) or _("not set"), "·"),
            ListLine("profile.team", _("People in the team"), str(profile.team or _("not set")), "·"),
            ListLine("profile.sitting", _("When you sit down for it"), self._sitting(), "·"),
            ListLine("profile.buddy", _("Buddy"), one_line(profile.buddy, MOST) or _("not set"), "·"),
            ListLine("", _("The day"), kind="heading"),
            ListLine("day-end", _("The night counts for the day before until"), settings.day_end(), "·"),
            ListLine("", _("Everything is kept in {path}").format(path=self.coach.around.store), kind="note"),
        ]
        shown = self.query_one(LineList)
        shown.set_lines(lines, keep=shown.cursor_id)

    def _sitting(self) -> str:
        value = self.coach.desk.value("profile.sitting")
        said = value if isinstance(value, dict) else {}
        day = as_date(str(said.get("date") or ""))
        return " ".join(part for part in (day_text(day) if day else "", str(said.get("time") or "")) if part) or _(
            "not set"
        )

    @on(LineList.Chosen)
    def _change(self, event: LineList.Chosen) -> None:
        event.stop()
        if event.id == "theme":
            self.coach.use_theme(_following(theme_names(), self.coach.theme))
        elif event.id == "day-end":
            settings = Settings(self.coach.desk)
            settings.set_day_end(_following(DAY_END_CHOICES, settings.day_end()))
        else:
            module, _dot, step = event.id.rpartition(".")
            self.coach.open_walk(module, step, single=True)
            return
        self.reload()


def _following(choices: tuple[str, ...], current: str) -> str:
    """Give the choice after the current one, round and round."""
    return choices[(choices.index(current) + 1) % len(choices)] if current in choices else choices[0]


def route_name(route: str) -> str:
    """Give a route in words."""
    names = dict(zip(ROUTES, (_("alone"), _("with my team"), _("in a community")), strict=True))
    return next((name for key, name in names.items() if key == route), "")
