from __future__ import annotations

from typing import ClassVar

import pytest
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from leadcoach.text import clean
from leadcoach.ui.widgets.key_bar import KeyBar, fitting_keys, key_name
from tests.faults.payloads import EVERYTHING

HOSTILE = (*EVERYTHING, "[/]", "[TODO]", "\x1b]0;x\x07", "🇳🇱 你好")
SENTENCE = "The disk is full. Your words are in the editor; make room, and press F5 to try again."


class Bed(Widget, can_focus=True):
    DEFAULT_CSS = "Bed { height: 1; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "water", "Water", id="water"),
        Binding("x", "pull", "Pull", id="pull"),
        Binding("up,k", "up", "Up", show=False),
    ]

    pulling: bool | None = False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self.pulling if action == "pull" else True

    def action_water(self) -> None:
        assert isinstance(self.app, Garden)
        self.app.watered += 1

    def action_pull(self) -> None: ...


class Garden(App[None]):
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n,right", "go_on", "Next", id="next"),
        Binding("slash", "find", "Search", id="find"),
        Binding("f1", "help", "Help", id="help"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.watered = 0

    def compose(self) -> ComposeResult:
        yield Bed()
        yield Input()
        yield KeyBar()

    def action_go_on(self) -> None: ...
    def action_find(self) -> None: ...
    def action_help(self) -> None: ...


def shown(bar: KeyBar) -> list[str]:
    """The lines as wide as the bar, as they come to the screen."""
    return [strip.text for strip in bar.render_lines(bar.size.region)]


async def test_the_keys_of_the_focus_come_first_and_each_action_once() -> None:
    app = Garden()
    async with app.run_test(size=(80, 10)):
        line = shown(app.query_one(KeyBar))[0].rstrip()
        assert line == " w Water  Ctrl+N Next  / Search  F1 Help"


async def test_the_keys_follow_the_focus_and_what_is_possible() -> None:
    app = Garden()
    async with app.run_test(size=(80, 10)) as pilot:
        bar = app.query_one(KeyBar)
        bed = app.query_one(Bed)
        bed.pulling = True
        bed.refresh_bindings()
        await pilot.pause()
        assert "x Pull" in shown(bar)[0]
        bed.pulling = None
        bed.refresh_bindings()
        await pilot.pause()
        assert "x Pull" not in shown(bar)[0]
        app.query_one(Input).focus()
        await pilot.pause()
        assert "Water" not in shown(bar)[0]
        assert "Ctrl+N Next" in shown(bar)[0]


@pytest.mark.parametrize("width", range(10, 60))
async def test_a_narrow_line_drops_whole_keys_from_the_right(width: int) -> None:
    keys = (("w", "w", "Water"), ("ctrl+n", "Ctrl+N", "Next"), ("f1", "F1", "Help"))
    whole = ["", "w Water", "w Water  Ctrl+N Next", "w Water  Ctrl+N Next  F1 Help"]
    kept = fitting_keys(keys, width)
    assert len(whole[len(kept)]) <= width
    assert len(kept) == 3 or len(whole[len(kept) + 1]) > width


async def test_the_status_stands_at_the_right_edge_and_keys_make_room_for_it() -> None:
    app = Garden()
    async with app.run_test(size=(44, 10)) as pilot:
        bar = app.query_one(KeyBar)
        bar.say("saved 10:42:07", "good")
        await pilot.pause()
        assert shown(bar) == [" w Water  Ctrl+N Next        saved 10:42:07 "]
        bar.say("")
        await pilot.pause()
        assert shown(bar)[0].rstrip() == " w Water  Ctrl+N Next  / Search  F1 Help"


async def test_a_warning_stands_above_the_keys_until_it_is_cleared() -> None:
    app = Garden()
    async with app.run_test(size=(60, 10)) as pilot:
        bar = app.query_one(KeyBar)
        bar.warn(SENTENCE)
        await pilot.pause()
        *warning, keys = shown(bar)
        assert " ".join(" ".join(warning).split()) == SENTENCE
        assert all(len(line) == 60 for line in warning)
        assert "w Water" in keys
        bar.warn("")
        await pilot.pause()
        assert len(shown(bar)) == 1


async def test_a_click_on_a_key_presses_it() -> None:
    app = Garden()
    async with app.run_test(size=(80, 10)) as pilot:
        bar = app.query_one(KeyBar)
        await pilot.click(bar, offset=(3, 0))
        await pilot.pause()
        assert app.watered == 1
        bar.warn(SENTENCE)
        await pilot.pause()
        await pilot.click(bar, offset=(3, 0))
        await pilot.pause()
        assert app.watered == 1


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_text_is_drawn_as_it_stands(text: str) -> None:
    app = Garden()
    async with app.run_test(size=(160, 10)) as pilot:
        bar = app.query_one(KeyBar)
        bar.warn(text)
        bar.say(text, "warning")
        await pilot.pause()
        for line in shown(bar):
            assert clean(text).text in line
        for y in range(bar.size.height):
            assert not any("@click" in segment.style.meta for segment in bar.render_line(y) if segment.style)


async def test_the_same_status_again_draws_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Garden()
    async with app.run_test(size=(80, 10)):
        bar = app.query_one(KeyBar)
        drawn: list[object] = []
        bar.say("saved 10:42:07")
        monkeypatch.setattr(bar, "refresh", lambda **_given: drawn.append(1))
        bar.say("saved 10:42:07")
        assert drawn == []
        bar.say("saved 10:42:08")
        assert drawn == [1]


@pytest.mark.parametrize(
    ("binding", "name"),
    [
        (Binding("ctrl+n", "x"), "Ctrl+N"),
        (Binding("shift+tab", "x"), "Shift+Tab"),
        (Binding("f10", "x"), "F10"),
        (Binding("enter", "x"), "Enter"),
        (Binding("question_mark", "x"), "?"),
        (Binding("G", "x"), "G"),
        (Binding("j", "x"), "j"),
        (Binding("j", "x", key_display="J/K"), "J/K"),
    ],
)
def test_keys_are_named_as_people_read_them(binding: Binding, name: str) -> None:
    assert key_name(binding) == name
