"""Tables of readings: numbers below each other, everything else as it is."""

from __future__ import annotations

from leadcoach.ui.widgets.plain_text import plain
from leadcoach.ui.widgets.table_lines import table_lines


def drawn(*rows: tuple[str, ...], width: int = 40) -> list[str]:
    made = [[plain(cell) for cell in row] for row in rows]
    return [line.plain.rstrip() for line in table_lines(made[0], made[1:], width)]


def test_numbers_stand_with_their_points_below_each_other() -> None:
    assert drawn(("", "Hours"), ("Forms", "44.2"), ("Boxes", "13"), ("Paper", "2.6"), ("Open", "not yet")) == [
        "       Hours",
        "──────────────",
        "Forms  44.2",
        "Boxes  13",
        "Paper   2.6",
        "Open   not yet",
    ]


def test_a_column_with_other_figures_in_it_stays_as_it_was_written() -> None:
    assert drawn(("Day", "Seen"), ("2026-11-21", "5 of 9"), ("2027-01-02", "12"), ("", "3"))[2:] == [
        "2026-11-21  5 of 9",
        "2027-01-02  12",
        "            3",
    ]


def test_rows_that_do_not_fit_are_lines_without_room_before_their_numbers() -> None:
    wide = ("What somebody in the street could see", "How often it was seen", "How often it was hoped for")
    lines = drawn(wide, ("Questions at the handover", "1440", "7"), ("Stops", "7", "10"), width=22)
    assert [line.split()[-1] for line in lines if line][-1] == "10"
    assert not any(":  " in line or line.startswith(" ") for line in lines)
