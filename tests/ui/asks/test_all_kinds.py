from __future__ import annotations

import importlib
import pkgutil
from datetime import date

import pytest
from textual.binding import Binding
from textual.widget import Widget

from leadcoach.domain.answers import Text
from leadcoach.domain.asks import KINDS, Ask, blank
from leadcoach.domain.specs import (
    ChoiceSpec,
    Column,
    DateSpec,
    InstrumentSpec,
    Item,
    LinesSpec,
    LiveSpec,
    NumberSpec,
    PracticeSpec,
    ScaleSpec,
    ScriptSpec,
    Spec,
    TableSpec,
    TextSpec,
)
from leadcoach.ui.widgets import asks as package
from leadcoach.ui.widgets import fields
from leadcoach.ui.widgets.asks.make import ask_widget
from tests.ui.asks.host import Host, screen_text

ITEMS = (Item("a", "One"), Item("b", "Two"))
COLUMNS = (Column("a", "text", "Words"), Column("b", "choice", "Which", ITEMS))
SPECS: dict[str, Spec] = {
    "text": TextSpec(),
    "lines": LinesSpec(),
    "script": ScriptSpec(),
    "choice": ChoiceSpec(ITEMS),
    "scale": ScaleSpec(1, 5, "never", "often", ITEMS),
    "number": NumberSpec(),
    "date": DateSpec(time=True, rhythms=("week",)),
    "table": TableSpec(COLUMNS),
    "plan": TableSpec(COLUMNS, form=True),
    "practice": PracticeSpec(),
    "live": LiveSpec(ITEMS, ITEMS[:1]),
    "instrument": InstrumentSpec("environment"),
}
APP_KEYS = {
    "ctrl+n",
    "ctrl+b",
    "ctrl+p",
    "ctrl+q",
    "ctrl+s",
    "ctrl+c",
    "f1",
    "c",
    "slash",
    "tab",
    "shift+tab",
    "escape",
}


def widget_classes() -> list[type[Widget]]:
    modules = [fields] + [
        importlib.import_module(f"{package.__name__}.{module.name}")
        for module in pkgutil.iter_modules(package.__path__)
    ]
    found = {
        each
        for module in modules
        for each in vars(module).values()
        if isinstance(each, type) and issubclass(each, Widget) and each.__module__ == module.__name__
    }
    return sorted(found, key=lambda each: each.__name__)


def test_every_kind_has_its_widget() -> None:
    assert set(SPECS) == set(KINDS)


def test_an_answer_of_another_shape_is_refused() -> None:
    with pytest.raises(ValueError, match="another shape"):
        ask_widget(Ask("a", "number", "A", NumberSpec()), Text(), new_row_id=str, today=date(2026, 11, 21))


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (200, 60)])
@pytest.mark.parametrize("kind", KINDS)
async def test_a_blank_answer_stays_blank_and_the_focus_is_seen(kind: str, size: tuple[int, int]) -> None:
    ask = Ask("a", kind, "Label", SPECS[kind])
    app = Host(ask, blank(ask))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert app.widget.answer == blank(ask)
        assert app.said == []
        assert app.focused is not None
        assert "▌" in screen_text(app)
        assert app.focused.region.right <= size[0]
        app.widget.go_to("no/such", (5, 5))
        app.widget.say_problems(())
        await pilot.pause()
        assert app.widget in app.focused.ancestors
        assert app.said == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_says_how_it_works(kind: str) -> None:
    classes = {each.__name__: each for each in widget_classes()}
    name = {"table": "TableAsk", "plan": "FormAsk"}.get(kind, f"{kind.capitalize()}Ask")
    assert (classes[name].HELP or "").startswith("## ")


@pytest.mark.parametrize("widget", widget_classes())
def test_every_key_has_an_id_a_description_and_a_tooltip_and_leaves_the_app_its_own(widget: type[Widget]) -> None:
    for binding in vars(widget).get("BINDINGS", ()):
        assert isinstance(binding, Binding)
        assert (binding.id or "").startswith("ask.")
        assert binding.description
        assert binding.tooltip
        assert not APP_KEYS & set(binding.key.split(","))


@pytest.mark.parametrize("widget", widget_classes())
def test_styles_are_short_and_take_their_colours_from_the_theme(widget: type[Widget]) -> None:
    css = vars(widget).get("DEFAULT_CSS", "")
    assert "*" not in css
    assert "#" not in css
    assert len(css.splitlines()) < 25
