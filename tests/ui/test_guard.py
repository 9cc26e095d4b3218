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

from leadcoach.text import as_ascii
from leadcoach.ui.guard import PlainSigns, TerminalGuard
from tests.faults.payloads import EVERYTHING, SEQUENCES
from tests.ui.seeing import OpenCoach

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


@given(st.text())
def test_plain_signs_are_as_wide_as_the_drawn_ones(text: str) -> None:
    after = as_ascii(text)
    assert cell_len(after) == cell_len(text)
    assert as_ascii(after) == after
    kept = [old == new for old, new in zip(text, after, strict=True) if old.isalpha()]
    assert all(kept)


async def test_with_ascii_nothing_else_is_drawn(open_coach: OpenCoach) -> None:
    async with open_coach(ascii_only=True) as coach:
        for keys in (
            ("1",),
            ("2",),
            ("enter",),
            ("escape", "3"),
            ("4",),
            ("f2",),
            ("escape", "1", "enter"),
            ("ctrl+n",),
            ("f1",),
        ):
            await coach.press(*keys)
            odd = {letter for letter in coach.screen if not letter.isascii() and letter != "\n"}
            assert odd == set(), (keys, odd)


def test_plain_signs_leave_letters_alone() -> None:
    segments = [Segment("caf\u00e9 \u25cf \u2014 \u201cyes\u201d")]
    assert PlainSigns().apply(segments, BLACK) == [Segment('caf\u00e9 * - "yes"')]
    same = [Segment("plain")]
    assert PlainSigns().apply(same, BLACK) is same
