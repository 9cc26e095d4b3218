from __future__ import annotations

from collections.abc import Sequence
from typing import overload

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual import events
from textual.app import App, ComposeResult
from textual.message import Message

from leadcoach.text import as_ascii, one_line
from leadcoach.ui.widgets.line_list import LineList, ListLine
from leadcoach.ui.widgets.list_line import fit
from tests.faults.payloads import EVERYTHING

HOSTILE = (*EVERYTHING, "[/]", "[TODO]", "\x1b]0;x\x07", "🇳🇱 你好", "one\ntwo", "a\tb")
LINES = (
    ListLine("h1", "This week", kind="heading"),
    ListLine("a", "First", "5 min", "◆"),
    ListLine("b", "Second", "saved"),
    ListLine("n", "Nothing is due.", kind="note"),
    ListLine("h2", "Later", kind="heading"),
    ListLine("c", "Third", dim=True),
)


class Many(Sequence[ListLine]):
    """A hundred thousand lines that are made when asked, and counted."""

    def __init__(self) -> None:
        self.made = 0

    def __len__(self) -> int:
        return 100_000

    @overload
    def __getitem__(self, index: int) -> ListLine: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[ListLine]: ...
    def __getitem__(self, index: int | slice) -> ListLine | Sequence[ListLine]:
        assert isinstance(index, int)
        self.made += 1
        return ListLine(f"id{index}", f"Entry {index}")


class Listed(App[None]):
    def __init__(self, lines: Sequence[ListLine]) -> None:
        super().__init__()
        self.view = LineList(lines)
        self.heard: list[tuple[str, str]] = []

    def compose(self) -> ComposeResult:
        yield self.view

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        assert message.control is self.view
        self.heard.append(("chosen", message.id))

    def on_line_list_moved(self, message: LineList.Moved) -> None:
        self.heard.append(("moved", message.id))


def shown(view: LineList) -> list[str]:
    return [view.render_line(y).text.rstrip() for y in range(view.size.height)]


def cursor_row(view: LineList) -> str:
    """The text of the line that has the cursor bar."""
    found = [line for line in shown(view) if line.startswith(("▌", "▏", ">", "|"))]
    assert len(found) == 1
    return found[0]


async def test_lines_have_glyph_left_and_right_and_the_cursor_starts_on_the_first_row() -> None:
    async with Listed(LINES).run_test(size=(30, 10)) as pilot:
        view = pilot.app.query_one(LineList)
        assert shown(view)[:6] == [
            "  This week",
            "▌ ◆ First               5 min",
            "  Second                saved",
            "  Nothing is due.",
            "  Later",
            "  Third",
        ]


@pytest.mark.parametrize(
    ("keys", "id_"),
    [
        (("down",), "b"),
        (("j", "j"), "c"),
        (("j", "j", "k"), "b"),
        (("up",), "a"),
        (("end",), "c"),
        (("G", "g"), "a"),
        (("pagedown",), "c"),
        (("pagedown", "pageup"), "a"),
        (("end", "down"), "c"),
    ],
)
async def test_keys_move_over_headings_and_notes(keys: tuple[str, ...], id_: str) -> None:
    app = Listed(LINES)
    async with app.run_test(size=(30, 10)) as pilot:
        await pilot.press(*keys)
        assert app.view.cursor_id == id_


async def test_a_move_and_a_choice_are_told() -> None:
    app = Listed(LINES)
    async with app.run_test(size=(30, 10)) as pilot:
        await pilot.press("down", "enter")
        assert app.heard == [("moved", "b"), ("chosen", "b")]
        await pilot.press("end", "down")
        assert app.heard[2:] == [("moved", "c")]


async def test_a_click_chooses_a_row_and_nothing_else() -> None:
    app = Listed(LINES)
    async with app.run_test(size=(30, 10)) as pilot:
        await pilot.click(LineList, offset=(5, 0))
        await pilot.click(LineList, offset=(5, 9))
        assert app.heard == []
        await pilot.click(LineList, offset=(5, 5))
        assert app.heard == [("moved", "c"), ("chosen", "c")]


async def test_other_lines_keep_the_cursor_on_its_row_and_tell_nothing() -> None:
    app = Listed(LINES)
    async with app.run_test(size=(30, 10)) as pilot:
        app.view.set_lines([ListLine("z", "New"), *LINES], keep="b")
        await pilot.pause()
        assert app.view.cursor_id == "b"
        app.view.set_lines(LINES, keep="gone")
        assert app.view.cursor_id == "c"
        app.view.set_lines((LINES[0], LINES[1]))
        assert app.view.cursor_id == "a"
        app.view.set_lines(())
        await pilot.press("down", "enter", "pagedown", "end")
        assert app.view.cursor_id == ""
        assert app.heard == []


async def test_lines_without_any_row_have_no_cursor() -> None:
    app = Listed((LINES[0], LINES[3]))
    async with app.run_test(size=(30, 10)) as pilot:
        await pilot.press("down", "enter")
        assert app.heard == []
        assert shown(app.view)[:2] == ["  This week", "  Nothing is due."]


async def test_going_to_an_id_shows_its_row() -> None:
    app = Listed(Many())
    async with app.run_test(size=(30, 10)):
        assert app.view.go_to("id5000")
        assert "Entry 5000" in cursor_row(app.view)
        assert not app.view.go_to("nowhere")
        assert app.view.cursor_id == "id5000"


async def test_the_heading_above_the_first_row_comes_back_into_sight() -> None:
    rows = [ListLine(f"r{number}", f"Row {number}") for number in range(50)]
    app = Listed([ListLine("h", "Heading", kind="heading"), *rows])
    async with app.run_test(size=(30, 5)) as pilot:
        await pilot.press("end")
        assert "Row 49" in cursor_row(app.view)
        await pilot.press("home")
        assert shown(app.view)[0].strip() == "Heading"


async def test_of_a_hundred_thousand_rows_only_those_in_sight_are_made() -> None:
    many = Many()
    app = Listed(many)
    async with app.run_test(size=(30, 10)) as pilot:
        await pilot.press(*["down"] * 30, "pagedown", "end", "home")
        assert many.made < 400
        assert "Entry 0" in cursor_row(app.view)


async def test_the_wheel_scrolls_at_once_and_leaves_the_cursor() -> None:
    app = Listed(Many())
    async with app.run_test(size=(30, 10)) as pilot:
        wheel = events.MouseScrollDown(app.view, 1, 1, 0, 0, 0, shift=False, meta=False, ctrl=False)
        app.view.post_message(wheel)
        await pilot.pause()
        assert app.view.scroll_offset.y == 3
        assert app.view.cursor_id == "id0"


async def test_the_cursor_is_seen_without_colour_with_and_without_focus() -> None:
    app = Listed(LINES)
    async with app.run_test(size=(30, 10)) as pilot:
        assert cursor_row(app.view).startswith("▌")
        app.screen.set_focus(None)
        await pilot.pause()
        assert cursor_row(app.view).startswith("▏")


async def test_plain_signs_draw_the_whole_list() -> None:
    app = Listed([ListLine("a", "x" * 90, "right")])
    async with app.run_test(size=(30, 10)):
        assert as_ascii(cursor_row(app.view)).isascii()
        assert "x~" in as_ascii(cursor_row(app.view))


async def test_a_narrower_window_cuts_again() -> None:
    app = Listed([ListLine("a", "A line that is rather long", "12 May")])
    async with app.run_test(size=(40, 10)) as pilot:
        assert "rather long" in cursor_row(app.view)
        await pilot.resize_terminal(24, 10)
        await pilot.pause()
        assert cursor_row(app.view) == "▌ A line that…   12 May"


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_text_is_one_line_of_plain_letters(text: str) -> None:
    heard: list[Message] = []
    app = Listed([ListLine("a", text, text[:9], text[:1]), ListLine("b", text, kind="heading")])
    async with app.run_test(size=(100, 10), message_hook=heard.append) as pilot:
        strip = app.view.render_line(0)
        assert one_line(text) in strip.text
        assert strip.cell_length == 100
        assert not any(segment.style.meta for segment in strip if segment.style)
        await pilot.click(LineList, offset=(6, 0))
        assert app.heard == [("chosen", "a")]


def test_every_binding_has_an_id_and_a_tooltip() -> None:
    bindings = list(LineList(()).BINDINGS)
    assert all(not isinstance(binding, tuple) and binding.id and binding.tooltip for binding in bindings)


@given(st.text(max_size=60), st.text(max_size=20), st.integers(0, 60))
def test_left_and_right_fill_their_place_exactly(left: str, right: str, width: int) -> None:
    fitted = fit(one_line(left), one_line(right), width)
    assert sum(map(cell_len, fitted)) == width


def test_right_goes_when_it_leaves_left_too_little() -> None:
    assert fit("A line of words", "12 May", 20) == ("A line of w…  ", "12 May")
    assert fit("A line of words", "12 May", 10) == ("A line of…", "")
