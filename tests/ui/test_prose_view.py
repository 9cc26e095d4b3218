from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.content import Content

from leadcoach.domain.prose import Grid, Heading, Listing, Para, Prose, Quoted, Run, Runs, Verbatim
from leadcoach.text import as_ascii, clean
from leadcoach.ui.widgets.prose_view import MOST_COLUMNS, ProseView, prose_content, prose_lines, prose_links
from tests.faults.payloads import EVERYTHING

HOSTILE = (*EVERYTHING, "[/]", "[TODO]", "\x1b]0;x\x07", "🇳🇱 你好")
OURS = {"", "bold", "bold $accent", "$accent", "$text-muted"}
LINK = "https://example.org/study"


def runs(text: str) -> Runs:
    return (Run(text),)


def lines_of(prose: Prose, width: int = 40) -> list[str]:
    return [line.plain for line in prose_lines(prose, width)]


def styles_at(content: Content, at: int) -> set[str]:
    """Every word of every style that holds for one letter."""
    return {word for span in content.spans if span.start <= at < span.end for word in str(span.style).split()}


def letters(text: str) -> str:
    """The text without white space and bullets, to compare across wraps."""
    return "".join(clean(text).text.split())


EVERY_KIND: Prose = (
    Heading(3, runs("Five conditions")),
    Para((Run("An hour "), Run("every", emphasis=True), Run(" week", strong=True), Run(".", code=True))),
    Listing(ordered=False, items=((Para(runs("Time that survives a busy week")),), (Para(runs("Tools")),))),
    Quoted((Para(runs("Show me what you saw")),)),
    Grid((runs("Condition"), runs("Now")), ((runs("Time"), runs("2")), (runs("Safety"), runs("4")))),
    Verbatim("leadcoach write\n    indented"),
    Para((Run("See "), Run("the study", link=LINK), Run(" and "), Run("again", link=LINK))),
)


def test_blocks_stand_apart_by_a_blank_line_and_text_follows_its_heading() -> None:
    prose = (Para(runs("One")), Heading(3, runs("Two")), Para(runs("Three")), Para(runs("Four")))
    assert lines_of(prose) == ["One", "", "Two", "Three", "", "Four"]


def test_items_hang_below_their_first_letter() -> None:
    listing = Listing(ordered=False, items=((Para(runs("one two three four")),), (Para(runs("five")),)))
    assert lines_of((listing,), 10) == ["• one two", "  three", "  four", "• five"]


def test_numbers_of_a_long_list_stand_under_each_other() -> None:
    listing = Listing(ordered=True, items=tuple((Para(runs(f"x{number}")),) for number in range(1, 11)))
    lines = lines_of((listing,))
    assert lines[0] == " 1. x1"
    assert lines[9] == "10. x10"


def test_a_list_inside_a_list_is_set_in_and_has_another_bullet() -> None:
    inner = Listing(ordered=False, items=((Para(runs("inner")),),))
    assert lines_of((Listing(ordered=False, items=((Para(runs("outer")), inner),)),)) == ["• outer", "  – inner"]


def test_every_line_of_a_quote_has_the_bar() -> None:
    assert lines_of((Quoted((Para(runs("one two three")),)),), 10) == ["▎ one two", "▎ three"]


def test_a_grid_is_aligned_and_its_cells_wrap_inside_their_column() -> None:
    grid = Grid((runs("Condition"), runs("Seen")), ((runs("Time"), runs("the meeting ends five minutes early")),))
    assert lines_of((grid,), 30) == [
        "Condition  Seen",
        "──────────────────────────────",
        "Time       the meeting ends",
        "           five minutes early",
    ]


def test_a_grid_too_wide_for_its_place_names_the_column_of_each_cell() -> None:
    grid = Grid((runs("Condition"), runs("Seen")), ((runs("Time"), runs("ends early")), (runs("Tools"), runs("none"))))
    assert lines_of((grid,), 14) == [
        "Condition:",
        "Time",
        "Seen: ends",
        "early",
        "",
        "Condition:",
        "Tools",
        "Seen: none",
    ]


def test_verbatim_text_keeps_its_spaces() -> None:
    assert lines_of((Verbatim("a\n    b  c\n"),)) == ["  a", "      b  c"]


def test_a_link_is_underlined_and_numbered_and_the_same_address_keeps_its_number() -> None:
    content = prose_content(EVERY_KIND, 60)
    assert "the study[1] and again[1]" in content.plain
    assert prose_links(EVERY_KIND) == (LINK,)
    start = content.plain.index("the study")
    assert styles_at(content, start) == {"underline"}


def test_a_link_of_several_runs_has_its_number_once() -> None:
    prose = (Para((Run("the ", link=LINK), Run("study", link=LINK, strong=True), Run(" says"))),)
    assert lines_of(prose) == ["the study[1] says"]


@pytest.mark.parametrize(("style", "run"), [("bold", Run("x", strong=True)), ("italic", Run("x", emphasis=True))])
def test_emphasis_is_drawn(style: str, run: Run) -> None:
    assert styles_at(prose_content((Para((run,)),), 10), 0) == {style}


@pytest.mark.parametrize("width", [1, 2, 7, 40, 72, 500])
def test_no_line_is_wider_than_its_place_or_than_the_eye_likes(width: int) -> None:
    long = (*EVERY_KIND, Para(runs("word " * 60)), Para(runs("你" * 100)))
    # A wide letter needs two cells, whatever the place.
    assert (
        max(line.cell_length for line in prose_lines(long, width)) <= max(2, min(width, MOST_COLUMNS)) + (width < 8) * 6
    )


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("width", [12, 72])
def test_hostile_text_is_drawn_as_it_stands_without_anything_to_click(text: str, width: int) -> None:
    for prose in ((Para(runs(text)),), (Quoted((Heading(3, runs(text)),)),), (Grid((runs(text),), ((runs(text),),)),)):
        content = prose_content(prose, width)
        assert letters(text) in letters(content.plain.replace("▎", "").replace("─", ""))
        assert {str(span.style) for span in content.spans} <= OURS


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200), st.integers(8, 80))
def test_no_letter_is_lost_by_wrapping(text: str, width: int) -> None:
    assert letters(prose_content((Para(runs(text)),), width).plain) == letters(text)
    assert letters(prose_content((Verbatim(text),), width).plain) == letters(text)


def test_plain_signs_draw_every_kind_of_block() -> None:
    drawn = as_ascii(prose_content(EVERY_KIND, 60).plain)
    assert drawn.isascii()
    assert "* Tools" in drawn


class Page(App[None]):
    def compose(self) -> ComposeResult:
        yield ProseView(EVERY_KIND)


def shown(view: ProseView) -> list[str]:
    return [view.render_line(y).text.rstrip() for y in range(view.size.height)]


async def test_the_view_is_as_high_as_its_text_and_shows_all_of_it() -> None:
    app = Page()
    async with app.run_test(size=(50, 40)) as pilot:
        view = app.query_one(ProseView)
        assert shown(view) == lines_of(EVERY_KIND, 50)
        await pilot.resize_terminal(20, 60)
        assert shown(view) == lines_of(EVERY_KIND, 20)
        assert not view.can_focus
        assert len(view.children) == 0


async def test_the_view_shows_another_text_after_an_update() -> None:
    app = Page()
    async with app.run_test(size=(50, 40)) as pilot:
        view = app.query_one(ProseView)
        view.update((Para((Run("One [/] line, "), Run("x", link="mailto:a@example.org"))),))
        await pilot.pause()
        assert shown(view) == ["One [/] line, x[1]"]
        assert view.links == ("mailto:a@example.org",)
        view.update(())
        await pilot.pause()
        assert view.size.height == 0
