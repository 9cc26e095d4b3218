"""A number."""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input, Static

from leadcoach.domain.answers import Number
from leadcoach.domain.asks import Ask
from leadcoach.domain.specs import NumberSpec
from leadcoach.text import _
from leadcoach.ui.widgets.asks.field import AskField
from leadcoach.ui.widgets.fields import NumberField
from leadcoach.ui.widgets.plain_text import plain


class NumberAsk(AskField):
    """A number with its unit and its range beside it."""

    HELP = _(
        """## A number

Type it in digits; a comma or a point both work. **Enter** goes on.
"""
    )
    DEFAULT_CSS = """
    NumberAsk > Horizontal {
        height: 1;
        border-left: outer $border-blurred;
        padding-left: 1;
        &:focus-within { border-left: outer $border; }
        & > Static { width: 1fr; margin-left: 2; color: $text-muted; }
    }
    """

    def __init__(self, ask: Ask, spec: NumberSpec, answer: Number, *, proposal: bool = False) -> None:
        super().__init__(ask, answer, proposal=proposal)
        self.spec = spec
        self.field = NumberField(answer.text)

    @property
    def shown(self) -> Number:
        """The number as typed."""
        return Number(self.field.content)

    @property
    def first(self) -> Widget:
        """The field."""
        return self.field

    @property
    def place(self) -> tuple[str, tuple[int, int]]:
        """Where the cursor is."""
        return "", self.field.cursor

    def parts(self) -> Iterable[Widget]:
        """The field with what the number counts."""
        yield Horizontal(self.field, Static(plain(self._beside()), markup=False))

    def go_to(self, field: str, cursor: tuple[int, int]) -> None:  # noqa: ARG002 - the contract
        """Focus the field with the cursor there."""
        self.field.put_cursor(cursor)
        self.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass it on as a change of the answer."""
        event.stop()
        self.changed()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Pass it on."""
        event.stop()
        self.submitted()

    def _beside(self) -> str:
        low, high = self.spec.low, self.spec.high
        if low is not None and high is not None:
            span = _("{low} to {high}").format(low=low, high=high)
        elif low is not None:
            span = _("{low} or more").format(low=low)
        elif high is not None:
            span = _("at most {high}").format(high=high)
        else:
            span = ""
        if high is not None and str(high) in self.spec.unit.split():
            return self.spec.unit  # "of 40" says it already
        return f"{self.spec.unit}   {span}".strip() if span else self.spec.unit
