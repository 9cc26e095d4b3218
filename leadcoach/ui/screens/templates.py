"""What a page can begin with: the questions of the week by their level, templates, and one's own templates."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from leadcoach.domain.outline import WeekOutline
from leadcoach.errors import Refused
from leadcoach.services.entry_wording import level_word
from leadcoach.services.journaling import Journaling, Prompt
from leadcoach.services.templates import Template, Templates
from leadcoach.text import _, one_line
from leadcoach.ui.modals.confirm import ConfirmModal
from leadcoach.ui.modals.name import NameModal
from leadcoach.ui.screens.base import AreaScreen
from leadcoach.ui.widgets.line_list import LineList, ListLine
from leadcoach.ui.widgets.plain_text import plain

Chosen = Prompt | Template | None
"""A question, a template, or an empty page."""

FREE = "free"


class TemplatesScreen(AreaScreen):
    """Tells what was chosen and goes; without a choice the page stays as it is."""

    AREA = "journal"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "keep", _("New from this page"), tooltip=_("Make a template of this page"), id="templates.keep"),
        Binding("r", "rename", _("Rename"), tooltip=_("Give your template another name"), id="templates.rename"),
        Binding("x,delete", "away", _("Take away"), tooltip=_("Take your template away"), id="templates.away"),
    ]

    def __init__(self, page: str, chosen: Callable[[Chosen], object]) -> None:
        """`page` is what stands on the page now."""
        super().__init__()
        self._page = page
        self._chosen = chosen
        self._choices: dict[str, Chosen] = {}

    def where(self) -> str:
        """The name of the screen."""
        return _("Begin with")

    def compose_area(self) -> ComposeResult:
        """Title and list."""
        yield Static(plain(_("What do you want to begin with?")), id="title")
        yield LineList(id="templates")

    def on_mount(self) -> None:
        """Put the focus on the list."""
        self.templates = Templates(self.coach.desk)
        self.query_one(LineList).focus()

    def reload(self) -> None:
        """Read the templates again."""
        lines = self.query_one(LineList)
        lines.set_lines(self._lines(), keep=lines.cursor_id)
        self.refresh_bindings()

    # Lines -------------------------------------------------------------------------------------------------------

    def _lines(self) -> list[ListLine]:
        self._choices = {FREE: None}
        own = [self._template(each) for each in self.templates.own()]
        none = ListLine("", _("None yet. Write what you often begin with; n here keeps that page as one."), kind="note")
        return [
            ListLine(FREE, _("A free page"), "", "·"),
            *self._questions(),
            ListLine("", _("Pages with questions"), kind="heading"),
            *(self._template(each) for each in self.templates.built_in()),
            ListLine("", _("Your own"), kind="heading"),
            *(own or [none]),
        ]

    def _questions(self) -> list[ListLine]:
        week = self._week()
        found = Journaling(self.coach.desk).prompts(week)
        if week is None or not found:
            return []
        answered = self.coach.programme.progress().prompts
        lines = [ListLine("", _("Questions of week {week}").format(week=week.number), kind="heading")]
        for prompt in found:
            said = [level_word(prompt.step.level), _("answered") if prompt.subject in answered else ""]
            mark = "●" if prompt.subject in answered else "○"
            right = " · ".join(part for part in said if part)
            lines.append(ListLine(prompt.subject, one_line(prompt.step.question, 200), right, mark))
            self._choices[prompt.subject] = prompt
        return lines

    def _week(self) -> WeekOutline | None:
        calendar = self.coach.desk.calendar()
        return self.coach.desk.outline.week(max(1, calendar.week)) if calendar else None

    def _template(self, template: Template) -> ListLine:
        self._choices[template.id] = template
        return ListLine(template.id, template.name, "", "✎" if template.own else "·")

    # Keys --------------------------------------------------------------------------------------------------------

    @on(LineList.Chosen)
    def _choose(self, event: LineList.Chosen) -> None:
        event.stop()
        chosen = self._choices[event.id]
        self.app.pop_screen()
        self._chosen(chosen)

    @on(LineList.Moved)
    def _moved(self, event: LineList.Moved) -> None:
        event.stop()
        self.refresh_bindings()

    @property
    def _mine(self) -> Template | None:
        """The own template under the cursor."""
        found = self._choices.get(self.query_one(LineList).cursor_id) if self.is_mounted else None
        return found if isinstance(found, Template) and found.own else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only one's own templates change; a template is made of words."""
        if action in ("rename", "away"):
            return self._mine is not None
        if action == "keep":
            return bool(self._page.strip())
        return super().check_action(action, parameters)

    def action_keep(self) -> None:
        """Ask for a name and make a template of the page."""
        self._ask(_("What is this template called?"), "", lambda name: self.templates.keep(name, self._page))

    def action_rename(self) -> None:
        """Ask for another name."""
        mine = self._mine
        if mine is not None:
            question = _("What is it called from now on?")
            self._ask(question, mine.name, lambda name: self.templates.rename(mine.id, name))

    def _ask(self, question: str, name: str, then: Callable[[str], Template]) -> None:
        def named(name: str | None) -> None:
            if not name:
                return
            try:
                kept = then(name)
            except Refused as error:
                self.notify(error.message, markup=False)
                return
            self.reload()
            self.query_one(LineList).go_to(kept.id)
            self.refresh_bindings()

        self.app.push_screen(NameModal(question, name), named)

    def action_away(self) -> None:
        """Ask, then take one's own template away."""
        mine = self._mine
        if mine is None:
            return

        def decided(sure: bool | None) -> None:  # noqa: FBT001 - the dialog's answer
            if sure:
                self.templates.take_away(mine.id)
                self.reload()

        question = _("Take the template “{name}” away? What you wrote with it stays.").format(name=mine.name)
        self.app.push_screen(ConfirmModal(question, _("Take it away")), decided)
