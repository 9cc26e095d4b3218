"""Three questions after writing, each answered with yes or not yet; one key leaves them as they are."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from leadcoach.domain.specs import Item
from leadcoach.services.self_check import SelfCheck
from leadcoach.text import _
from leadcoach.ui.widgets.asks.options import Options
from leadcoach.ui.widgets.plain_text import plain


class SelfCheckModal(ModalScreen[tuple[str, ...]]):
    """Gives the ids of what was answered with yes. Nothing is scored, and nothing need be answered."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape", "close", _("Done"), tooltip=_("Leave it so"), id="check.close", priority=True),
        Binding(
            "x",
            "want",
            _("Ask by itself, or no more"),
            tooltip=_("Whether these questions come by themselves after writing"),
            id="check.want",
        ),
    ]
    DEFAULT_CSS = """
    SelfCheckModal #dialog { width: 76; }
    SelfCheckModal Options { height: auto; max-height: 9; }
    """

    def __init__(self, check: SelfCheck, checked: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._check = check
        items = [Item(each.id, each.text) for each in check.questions()]
        self.options = Options(items, checked, most=len(items) + 1)
        self._keys = Static(classes="note", markup=False)

    def compose(self) -> ComposeResult:
        """The questions and what the keys do."""
        with Vertical(id="dialog"):
            yield Static(plain(_("Kept. Before you close it: is this in it?")), id="dialog-title")
            yield self.options
            yield self._keys

    def on_mount(self) -> None:
        """Put the focus on the questions."""
        self._say_keys()
        self.options.focus()

    def _say_keys(self) -> None:
        wish = _("x asks no more") if self._check.wanted else _("x asks again next time")
        self._keys.update(plain(_("A number marks a yes · Enter or Esc closes") + f" · {wish}"))

    def action_want(self) -> None:
        """Let the questions come by themselves, or no more."""
        self._check.want(wanted=not self._check.wanted)
        self._say_keys()

    def action_close(self) -> None:
        """Leave them so."""
        self.dismiss(self.options.picked)
