"""From an ask to its widget."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

from leadcoach.domain.answers import Answer, Marks, Number, Opened, Picked, Practice, Ratings, Rows, Script, Text, When
from leadcoach.domain.asks import Ask
from leadcoach.domain.specs import (
    ChoiceSpec,
    DateSpec,
    InstrumentSpec,
    LinesSpec,
    LiveSpec,
    NumberSpec,
    PracticeSpec,
    ScaleSpec,
    ScriptSpec,
    TableSpec,
    TextSpec,
)
from leadcoach.ui.widgets.asks.base import AskWidget
from leadcoach.ui.widgets.asks.choice import ChoiceAsk
from leadcoach.ui.widgets.asks.date import DateAsk
from leadcoach.ui.widgets.asks.form import FormAsk
from leadcoach.ui.widgets.asks.instrument import InstrumentAsk
from leadcoach.ui.widgets.asks.line_list import LinesAsk, as_table
from leadcoach.ui.widgets.asks.live import LiveAsk
from leadcoach.ui.widgets.asks.number import NumberAsk
from leadcoach.ui.widgets.asks.plan import PlanAsk
from leadcoach.ui.widgets.asks.practice import PracticeAsk
from leadcoach.ui.widgets.asks.scale import ScaleAsk
from leadcoach.ui.widgets.asks.script import ScriptAsk
from leadcoach.ui.widgets.asks.table import TableAsk
from leadcoach.ui.widgets.asks.text import TextAsk


def ask_widget(  # noqa: C901 - one case a kind
    ask: Ask,
    answer: Answer,
    *,
    new_row_id: Callable[[], str],
    today: date,
    proposal: bool = False,
    now: Callable[[], float] = time.monotonic,
) -> AskWidget:
    """Give the widget for an ask, showing that answer; `now` gives seconds that never go back.

    Raises ValueError when the answer has another shape than the ask.
    """
    match ask.spec, answer:
        case TextSpec() as spec, Text() as text:
            return TextAsk(ask, spec, text, proposal=proposal)
        case ScriptSpec(), Script() as script:
            return ScriptAsk(ask, script, proposal=proposal)
        case ChoiceSpec() as spec, Picked() as picked:
            return ChoiceAsk(ask, spec, picked, proposal=proposal)
        case ScaleSpec() as spec, Ratings() as ratings:
            return ScaleAsk(ask, spec, ratings, proposal=proposal)
        case NumberSpec() as spec, Number() as number:
            return NumberAsk(ask, spec, number, proposal=proposal)
        case DateSpec() as spec, When() as when:
            return DateAsk(ask, spec, when, today=today, proposal=proposal)
        case (TableSpec() | LinesSpec()) as spec, Rows() as rows:
            kind, table = _kind_of_rows(ask, spec)
            return kind(ask, table, rows, new_row_id=new_row_id, today=today, proposal=proposal)
        case PracticeSpec(), Practice() as practice:
            return PracticeAsk(ask, practice, today=today, proposal=proposal)
        case LiveSpec() as spec, Marks() as marks:
            return LiveAsk(ask, spec, marks, now=now, proposal=proposal)
        case InstrumentSpec() as spec, Opened() as opened:
            return InstrumentAsk(ask, spec, opened, proposal=proposal)
    raise ValueError(f"the answer to {ask.id} has another shape than the ask")


def _kind_of_rows(ask: Ask, spec: TableSpec | LinesSpec) -> tuple[type[FormAsk], TableSpec]:
    if isinstance(spec, LinesSpec):
        return LinesAsk, as_table(ask, spec)
    if ask.kind == "plan":
        return PlanAsk, spec
    return (FormAsk if spec.form else TableAsk), spec
