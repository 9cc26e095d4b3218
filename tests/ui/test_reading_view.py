from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input

from leadcoach.domain.address import Address
from leadcoach.domain.blocks import (
    Band,
    Bar,
    Bars,
    Block,
    Figure,
    Next,
    Paragraph,
    Quote,
    Reading,
    Said,
    Source,
    Table,
    Words,
)
from leadcoach.text import as_ascii, clean
from leadcoach.ui.widgets.reading_lines import draw_reading, reading_lines
from leadcoach.ui.widgets.reading_view import NextChosen, ReadingView
from tests.faults.payloads import EVERYTHING

HOSTILE = (*EVERYTHING, "[/]", "[TODO]", "\x1b]0;x\x07", "🇳🇱 你好")
SOURCE = Source("d1")
PLAN = Address("w01.toolset", "plan")
PHRASES = {
    "title": "The five conditions",
    "thinnest": "The thinnest is {name}: {value} of 5.",
    "time": "Time that survives a busy week",
    "tools": "Tools",
    "mean": "Mean of the five",
    "asked": "What you asked for",
    "ask": "Ask",
    "until": "Until",
    "plan": "Plan a first step",
    "back": "Look back at week 1",
}


def said(key: str, **given: str | float) -> Words:
    return (Said(key, tuple(given.items())),)


def theirs(text: str) -> Words:
    return (Quote(text, SOURCE),)


BARS = Bars(said("title"), (Bar(said("time"), 3, 4.5), Bar(said("tools"), None, 5), Bar(said("mean"), 5)), 1, 5)
FULL = Reading(
    said("title"),
    (
        Paragraph(said("thinnest", name="Attention", value=2.5)),
        BARS,
        Figure(said("mean"), 3.14, "of 5", 2.8),
        Figure(said("tools"), None),
        Paragraph(theirs("A quiet hour\non Thursday")),
        Paragraph(said("back"), "caveat"),
        Paragraph(said("plan"), "warning"),
        Table(said("asked"), (said("ask"), said("until")), ((theirs("A screen"), date(2026, 5, 12)), (None, 7.25))),
        Next(said("plan"), PLAN),
        Next(said("back"), Address("w01.mindset", "guess")),
    ),
)
NUMBERS = ("2.5", "3", "4.5", "5", "1", "3.1", "2.8", "2026-05-12", "7.2")


def drawn(reading: Reading, width: int = 60) -> list[str]:
    return [line.plain.rstrip() for line in reading_lines(reading, PHRASES, width)]


def letters(text: str) -> str:
    return "".join(text.split())


def of(*blocks: Block) -> Reading:
    return Reading((), blocks)


@pytest.mark.parametrize("width", [20, 43, 44, 60, 100, 200])
def test_every_label_and_number_of_every_block_is_drawn(width: int) -> None:
    whole = letters("".join(drawn(FULL, width)))
    for key, wording in PHRASES.items():
        assert key == "thinnest" or all(letters(word) in whole for word in wording.split())
    for number in (*NUMBERS, "TheThinnest"[3:].lower(), "notyet", "Aquiethour"):
        assert letters(number) in whole


@pytest.mark.parametrize("width", [20, 43, 44, 60, 100, 200])
def test_no_line_is_wider_than_its_place(width: int) -> None:
    assert max(line.cell_length for line in reading_lines(FULL, PHRASES, width, selected=0)) <= min(width, 100)


def test_bars_end_where_their_value_lies_on_the_scale_and_the_mark_is_on_it() -> None:
    bars = Bars((), (Bar(said("tools"), 1), Bar(said("tools"), 3), Bar(said("tools"), 5, 3)), 1, 5)
    low, middle, high, axis = drawn(of(bars), 100)
    assert "▇" not in low
    assert middle.count("▇") == 24
    assert high.count("▇") == 47
    assert high.index("◆") == high.index("▇") + 24
    assert low.endswith(" 1")
    assert high.endswith(" 5 ◆ 3")
    assert axis.split() == ["1", "5"]
    assert axis.index("5") + 1 == high.rindex("▇") + 1


def test_a_part_of_a_cell_is_drawn_in_eighths() -> None:
    bars = Bars((), (Bar(said("tools"), 1),), 0, 100)
    assert "▌" in drawn(of(bars), 100)[0]


def test_a_missing_number_says_so_and_draws_no_bar() -> None:
    line = drawn(of(Bars((), (Bar(said("tools"), None, 4),), 1, 5)))[0]
    assert "not yet" in line
    assert "▇" not in line
    assert line.endswith("◆ 4")


@pytest.mark.parametrize(("value", "low", "high"), [(9, 1, 5), (-3, 1, 5), (2, 2, 2)])
def test_a_value_off_the_scale_stays_inside_and_keeps_its_number(value: float, low: float, high: float) -> None:
    line = drawn(of(Bars((), (Bar(said("tools"), value, value),), low, high)))[0]
    assert len(line) <= 60
    assert f" {value} ◆ {value}" in line


def test_a_narrow_place_puts_the_label_above_its_bar() -> None:
    assert drawn(of(Bars((), (Bar(said("time"), 3),), 1, 5)), 30)[:2] == [
        "Time that survives a busy week"[:30],
        "▇" * 14 + "·" * 14 + " 3",
    ]


def test_figures_stand_under_each_other_with_unit_and_before() -> None:
    assert drawn(of(FULL.blocks[2], FULL.blocks[3])) == [
        "Mean of the five  3.1 of 5  before: 2.8",
        "Tools             not yet",
    ]


def test_a_figure_says_between_which_two_it_may_lie() -> None:
    assert drawn(of(Figure(said("mean"), 40.6, "", 34.4, band=Band(33, 48)))) == [
        "Mean of the five  40.6  before: 34.4  (from 33 to 48)"
    ]


def test_a_band_is_seen_in_the_bar_and_beside_it_without_colour() -> None:
    bars = (Bar(said("tools"), 70, 40, band=Band(20, 60)), Bar(said("tools"), 40, 40, band=Band(20, 60)))
    beyond, inside, _axis = drawn(of(Bars((), bars, 0, 100)), 100)
    assert beyond.count("▄") == 19 - 1  # the mark stands on one of the cells of the band
    assert beyond.index("▄") < beyond.index("◆") < beyond.rindex("▄") < beyond.rindex("▇")
    assert "░" not in beyond
    assert inside.rindex("▄") < inside.index("◆") < inside.index("░")
    assert as_ascii(inside).count(":") == inside.count("░")
    assert "_" in as_ascii(inside)


def test_a_band_without_a_number_draws_nothing() -> None:
    (line, _axis) = drawn(of(Bars((), (Bar(said("tools"), None, band=Band(0, 100)),), 0, 100)))
    assert "░" not in line
    assert "not yet" in line


def test_a_faint_bar_is_muted_and_no_shorter() -> None:
    strong, faint = (
        reading_lines(of(Bars((), (Bar(said("tools"), 3, faint=faint),), 1, 5)), PHRASES, 60)[0]
        for faint in (False, True)
    )
    assert strong.plain == faint.plain
    assert "$accent" in {str(span.style) for span in strong.spans}
    assert "$accent" not in {str(span.style) for span in faint.spans}


def test_what_they_wrote_has_a_bar_and_keeps_its_lines() -> None:
    assert drawn(of(Paragraph(theirs("A quiet hour\non Thursday")))) == ["▎ A quiet hour", "▎ on Thursday"]


def test_a_caveat_and_a_warning_are_told_by_a_sign_too() -> None:
    assert drawn(of(Paragraph(said("back"), "caveat"))) == ["~ Look back at week 1"]
    assert drawn(of(Paragraph(said("plan"), "warning"))) == ["! Plan a first step"]


def test_the_same_title_is_not_drawn_twice() -> None:
    assert drawn(Reading(said("title"), (BARS,))).count("The five conditions") == 1


def test_a_phrase_nobody_worded_shows_its_key() -> None:
    assert drawn(of(Paragraph(said("nowhere")))) == ["nowhere"]


def test_plain_signs_draw_every_kind_of_block() -> None:
    lines = [as_ascii(line.plain) for line in reading_lines(FULL, PHRASES, 60, selected=0)]
    assert all(line.isascii() for line in lines)
    assert any("#" in line and "+" in line for line in lines)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_drawn_as_it_stands(text: str) -> None:
    reading = Reading(
        theirs(text),
        (
            Paragraph(theirs(text)),
            Paragraph((*said("plan"), *theirs(text))),
            Bars((), (Bar(theirs(text), 2),), 1, 5),
            Figure(theirs(text), 2),
            Table((), (theirs(text),), ((theirs(text),),)),
            Next(theirs(text), PLAN),
        ),
    )
    lines = reading_lines(reading, {}, 100)
    assert letters("".join(line.plain for line in lines)).count(letters(clean(text).text)) >= 7
    ours = {"", "bold", "italic", "bold $accent", "$accent", "$text-muted"}
    assert {str(span.style) for line in lines for span in line.spans} <= ours


@given(
    st.lists(
        st.tuples(st.text(max_size=30), st.none() | st.floats(-10, 10), st.none() | st.floats(-10, 10)), max_size=4
    ),
    st.integers(12, 120),
)
def test_any_bars_fit_any_place(rows: list[tuple[str, float | None, float | None]], width: int) -> None:
    bars = Bars((), tuple(Bar(theirs(label), value, mark) for label, value, mark in rows), -10, 10)
    lines = reading_lines(of(bars), {}, width)
    assert all(line.cell_length <= max(width, 24) for line in lines)
    assert sum("◆" in line.plain for line in lines) >= sum(mark is not None for _label, _value, mark in rows) - sum(
        "◆" in label for label, _value, _mark in rows
    )


def test_the_lines_of_a_way_on_are_known() -> None:
    found = draw_reading(FULL, PHRASES, 60)
    assert [[found.lines[at].plain.strip() for at in way] for way in found.ways] == [
        ["→ Plan a first step"],
        ["→ Look back at week 1"],
    ]


class Page(App[None]):
    def __init__(self, reading: Reading = FULL) -> None:
        super().__init__()
        self.view = ReadingView()
        self.view.show(reading, PHRASES)
        self.chosen: list[Next] = []

    def compose(self) -> ComposeResult:
        yield Input()
        with VerticalScroll(can_focus=False):
            yield self.view

    def on_next_chosen(self, message: NextChosen) -> None:
        assert message.control is self.view
        self.chosen.append(message.next)


def shown(view: ReadingView) -> list[str]:
    return [view.render_line(y).text.rstrip() for y in range(view.size.height)]


def takes_focus(view: ReadingView) -> bool:
    return view.can_focus


async def test_the_view_shows_every_line_and_follows_its_width() -> None:
    app = Page()
    async with app.run_test(size=(60, 50)) as pilot:
        assert shown(app.view) == drawn(FULL, 60)
        await pilot.resize_terminal(40, 60)
        assert shown(app.view) == drawn(FULL, 40)


async def test_ways_on_are_chosen_with_keys_and_the_cursor_is_seen_without_colour() -> None:
    app = Page()
    async with app.run_test(size=(60, 50)) as pilot:
        assert not any(line.startswith("▌") for line in shown(app.view))
        app.view.focus()
        await pilot.pause()
        assert "▌→ Plan a first step" in shown(app.view)
        await pilot.press("down", "down", "enter", "k", "enter")
        assert app.chosen == [FULL.blocks[-1], FULL.blocks[-2]]


async def test_a_click_on_a_way_on_takes_it() -> None:
    app = Page()
    async with app.run_test(size=(60, 50)) as pilot:
        await pilot.click(ReadingView, offset=(4, app.view.size.height - 1))
        await pilot.click(ReadingView, offset=(4, 1))
        assert app.chosen == [FULL.blocks[-1]]


async def test_the_cursor_is_brought_into_sight() -> None:
    app = Page()
    async with app.run_test(size=(60, 12)) as pilot:
        app.view.focus(scroll_visible=False)
        await pilot.press("down")
        await pilot.pause()
        place = app.view.region
        assert place.bottom <= 12


async def test_without_ways_on_it_takes_no_focus_and_another_reading_may_bring_some() -> None:
    app = Page(of(FULL.blocks[0]))
    async with app.run_test(size=(60, 50)) as pilot:
        assert not takes_focus(app.view)
        app.view.show(FULL, PHRASES)
        await pilot.pause()
        assert takes_focus(app.view)
        assert shown(app.view) == drawn(FULL, 60)
        app.view.show(of(Paragraph(theirs("[/] [@click=app.quit]x[/]"))), PHRASES)
        await pilot.pause()
        assert shown(app.view) == ["▎ [/] [@click=app.quit]x[/]"]
        assert app.view.size.height == 1


async def test_the_same_reading_again_draws_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Page()
    async with app.run_test(size=(60, 30)):
        redrawn: list[object] = []
        monkeypatch.setattr(app.view, "refresh", lambda **_given: redrawn.append(1))
        app.view.show(FULL, dict(PHRASES))
        assert redrawn == []


def test_every_binding_has_an_id_and_a_tooltip() -> None:
    bindings = list(ReadingView.BINDINGS)
    assert all(not isinstance(binding, tuple) and binding.id and binding.tooltip for binding in bindings)


def test_a_rating_left_out_says_so_and_its_mark_never_stands_in_the_words() -> None:
    bars = Bars((), (Bar(said("time"), None, 1, (), said("ask")), Bar(said("tools"), 2, 4)), 1, 5)
    drawn = [line.plain for line in reading_lines(Reading((), (bars,)), PHRASES, 76)]
    assert any("Ask ··" in line and line.rstrip().endswith("◆ 1") for line in drawn)
    assert not any("not yet" in line for line in drawn)
