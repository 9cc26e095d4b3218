from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.widgets import Input

from leadcoach.domain.garden import Bed
from leadcoach.domain.typed import number_text
from leadcoach.text import as_ascii, one_line
from leadcoach.ui.widgets.garden_view import HIGHEST, PLANT_ROWS, GardenView, garden_lines, plant
from tests.faults.payloads import EVERYTHING

HOSTILE = (*EVERYTHING, "[/]", "[TODO]", "\x1b]0;x\x07", "🇳🇱 你好")
NAMES = (
    "Building trust",
    "Empowering people",
    "Showing that learning counts",
    "Encouraging reflection",
    "Learning as a continuous process",
    "Sharing knowledge",
    "Learning leadership",
    "Systems thinking",
)
HEIGHTS = (3.2, 0, 1, 5, 8, 6.5, 2, 4.4)
BEDS = tuple(
    Bed(f"b{number}", name, height, ())
    for number, (name, height) in enumerate(zip(NAMES, HEIGHTS, strict=True), start=1)
)


def drawn(width: int = 80, **given: bool) -> list[str]:
    return [line.plain for line in garden_lines(BEDS, width, **given)]


def test_the_garden_has_plants_soil_with_numbers_and_names() -> None:
    soil = drawn()[PLANT_ROWS]
    assert soil.replace("━", " ").split() == [number_text(height) for height in HEIGHTS]
    assert "Building" in drawn()[PLANT_ROWS + 1]
    assert "trust" in drawn()[PLANT_ROWS + 2]


def column(lines: list[str], bed: int, cells: int = 10) -> list[str]:
    return [line[bed * cells : (bed + 1) * cells].strip() for line in lines]


@pytest.mark.parametrize(
    ("bed", "rows"),
    [
        (0, ["", "", "╷", "╲│╱"]),
        (1, ["", "", "", ""]),
        (2, ["", "", "", "╷"]),
        (3, ["", "╷", "╲│╱", "╲│╱"]),
        (4, ["╲●╱", "╲│╱", "╲│╱", "╲│╱"]),
        (5, ["○", "╲│╱", "╲│╱", "╲│╱"]),
    ],
)
def test_each_plant_stands_on_its_bed_and_is_as_high_as_its_number(bed: int, rows: list[str]) -> None:
    assert column(drawn()[:PLANT_ROWS], bed) == rows


def test_an_empty_bed_is_soil_and_a_nought() -> None:
    assert column(drawn(), 1)[:5] == ["", "", "", "", "━━━ 0 ━━━"]


@given(st.floats(0, 8), st.floats(0, 8))
def test_more_never_looks_like_less(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert len(plant(low)) <= len(plant(high)) <= PLANT_ROWS
    assert bool(plant(low)) == (low > 0)


def test_every_step_looks_different() -> None:
    assert len({plant(step) for step in range(HIGHEST + 1)}) == HIGHEST + 1
    assert plant(99) == plant(8)
    assert plant(-1) == ()


@pytest.mark.parametrize("width", [48, 56, 60, 78, 80, 118, 200])
@pytest.mark.parametrize("compact", [True, False])
def test_every_line_fits_and_no_number_is_cut(width: int, *, compact: bool) -> None:
    lines = garden_lines(BEDS, width, selected=3, compact=compact)
    assert len(lines) == (3 if compact else 7)
    assert max(line.cell_length for line in lines) <= width
    soil = lines[1 if compact else PLANT_ROWS].plain
    for height in HEIGHTS:
        assert number_text(height) in soil


def test_the_compact_form_shows_heights_in_one_row() -> None:
    assert column(drawn(compact=True), 4) == ["███", "━━━ 8 ━━━", "Learning…"]
    assert column(drawn(compact=True), 1)[0] == ""


def test_a_long_name_is_cut_at_the_end_and_says_so() -> None:
    assert column(drawn(), 4)[5:] == ["Learning", "as a…"]


@pytest.mark.parametrize("compact", [True, False])
def test_plain_signs_draw_the_whole_garden(*, compact: bool) -> None:
    lines = [as_ascii(line.plain) for line in garden_lines(BEDS, 80, selected=2, compact=compact)]
    assert all(line.isascii() for line in lines)
    assert {*"\\|/"} <= {*"".join(lines)} or compact


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_are_drawn_as_they_stand(text: str) -> None:
    lines = garden_lines((Bed("b1", text, 2, (text,)),), 100)
    name = "".join(line.plain for line in lines[PLANT_ROWS + 1 :]).replace(" ", "")
    whole = one_line(text).replace(" ", "")
    assert name == whole or whole.startswith(name.partition("…")[0])
    assert name
    assert {str(span.style) for line in lines for span in line.spans} <= {"$accent", "$text-muted"}


class Page(App[None]):
    def __init__(self, beds: tuple[Bed, ...] = BEDS) -> None:
        super().__init__()
        self.garden = GardenView(beds)
        self.chosen: list[str] = []

    def compose(self) -> ComposeResult:
        yield Input()
        yield self.garden

    def on_garden_view_bed_chosen(self, message: GardenView.BedChosen) -> None:
        assert message.control is self.garden
        self.chosen.append(message.block)


def shown(garden: GardenView) -> list[str]:
    return [garden.render_line(y).text for y in range(garden.size.height)]


async def test_keys_select_a_bed_and_choose_it_and_the_cursor_is_seen_without_colour() -> None:
    app = Page()
    async with app.run_test(size=(80, 24)) as pilot:
        assert "▌" not in "".join(shown(app.garden))
        app.garden.focus()
        await pilot.pause()
        assert column(shown(app.garden), 0)[PLANT_ROWS] == "══▌3.2 ══"
        await pilot.press("left", "enter", "right", "right", "enter", *["right"] * 9, "enter")
        assert app.chosen == ["b1", "b3", "b8"]
        assert column(shown(app.garden), 7)[PLANT_ROWS] == "══▌4.4 ══"


async def test_a_click_chooses_the_bed_under_it() -> None:
    app = Page()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click(GardenView, offset=(45, 2))
        assert app.chosen == ["b5"]


@pytest.mark.parametrize(("rows", "height"), [(24, 7), (18, 3)])
async def test_a_low_terminal_gets_the_compact_form(rows: int, height: int) -> None:
    app = Page()
    async with app.run_test(size=(80, rows)):
        assert app.garden.size.height == height
        assert all(line.strip() for line in shown(app.garden))


async def test_other_beds_are_shown_and_the_cursor_stays_among_them() -> None:
    app = Page()
    async with app.run_test(size=(80, 24)) as pilot:
        app.garden.focus()
        await pilot.press(*["right"] * 7)
        app.garden.show((Bed("b1", "[/] one", 4, ()),))
        await pilot.pause()
        assert "[/] one" in shown(app.garden)[PLANT_ROWS + 1]
        await pilot.press("enter")
        assert app.chosen == ["b1"]
        app.garden.show(())
        await pilot.press("enter", "right")
        assert app.garden.size.height == 0
        assert app.chosen == ["b1"]


def test_every_binding_has_an_id_and_a_tooltip() -> None:
    bindings = list(GardenView.BINDINGS)
    assert all(not isinstance(binding, tuple) and binding.id and binding.tooltip for binding in bindings)
