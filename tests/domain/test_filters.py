"""The line of a search: what narrows it, what is a word, and any text is one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadcoach.domain.filters import Asked, Filters, days_of, read_query, weeks_of
from leadcoach.domain.query_line import begun_name, completed, is_filter, with_filter, without_filters

PARTS = (
    ("#Delegation", Filters(tags=("delegation",))),
    ("@Zoë", Filters(people=("zoe",))),
    ("week:3", Filters(weeks=(3,))),
    ("WEEK:2-4", Filters(weeks=(2, 3, 4))),
    ("since:2026-11-01", Filters(since="2026-11-01")),
    ("until:2026-02", Filters(until="2026-02-28")),
    ("since:2026", Filters(since="2026-01-01")),
    ("on:2026-11-23", Filters(since="2026-11-23", until="2026-11-23")),
    ("on:2024-02", Filters(since="2024-02-01", until="2024-02-29")),
    ("level:analyse", Filters(level="A")),
    ("level:T", Filters(level="T")),
    ("kind:worksheet", Filters(kinds=("worksheet",))),
    ("is:starred", Filters(starred=True)),
    ("power:within", Filters(power="within")),
)
WORDS = (
    "week:",
    "week:x",
    "week:9-2",
    "since:2026-13",
    "on:yesterday",
    "level:z",
    "kind:poem",
    "is:red",
    "#",
    "@",
    "a:b",
)
lines = st.lists(st.sampled_from([part for part, _filters in PARTS] + ["quiet", "question", *WORDS])).map(" ".join)


@pytest.mark.parametrize(("part", "filters"), PARTS)
def test_a_part_of_the_line_narrows_the_search(part: str, filters: Filters) -> None:
    assert read_query(f"quiet {part} question") == ("quiet question", filters)
    assert is_filter(part)


@pytest.mark.parametrize("part", WORDS)
def test_what_says_no_filter_is_a_word(part: str) -> None:
    assert read_query(part) == (part, Filters())
    assert not is_filter(part)


def test_tags_and_people_gather_and_of_the_rest_the_last_counts() -> None:
    asked = read_query("#a @b #c week:3 @d week:5 kind:entry kind:answer")
    assert asked == ("", Filters(tags=("a", "c"), people=("b", "d"), weeks=(5,), kinds=("answer",)))


@given(st.text(max_size=60))
def test_any_text_is_a_line_and_its_words_stay_in_order(line: str) -> None:
    asked = read_query(line)
    words = [part for part in line.split() if not is_filter(part)]
    assert asked.words.split() == words
    assert bool(asked.filters) == (len(words) < len(line.split()))


@given(st.dates(date(1, 1, 1), date(9999, 12, 31)))
def test_a_day_a_month_and_a_year_hold_the_day(day: date) -> None:
    text = day.isoformat()
    assert days_of(text) == (text, text)
    for whole in (text[:7], text[:4]):
        found = days_of(whole)
        assert found is not None
        assert found[0] <= text <= found[1]
        assert found[0].startswith(whole)
        assert found[1].startswith(whole)


@pytest.mark.parametrize("text", ["", "0", "3", "2-5", "5-2", "-3", "13-", "100"])
def test_weeks_are_a_number_or_from_one_to_another(text: str) -> None:
    expected = {"0": (0,), "3": (3,), "2-5": (2, 3, 4, 5)}
    assert weeks_of(text) == expected.get(text, ())


# Writing into the line ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "part", "after"),
    [
        ("", "week:3", "week:3 "),
        ("quiet", "week:3", "quiet week:3 "),
        ("week:5 quiet", "week:3", "quiet week:3 "),
        ("quiet WEEK:3 ", "week:3", "quiet "),
        ("since:2026 until:2027", "on:2026-11", "on:2026-11 "),
        ("on:2026", "week:3", "on:2026 week:3 "),
        ("#a", "#b", "#a #b "),
        ("#a #b", "#A", "#b "),
        ("kind:poem", "kind:entry", "kind:poem kind:entry "),
    ],
)
def test_a_filter_is_written_into_the_line(line: str, part: str, after: str) -> None:
    assert with_filter(line, part) == after


@given(lines, st.sampled_from(PARTS))
def test_a_filter_written_once_counts_and_written_twice_is_out(line: str, choice: tuple[str, Filters]) -> None:
    part, filters = choice
    once = with_filter(without_filters(line), part)
    assert read_query(once).filters == filters
    assert read_query(once).words == read_query(line).words
    assert with_filter(once, part) == without_filters(line)


@pytest.mark.parametrize(
    ("line", "name", "after"),
    [
        ("quiet #del", "delegation", "quiet #delegation"),
        ("#DEL", "delegation", "#DELegation"),
        ("@zo", "Zoë", "@zoë"),
        ("#team", "Team Meeting", "#team"),
        ("#te", "Team Meeting", "#team"),
        ("#del", "trust", "#del"),
        ("#", "trust", "#"),
        ("#del ", "delegation", "#del "),
        ("mail@a", "ana", "mail@a"),
        ("del", "delegation", "del"),
    ],
)
def test_a_name_is_completed_at_the_end_of_the_line(line: str, name: str, after: str) -> None:
    assert completed(line, name) == after


@given(st.text(max_size=30), st.text(max_size=10))
def test_completing_only_ever_adds(line: str, name: str) -> None:
    assert completed(line, name).startswith(line)
    assert begun_name(line) is None or line[-1] not in " \n"


@pytest.mark.parametrize("part", ["since:0000", "on:0000-01", "until:٢٠٢٦", "on:٢٠٢٦-٠١", "since:2026-W01"])
def test_what_no_calendar_has_is_a_word(part: str) -> None:
    assert read_query(part) == Asked(part, Filters())
