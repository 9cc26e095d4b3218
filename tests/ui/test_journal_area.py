"""The journal's area: the list page by page, the search with its filters, star, day and week, the weeks in a row."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from leadcoach.services import browsing
from leadcoach.services.journaling import Journaling
from leadcoach.services.past_days import past_day
from leadcoach.ui.screens.journal_lines import LEAD, snippet_line
from leadcoach.ui.widgets.filter_line import FilterLine
from leadcoach.ui.widgets.line_list import ListLine
from leadcoach.ui.widgets.paged_list import PagedList
from tests.ui.seeing import (
    MONDAY,
    OpenCoach,
    filling,
    notices,
    paste,
    press,
    rows,
    said,
    search,
    shown_list,
    top,
    words,
)


def asked(coach: Any) -> str:
    """The line that says what a search asks."""
    return str(coach.app.screen.query_one(FilterLine).said)


def write(tmp_path: Path, *texts: str) -> list[str]:
    """Entries of today, the last one newest."""
    with filling(tmp_path) as desk:
        return [Journaling(desk).write(text).id for text in texts]


async def test_however_many_there_are_only_a_stretch_is_read(
    open_coach: OpenCoach, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browsing, "PAGE", 30)
    monkeypatch.setattr(browsing, "MOST", 90)
    with filling(tmp_path) as desk, desk.store.tx():
        for number in range(300):
            day = MONDAY.date() - timedelta(days=number // 2)
            Journaling(desk).write(f"entry {299 - number}", day=day)
    async with open_coach() as coach:
        await press(coach, "3")
        shown = shown_list(coach.app)
        seen = [rows(coach.app)[shown.cursor_id].left]
        for _page in range(20):
            await press(coach, "pagedown")
            seen.append(rows(coach.app)[shown.cursor_id].left)
            assert len(rows(coach.app)) <= 90
        numbers = [int(each.split()[1]) for each in seen]
        assert numbers == sorted(numbers, reverse=True)
        assert len(set(numbers)) == len(numbers)
        await press(coach, "end")
        assert rows(coach.app)[shown.cursor_id].left in {"entry 0", "entry 1"}
        last = shown.scroll_offset.y - len(shown.lines)
        await press(coach, "pageup", "pageup", "pageup", "pageup")
        assert shown.scroll_offset.y - len(shown.lines) < last
        await press(coach, "home")
        assert rows(coach.app)[shown.cursor_id].left in {"entry 299", "entry 298"}


async def test_a_row_that_stays_keeps_its_place_on_the_screen_when_more_is_read() -> None:
    from textual.app import App, ComposeResult

    class Host(App[None]):
        def compose(self) -> ComposeResult:
            yield PagedList([ListLine(f"{n}", f"line {n}") for n in range(100)])

    app = Host()
    async with app.run_test(size=(40, 10)) as pilot:
        shown = app.query_one(PagedList)
        shown.focus()
        shown.go_to("50")
        await pilot.pause()
        before = shown.scroll_offset.y
        shown.show([ListLine(f"{n}", f"line {n}") for n in range(-30, 70)])
        await pilot.pause()
        assert shown.cursor_id == "50"
        assert shown.scroll_offset.y == before + 30


async def test_the_line_of_a_search_says_what_it_asks_and_finds(open_coach: OpenCoach, tmp_path: Path) -> None:
    write(tmp_path, "Oranges #fruit with @Ana", "Pears #fruit", "Oranges alone")
    async with open_coach() as coach:
        await search(coach)
        await paste(coach, "oranges #fruit week:1 kind:entry")
        await coach.until(lambda: asked(coach) == "entries · week 1 · #fruit · 1 found")
        assert "Oranges #fruit with @Ana" in said(coach.app)
        assert "Pears" not in said(coach.app)
        await press(coach, "down")
        assert shown_list(coach.app).has_focus
        await press(coach, "enter")
        assert top(coach.app) == "EntryScreen"
        await press(coach, "escape")
        await coach.until(lambda: top(coach.app) == "JournalScreen")
        assert asked(coach) == "entries · week 1 · #fruit · 1 found"
        await press(coach, "slash")
        assert coach.app.focused.value == "oranges #fruit week:1 kind:entry"
        await press(coach, "escape")
        assert {"Pears #fruit", "Oranges alone"} <= {line.left for line in rows(coach.app).values()}


async def test_a_sign_alone_asks_nothing_yet(open_coach: OpenCoach, tmp_path: Path) -> None:
    write(tmp_path, "Oranges with @Ana", "Pears")
    async with open_coach() as coach:
        await search(coach)
        await paste(coach, "pears @")
        await coach.until(lambda: asked(coach) == "1 found")
        assert "slash" not in {key for key, _shown, _does in coach.app.screen.key_bar.keys}
        await press(coach, "ctrl+u")
        await paste(coach, "@")
        await coach.until(lambda: "Oranges with @Ana" in said(coach.app))
        assert "Nothing found" not in said(coach.app)


async def test_a_tag_is_offered_and_taken_over_with_right(open_coach: OpenCoach, tmp_path: Path) -> None:
    write(tmp_path, "Asked @Ana about #delegation", "Nothing")
    async with open_coach() as coach:
        await search(coach)
        await coach.type("#del")
        await coach.shows("Right adds “egation”")
        await press(coach, "right")
        assert coach.app.focused.value == "#delegation"
        await coach.until(lambda: asked(coach) == "#delegation · 1 found")


async def test_the_match_stands_out_in_the_words_around_it(open_coach: OpenCoach, tmp_path: Path) -> None:
    write(tmp_path, "A title\n\nand then a very quiet question came at last")
    async with open_coach() as coach:
        await search(coach)
        await coach.type("quie")
        await coach.shows("a very quiet question")
        under = next(line for line in shown_list(coach.app).lines if line.kind == "under")
        assert [under.left[begin:end] for begin, end in under.marked] == ["quiet"]
        strips = coach.app.screen._compositor.render_strips()
        (segment,) = [part for strip in strips for part in strip if part.text == "quiet"]
        assert segment.style is not None
        assert segment.style.underline


async def test_more_hits_are_read_when_the_last_one_comes_near(open_coach: OpenCoach, tmp_path: Path) -> None:
    with filling(tmp_path) as desk, desk.store.tx():
        for number in range(70):
            Journaling(desk).write(f"plum {number}")
    async with open_coach() as coach:
        await search(coach)
        await coach.type("plum")
        await coach.until(lambda: asked(coach) == "70 found")
        assert len(rows(coach.app)) < 30
        await press(coach, "enter", "end")
        await coach.until(lambda: len(rows(coach.app)) == 70)
        await press(coach, "end")
        assert "plum 0" in said(coach.app).splitlines()[-1]
        await press(coach, "slash", "x")
        await coach.shows("Nothing found.")


async def test_a_chosen_filter_is_written_into_the_line(open_coach: OpenCoach, tmp_path: Path) -> None:
    with filling(tmp_path) as desk:
        Journaling(desk).write("An entry")
        Journaling(desk).capture({"noticed": "A thought"})
    async with open_coach() as coach:
        await press(coach, "3", "f7")
        assert top(coach.app) == "FilterChooser"
        shown_list(coach.app).go_to("kind:capture")
        await press(coach, "enter")
        await coach.until(lambda: top(coach.app) == "JournalScreen" and asked(coach) == "thoughts · 1 found")
        assert shown_list(coach.app).has_focus
        assert "A thought" in said(coach.app)
        await press(coach, "f7")
        shown_list(coach.app).go_to("kind:capture")
        assert next(line for line in shown_list(coach.app).lines if line.id == "kind:capture").glyph == "◉"
        await press(coach, "enter")
        await coach.until(lambda: "An entry" in said(coach.app))
        await press(coach, "f7", "escape")
        assert top(coach.app) == "JournalScreen"


async def test_a_star_is_put_on_and_taken_off(open_coach: OpenCoach, tmp_path: Path) -> None:
    (identity,) = write(tmp_path, "Keep this")
    async with open_coach(ascii_only=True) as coach:
        await press(coach, "3", "s")
        assert rows(coach.app)[identity].right == "★"
        assert coach.desk.store.documents.get(identity).starred
        await press(coach, "s")
        assert rows(coach.app)[identity].right == ""


async def test_day_and_week_are_changed_and_what_is_wrong_is_said(open_coach: OpenCoach, tmp_path: Path) -> None:
    first, second = write(tmp_path, "One", "Two")
    async with open_coach() as coach:
        await press(coach, "3", "d")
        assert top(coach.app) == "DatingModal"
        await coach.shows("Mon 23 Nov 2026 lies in week 1.")
        await coach.type("x")
        await press(coach, "enter")
        await coach.shows("This is no day.")
        coach.app.focused.value = "yesterday"
        await press(coach, "tab")
        coach.app.focused.value = "14"
        await press(coach, "enter")
        await coach.shows("There is no such week.")
        coach.app.focused.value = ""
        await press(coach, "enter")
        assert notices(coach.app) == ["It is now under Sun 22 Nov 2026."]
        moved = coach.desk.store.documents.get(second)
        assert (moved.day, moved.week) == ("2026-11-22", None)
        assert list(rows(coach.app)) == [first, second]
        await press(coach, "d", "escape")
        assert coach.desk.store.documents.get(second) == moved


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027-05-01", "2027-05-01"),
        ("today", "2026-11-23"),
        ("monday", "2026-11-23"),
        ("tue", "2026-11-17"),
        ("23-11", "2026-11-23"),
        ("24-11", "2025-11-24"),
        ("tomorrow", "2026-11-24"),
        ("+7", "None"),
        ("", "None"),
    ],
)
def test_a_day_without_a_year_is_the_last_such_day(text: str, day: str) -> None:
    assert str(past_day(text, MONDAY.date())) == day


async def test_the_entry_under_the_cursor_stands_beside_the_list_in_a_wide_window(
    open_coach: OpenCoach, tmp_path: Path
) -> None:
    write(tmp_path, "First\n\nwords of the first", "Second\n\nwords of the second")
    async with open_coach(size=(120, 40)) as coach:
        await press(coach, "3")
        await coach.shows("words of the second")
        await press(coach, "down")
        await coach.shows("words of the first")
        await coach.pilot.resize_terminal(80, 24)
        await coach.until(lambda: "words of the first" not in coach.screen)
        await coach.pilot.resize_terminal(200, 60)
        await coach.shows("words of the first")


async def test_week_by_week_leads_to_what_was_written_in_a_week(open_coach: OpenCoach, tmp_path: Path) -> None:
    write(tmp_path, "Written in week one")
    async with open_coach() as coach:
        await press(coach, "3", "t")
        assert top(coach.app) == "TimelineScreen"
        assert shown_list(coach.app).cursor_id == "kind:journal week:1"
        assert rows(coach.app)["kind:journal week:1"].right == "1 entry"
        assert "Written in week one" in said(coach.app)
        await press(coach, "enter")
        await coach.until(
            lambda: top(coach.app) == "JournalScreen" and asked(coach) == "in the journal · week 1 · 1 found"
        )
        assert "Written in week one" in words(coach.app)


def test_a_snippet_begins_near_its_match_and_marks_it() -> None:
    pieces = [("so many words stand before it\n that they must go: ", False), ("hit", True), (" on", False)]
    text, marked = snippet_line(pieces)
    assert text == "…it that they must go: hit on"
    assert [text[begin:end] for begin, end in marked] == ["hit"]
    assert text.index("hit") <= LEAD + 1
    assert snippet_line([("hit", True)]) == ("hit", ((0, 3),))
    assert snippet_line([]) == ("", ())


@pytest.mark.parametrize(
    ("key", "screen"),
    [
        ("v", "VersionsScreen"),
        ("b", "BinScreen"),
        ("p", "PeopleScreen"),
        ("e", "ExchangeScreen"),
        ("m", "CalendarScreen"),
    ],
)
async def test_one_key_leads_on_and_esc_leads_back(
    open_coach: OpenCoach, tmp_path: Path, key: str, screen: str
) -> None:
    write(tmp_path, "An entry with @Ana")
    async with open_coach() as coach:
        await press(coach, "3", key)
        await coach.until(lambda: top(coach.app) == screen)
        await press(coach, "escape")
        await coach.until(lambda: top(coach.app) == "JournalScreen")
