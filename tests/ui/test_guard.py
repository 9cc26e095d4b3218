from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.color import Color
from textual.content import Content
from textual.filter import LineFilter
from textual.widgets import Static

from leadcoach.ui.guard import TerminalGuard
from tests.faults.payloads import EVERYTHING, SEQUENCES

BLACK = Color(0, 0, 0)
STEERING = {*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)), *"\u202a\u202b\u202c\u202d\u202e\u2028\u2029"}


class Guarded(App[None]):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def get_line_filters(self) -> list[LineFilter]:
        return [*super().get_line_filters(), TerminalGuard()]

    def compose(self) -> ComposeResult:
        label = Static(self.text, markup=False)
        label.border_title = Content(self.text)
        label.styles.border = ("round", "white")
        yield label


def drawn(app: App[None]) -> str:
    return "".join(segment.text for strip in app.screen._compositor.render_strips() for segment in strip)


@given(st.lists(st.text(), max_size=5))
def test_nothing_that_steers_is_left_and_nothing_moves(texts: list[str]) -> None:
    segments = [Segment(text, Style(bold=True)) for text in texts]
    after = TerminalGuard().apply(segments, BLACK)
    joined = "".join(segment.text for segment in after)
    assert not STEERING & set(joined)
    assert joined == "".join(letter for text in texts for letter in text if letter not in STEERING)
    assert all(segment.style == Style(bold=True) for segment in after)


@pytest.mark.parametrize("letter", sorted(STEERING))
def test_what_is_taken_out_has_no_width(letter: str) -> None:
    assert cell_len(letter) == 0
    assert TerminalGuard().apply([Segment(f"a{letter}b")], BLACK) == [Segment("ab")]


def test_an_innocent_line_is_given_back_itself() -> None:
    segments = [Segment("Learning, é 你好 🇳🇱"), Segment(" "), Segment("")]
    assert TerminalGuard().apply(segments, BLACK) is segments
    spaced = [Segment("no\N{NO-BREAK SPACE}break \u200eleft\u2066isolate\u2069")]
    assert TerminalGuard().apply(spaced, BLACK) == spaced


@pytest.mark.parametrize("text", EVERYTHING)
async def test_no_widget_can_send_a_sequence_to_the_terminal(text: str) -> None:
    app = Guarded(text)
    async with app.run_test(size=(60, 6)):
        assert not STEERING & set(drawn(app))


async def test_without_the_guard_a_sequence_does_get_through() -> None:
    class Bare(Guarded):
        def get_line_filters(self) -> list[LineFilter]:
            return list(App.get_line_filters(self))

    app = Bare(SEQUENCES["title"])
    async with app.run_test(size=(60, 6)):
        assert "\x1b" in drawn(app)
