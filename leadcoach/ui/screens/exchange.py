"""Into and out of leadcoach: choose what and where, see how far it is, read the account."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import ClassVar, Literal, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, Static

from leadcoach.errors import LeadcoachError, Refused
from leadcoach.services.export_account import ENDINGS, Export, Format
from leadcoach.services.exporting import Exporting
from leadcoach.services.readers import SOURCES, Source
from leadcoach.text import _
from leadcoach.ui.screens.base import AreaScreen
from leadcoach.ui.screens.exchange_runs import Running, bring_in, give_out
from leadcoach.ui.ways import Ways
from leadcoach.ui.widgets.line_list import LineList, ListLine
from leadcoach.ui.widgets.plain_text import plain

Way = Literal["out", "in"]
T = TypeVar("T")
SAY_EVERY = 0.1
"""Seconds after which the number of entries is said anew."""


def open_exchange(app: Ways, way: Way = "out") -> None:
    """Open the screen, ready to give out or to take in."""
    app.push_screen(ExchangeScreen(way))


class ChoiceList(LineList):
    """The choices, and what begins the work."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "choose", _("Change or begin"), tooltip=_("Change this choice, or begin"), id="exchange.choose"
        ),
    ]


class ExchangeScreen(AreaScreen):
    """A line for each choice; Enter changes it, or begins."""

    AREA = "journal"
    DEFAULT_CSS = """
    ExchangeScreen #exchange { margin-top: 1; }
    ExchangeScreen .label { margin-top: 1; }
    ExchangeScreen #account { margin-top: 1; }
    ExchangeScreen .label { height: 1; padding: 0 2; color: $text-muted; }
    ExchangeScreen Input { height: 1; border: none; margin: 0 2; padding: 0; background: $surface; }
    ExchangeScreen Input:focus { background: $panel; }
    ExchangeScreen #progress { height: auto; padding: 0 2; margin-top: 1; color: $text-accent; }
    """

    def __init__(self, way: Way = "out") -> None:
        super().__init__()
        self._way: Way = way
        self._format: Format = "html"
        self._readings = False
        self._source: Source = "jrnl"
        self._at_work: Running | None = None
        self._account: list[ListLine] = []

    def where(self) -> str:
        """The name of the screen."""
        return _("Import and export")

    def compose_area(self) -> ComposeResult:
        """Choices, where to, and the account."""
        yield Static(plain(_("Into and out of leadcoach")), id="title")
        yield ChoiceList(id="exchange")
        yield Static(plain(""), id="path-label", classes="label")
        yield Input(id="path", compact=True)
        yield Static(plain(_("Only what this finds; empty for all:")), id="words-label", classes="label")
        yield Input(placeholder="week:3 #tag @name since:2026-11", id="words", compact=True)
        yield Static(plain(""), id="progress")
        yield LineList(id="account")

    def on_mount(self) -> None:
        """Put the focus on the choices."""
        self._propose()
        self.query_one("#exchange").focus()
        self.set_interval(SAY_EVERY, self._say_progress)

    def on_unmount(self) -> None:
        """Let what runs end."""
        super().on_unmount()
        if self._at_work is not None:
            self._at_work.cancelled = True

    def reload(self) -> None:
        """Show the choices."""
        choices = self.query_one("#exchange", LineList)
        lines = self._choices()
        choices.styles.height = len(lines)
        choices.set_lines(lines, keep=choices.cursor_id)
        out = self._way == "out"
        label = _("Into this file:") if out else _("From this file or folder:")
        if self._format == "markdown" and out:
            label = _("Into this folder:")
        self.query_one("#path-label", Static).update(plain(label))
        for name in ("#words", "#words-label"):
            self.query_one(name).display = out
        account = self.query_one("#account", LineList)
        account.set_lines(self._account)
        account.display = bool(self._account)
        self.refresh_bindings()

    @property
    def _writing(self) -> str:
        return _("Write the folder") if self._format == "markdown" else _("Write the file")

    # Choices -----------------------------------------------------------------------------------------------------

    def _choices(self) -> list[ListLine]:
        if self._way == "out":
            return [
                ListLine("way", _("Export: write the journal to a file"), _("Enter: import instead"), "·"),
                ListLine(
                    "format", _("As {form}").format(form=format_words(self._format)), _("Enter: another format"), "·"
                ),
                self._readings_line(),
                ListLine("begin", self._writing, "", "▸"),
            ]
        return [
            ListLine("way", _("Import: take in a journal from elsewhere"), _("Enter: export instead"), "·"),
            ListLine("source", _("From {source}").format(source=source_words(self._source)), _("Enter: another"), "·"),
            ListLine("look", _("Look what would come in; nothing is written"), "", "▸"),
            ListLine("begin", _("Take it in; a backup is made before"), "", "▸"),
        ]

    def _readings_line(self) -> ListLine:
        if self._readings:
            return ListLine("readings", _("With what the instruments say"), _("Enter: without"), "·")
        return ListLine("readings", _("Without what the instruments say"), _("Enter: with it"), "·")

    @on(LineList.Chosen, "#exchange")
    def _choose(self, event: LineList.Chosen) -> None:
        event.stop()
        if self._at_work is not None:
            return
        match event.id:
            case "way":
                self._way = "in" if self._way == "out" else "out"
                self._account = []
                self._propose()
            case "format":
                self._format = _following(tuple(ENDINGS), self._format)
                self._propose()
            case "readings":
                self._readings = not self._readings
            case "source":
                self._source = _following(SOURCES, self._source)
            case "look":
                self._begin(dry_run=True)
            case "begin":
                self._begin()
        self.reload()

    def _propose(self) -> None:
        """Put the name of a file where one is not typed yet; another format has another ending."""
        path = self.query_one("#path", Input)
        if self._way == "in":
            path.value = ""
            return
        exporting = Exporting(self.coach.desk, self._attachments)
        path.value = f"~/{exporting.default_name(self._format)}"

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()

    @on(Input.Submitted)
    def _to_choices(self, event: Input.Submitted) -> None:
        event.stop()
        choices = self.query_one("#exchange", LineList)
        choices.go_to("begin" if self._way == "out" else "look")
        choices.focus()

    # Running -----------------------------------------------------------------------------------------------------

    @property
    def _attachments(self) -> Path:
        return self.coach.around.store.parent / "attachments"

    def action_back(self) -> None:
        """Ask what runs to stop, else leave."""
        if self._at_work is None:
            super().action_back()
        else:
            self._at_work.cancelled = True

    def _begin(self, *, dry_run: bool = False) -> None:
        self._at_work = Running()
        self._account = []
        self.key_bar.warn("")
        self.run_worker(self._run(self._at_work, dry_run=dry_run), exclusive=True)

    async def _run(self, running: Running, *, dry_run: bool) -> None:
        """Do it and show the account; a sentence where it cannot be done."""
        try:
            lines = await self._work(running, dry_run=dry_run)
        except LeadcoachError as error:
            self.key_bar.warn(error.message)
            lines = running.lines
        finally:
            self._at_work = None
        kinds = [ListLine("", _("What came of it"), kind="heading")] if lines else []
        self._account = [*kinds, *(ListLine(str(number), line, "", " ") for number, line in enumerate(lines))]
        self._say_progress()
        self.reload()

    async def _work(self, running: Running, *, dry_run: bool) -> list[str]:
        path = self._typed_path()
        if self._way == "in":
            return await bring_in(self.coach, self._source, path, self._attachments, running, dry_run=dry_run)
        export = Export(self._format, path, self.query_one("#words", Input).value, readings=self._readings)
        return await asyncio.to_thread(
            give_out, self.coach.desk, self.coach.around.store, export, self._attachments, running
        )

    def _typed_path(self) -> Path:
        typed = self.query_one("#path", Input).value.strip()
        if not typed:
            raise Refused(_("Say first where: type the path of a file."))
        try:
            return Path(typed).expanduser()
        except RuntimeError:
            raise Refused(_("There is nobody here whose home that could be.")) from None

    def _say_progress(self) -> None:
        said = ""
        if self._at_work is not None:
            stopping = self._at_work.cancelled
            number = self._at_work.number
            said = _("Stopping …") if stopping else _("{count} entries so far; Esc stops.").format(count=number)
        shown = self.query_one("#progress", Static)
        shown.display = bool(said)
        shown.update(plain(said))


def format_words(wanted: Format) -> str:
    """Give a format in words."""
    return {
        "html": _("HTML, to read in any browser and to print"),
        "pdf": _("PDF, for paper"),
        "markdown": _("Markdown, a folder with a file an entry"),
        "json": _("leadcoach's own JSON: everything, for another laptop"),
        "jrnl": _("text as jrnl has it"),
        "dayone": _("a zip for Day One"),
    }[wanted]


def source_words(source: Source) -> str:
    """Give where something comes from in words."""
    return {
        "jrnl": _("jrnl: its text file, or its JSON"),
        "dayone": _("Day One: its JSON export, a zip"),
        "markdown": _("a folder of Markdown notes, such as Obsidian's"),
        "leadcoach": _("leadcoach's own JSON, from another laptop"),
    }[source]


def _following(choices: tuple[T, ...], current: T) -> T:
    """Give the choice after the current one, round and round."""
    return choices[(choices.index(current) + 1) % len(choices)]
