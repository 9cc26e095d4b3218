"""The text files of jrnl: what jrnl wrote, what people made of it, and what jrnl reads of ours."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadcoach.domain.items import Failure, Item
from leadcoach.errors import Refused
from leadcoach.exchange import jrnl_headers, jrnl_text
from leadcoach.exchange.jrnl_times import TIMEFORMAT, time_format
from leadcoach.exchange.remarks import Remark
from leadcoach.exchange.times import clock_of, of_clock
from leadcoach.text import MOST_CHARACTERS, clean
from tests.exchange.making import ZONES, items, texts

AMSTERDAM = "Europe/Amsterdam"
Keep = Callable[[str | bytes], Path]


def ours(day: int, text: str, *, starred: bool = False) -> Item:
    return of_clock(datetime(2026, 11, day, 9, 30), AMSTERDAM).of(Item(text, "", "", starred=starred))


OURS = (
    ours(2, "Two questions\nbefore the first answer. #delegation @Ana"),
    ours(3, "Starred\nbody", starred=True),
    ours(4, "*important*\nnot starred"),
    ours(
        5,
        "Old notes\n[2025-01-05 10:00] I shall delegate more.\n [2025-01-06 10:00] with a space\n"
        "[tomorrow at nine] we meet\n[see notes from\nmonday] here\n[1] a footnote\n[ ] a box",
    ),
    ours(6, "Unclosed\n[ what now, friday"),
    ours(7, ""),
    ours(8, "First sentence. Second sentence! And third"),
    ours(9, "Grüße 日本語 🌱\n\n\nTwo blank lines above\nand two below\n\n"),
    ours(10, "\nstarts with an empty line"),
    ours(11, "*\nonly a star", starred=True),
)


def read(path: Path, *, zone: str = AMSTERDAM, timeformat: str = TIMEFORMAT) -> tuple[list[Item], list[Failure]]:
    found = list(jrnl_text.read(path, zone=zone, timeformat=timeformat))
    return [each for each in found if isinstance(each, Item)], [each for each in found if isinstance(each, Failure)]


def carried(item: Item) -> tuple[object, ...]:
    return item.text, item.starred, clock_of(item)


@pytest.mark.parametrize("name", ["journal.txt", "export.txt"])
def test_a_journal_of_jrnl_is_read_as_jrnl_shows_it(fixtures: Path, name: str) -> None:
    entries = json.loads((fixtures / "jrnl" / "export.json").read_text("utf-8"))["entries"]
    found, failures = read(fixtures / "jrnl" / name)
    assert failures == []
    assert len(found) == len(entries) == 11
    for item, entry in zip(found, entries, strict=True):
        expected = f"{entry['title']}\n{entry['body']}" if entry["body"] else entry["title"]
        assert item.text == clean(expected).text
        assert item.starred is entry["starred"]
        assert f"{clock_of(item):%Y-%m-%d %H:%M}" == f"{entry['date']} {entry['time']}"


def test_an_entry_has_its_local_time_and_the_zone_is_a_guess(fixtures: Path) -> None:
    found, _failures = read(fixtures / "jrnl" / "journal.txt")
    item = found[1]
    assert (item.day, item.made_at, item.zone) == ("2026-11-02", "2026-11-02T08:00:00.000Z", AMSTERDAM)
    assert (item.zone_known, item.precision, item.place) == (False, "minute", "line 4")


def test_an_edited_file_is_read_with_remarks(fixtures: Path) -> None:
    found, failures = read(fixtures / "jrnl" / "edited.txt")
    assert [(item.day, item.text.partition("\n")[0]) for item in found] == [
        ("2026-11-02", ""),
        ("2026-11-02", "First week."),
        ("2026-11-03", "What I wrote down last year"),
        ("2026-11-04", "A morning of stars"),
        ("2026-11-01", "Forgotten on Sunday"),
    ]
    assert found[0].unplaced == "Started this file by hand, before jrnl."
    assert found[0].precision == "day"
    assert found[2].text.endswith("My notes then:\n[2025-01-05 10:00] I shall delegate more.\nThat was it.")
    assert found[3].starred
    assert found[3].text.endswith("\n[2026-11-04] is a day, and no time.")
    assert [(type(each), each.place) for each in failures] == [(Remark, "line 8"), (Remark, "line 15")]


def test_a_file_with_the_newest_first_has_an_entry_for_each_header(kept: Keep) -> None:
    headers = [f"[{year}-06-01 10:00] Year {year}\n" for year in range(2026, 2000, -1)]
    found, failures = read(kept("".join(headers)))
    assert [item.text for item in found] == [f"Year {year}" for year in range(2026, 2000, -1)]
    assert [each.reason.partition(" ")[0] for each in failures] == ["25"]


def test_an_old_journal_below_a_newer_one_keeps_its_entries(kept: Keep) -> None:
    new = [f"[2026-{month:02}-01 10:00] New\n" for month in range(1, 13)]
    old = [f"[20{year:02}-01-01 10:00] Old\n" for year in range(30) if year < 25]
    found, _failures = read(kept("".join((*new, *old, "[2026-12-31 10:00] Last\n"))))
    assert len(found) == len(new) + len(old) + 1


def test_far_older_headers_at_the_end_are_entries_as_jrnl_has_it(kept: Keep) -> None:
    text = "[2026-01-01 10:00] One\n[2026-01-02 10:00] Two\n[2020-01-01 10:00] Three\n"
    assert [item.text for item in read(kept(text))[0]] == ["One", "Two", "Three"]


def test_what_jrnl_reads_of_our_files(fixtures: Path) -> None:
    assert "".join(jrnl_text.written(OURS)) == (fixtures / "jrnl" / "ours.txt").read_text("utf-8")
    entries = json.loads((fixtures / "jrnl" / "ours_read_by_jrnl.json").read_text("utf-8"))["entries"]
    assert len(entries) == len(OURS)
    for entry, item in zip(entries, OURS, strict=True):
        words = f"{entry['title']}\n{entry['body']}"
        assert "".join(words.split()) == "".join(item.text.split())
        assert (entry["starred"], entry["date"]) == (item.starred, item.day)


@given(st.lists(items(), max_size=4), st.sampled_from(ZONES))
@settings(max_examples=80)
def test_what_we_write_comes_back(kept: Keep, given: list[Item], zone: str) -> None:
    given = sorted(given, key=clock_of)
    found, failures = read(kept("".join(jrnl_text.written(given))), zone=zone)
    # A clock that left the hour out shows the time an hour later.
    whens = [of_clock(clock_of(item), zone, precision="minute") for item in given]
    assert [carried(item) for item in found] == [
        (item.text, item.starred, clock_of(when.of(item))) for item, when in zip(given, whens, strict=True)
    ]
    assert failures == []


@given(st.lists(items(), min_size=1, max_size=3))
@settings(max_examples=40)
def test_a_second_round_changes_nothing(kept: Keep, given: list[Item]) -> None:
    given = sorted(given, key=clock_of)
    once, _failures = read(kept("".join(jrnl_text.written(given))), zone="UTC")
    twice, _failures = read(kept("".join(jrnl_text.written(once))), zone="UTC")
    assert once == twice
    assert len({item.source for item in once}) == len({(item.text, clock_of(item)) for item in once})


@given(texts())
def test_a_text_set_apart_has_no_header_and_is_set_back(text: str) -> None:
    times = time_format(TIMEFORMAT)
    apart = jrnl_headers.apart(text, times)
    assert jrnl_headers.back(apart, times) == text
    assert not any(line.startswith("[2026-11-23 09:30] ") for line in apart.split("\n"))


def test_an_entry_has_the_same_identity_in_every_zone(fixtures: Path) -> None:
    sources = [[item.source for item in read(fixtures / "jrnl" / "journal.txt", zone=zone)[0]] for zone in ZONES]
    assert all(each == sources[0] for each in sources)
    assert len(set(sources[0])) == 11


def signs(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                ["[2026-11-23 09:30] ", "[2025-01-01 10:00] ", "[2026-11-23] ", "\n", "\n", " *", "\r\n", "["]
            ),
            texts(),
        ),
        max_size=12,
    ).map("".join)
)
@settings(max_examples=100)
def test_no_sign_of_a_file_is_lost(kept: Keep, text: str) -> None:
    try:
        found, _failures = read(kept(text))
    except Refused:
        return
    heads = "".join(f"[{clock_of(item):%Y-%m-%d %H:%M}]" for item in found if not item.unplaced)
    stars = "*" * sum(item.starred for item in found)
    words = "".join(item.text + item.unplaced for item in found)
    assert signs(words + heads + stars) == signs(clean(text).text)


@given(st.binary(max_size=80))
@settings(max_examples=60)
def test_no_bytes_break_the_reader(kept: Keep, data: bytes) -> None:
    for content in (data, b"[2026-11-23 09:30] " + data):
        try:
            found, _failures = read(kept(content))
        except Refused:
            continue
        assert all(clean(item.text).text == item.text for item in found)


def test_control_and_direction_signs_are_taken_out_and_counted(kept: Keep) -> None:
    found, failures = read(kept("\ufeff[2026-11-23 09:30] A\x1b[31m \u202ebc\x00\r\nd\u2028e\n"))
    assert [(item.text, item.removed) for item in found] == [("A[31m bc\nd\ne", 3)]
    assert failures == []


def test_western_signs_are_guessed_and_counted(kept: Keep) -> None:
    found, failures = read(kept("[2026-11-23 09:30] “Grüße”\n".encode("cp1252")))
    assert [item.text for item in found] == ["“Grüße”"]
    assert [(type(each), each.reason.partition(" ")[0]) for each in failures] == [(Remark, "4")]


def test_an_endless_line_becomes_entries_that_make_it_up(kept: Keep) -> None:
    found, _failures = read(kept(b"[2026-11-23 09:30] " + b"a" * 50_000_000))
    assert len(found) == 50_000_000 // MOST_CHARACTERS
    assert sum(len(item.text) for item in found) == 50_000_000


@pytest.mark.parametrize(
    ("timeformat", "time", "precision"),
    [
        ("%d.%m.%Y %H:%M", "23.11.2026 09:30", "minute"),
        ("%Y-%m-%dT%H:%M:%S", "2026-11-23T09:30:15", "second"),
        ("%F %r", "2026-11-23 09:30:15 AM", "second"),
        ("%d %B %Y", "23 November 2026", "day"),
        ("%y%m%d", "261123", "day"),
    ],
)
def test_the_time_format_is_the_person_s_own(kept: Keep, timeformat: str, time: str, precision: str) -> None:
    text = f"[{time}] A title *\nA body\n [{time}] no header\n"
    found, _failures = read(kept(text), timeformat=timeformat)
    assert [(item.text, item.day, item.precision) for item in found] == [
        (f"A title\nA body\n[{time}] no header", "2026-11-23", precision)
    ]
    assert "".join(jrnl_text.written(found, timeformat=timeformat)) == text + "\n"


@pytest.mark.parametrize("timeformat", ["%", "%H:%M", "%Y", "%d.%m. %H:%M", "[%Y-%m-%d]", "%Y-%m-%d\n%H", "%Q", "\0"])
def test_what_is_no_time_format_is_refused(kept: Keep, timeformat: str) -> None:
    with pytest.raises(Refused, match="format of times"):
        read(kept("[2026-11-23 09:30] A"), timeformat=timeformat)
    with pytest.raises(Refused, match="format of times"):
        list(jrnl_text.written((), timeformat=timeformat))


@given(st.text(max_size=12) | st.text("%YmdHMSjUaAbBcxXzZ -", max_size=12))
@settings(max_examples=60)
def test_any_time_format_is_one_or_is_refused(timeformat: str) -> None:
    try:
        times = time_format(timeformat)
    except Refused:
        return
    assert times.read(times.example) is not None


@pytest.mark.parametrize(
    "content", ["gAAAAABl\n", "Dear diary,\n[2026-11-23] no time\n", "[9999-12-31 10:00] late", b"PK\x03\x04\x00\xff"]
)
def test_a_file_that_is_no_journal_is_refused(kept: Keep, content: str | bytes) -> None:
    with pytest.raises(Refused):
        read(kept(content))


@pytest.mark.parametrize("content", ["", "\n\n", "\ufeff"])
def test_an_empty_journal_has_no_entries(kept: Keep, content: str) -> None:
    assert read(kept(content)) == ([], [])


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="folder"):
        read(tmp_path)


def test_the_format_of_newer_versions_is_known_without_asking(tmp_path: Path) -> None:
    file = tmp_path / "journal.txt"
    file.write_text("[2026-11-23 09:30:15 AM] A first line\nand more\n", encoding="utf-8")
    (item,) = jrnl_text.read(file, zone="UTC")
    assert isinstance(item, Item)
    assert (item.text, item.made_at, item.precision) == ("A first line\nand more", "2026-11-23T09:30:15.000Z", "second")
