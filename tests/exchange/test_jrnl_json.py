"""The JSON export of jrnl."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadcoach.domain.items import Failure, Item
from leadcoach.errors import Refused
from leadcoach.exchange import jrnl_json, jrnl_text
from leadcoach.text import clean
from tests.exchange.making import ZONES, items, json_values

AMSTERDAM = "Europe/Amsterdam"
Keep = Callable[[str | bytes], Path]
ENTRY = {"title": "A title", "body": "A body", "date": "2026-11-23", "time": "09:30", "tags": [], "starred": False}


def read(path: Path, *, zone: str = AMSTERDAM) -> tuple[list[Item], list[Failure]]:
    found = list(jrnl_json.read(path, zone=zone))
    return [each for each in found if isinstance(each, Item)], [each for each in found if isinstance(each, Failure)]


def one(kept: Keep, **fields: object) -> Item:
    (item,), failures = read(kept(json.dumps({"tags": {}, "entries": [ENTRY | fields]})))
    assert failures == []
    return item


def test_an_export_of_jrnl_says_the_same_as_its_journal(fixtures: Path) -> None:
    found, failures = read(fixtures / "jrnl" / "export.json")
    same = list(jrnl_text.read(fixtures / "jrnl" / "export.txt", zone=AMSTERDAM))
    assert failures == []
    assert [replace(item, place="") for item in found] == [
        replace(item, place="") for item in same if isinstance(item, Item)
    ]


def test_an_export_comes_back_as_jrnl_wrote_it(fixtures: Path) -> None:
    path = fixtures / "jrnl" / "export.json"
    written = json.loads("".join(jrnl_json.written(read(path)[0])))
    original = json.loads(path.read_text("utf-8"))
    assert written["tags"] == original["tags"]
    for entry, other in zip(written["entries"], original["entries"], strict=True):
        del entry["leadcoach"]
        assert entry == {**other, "title": clean(other["title"]).text, "body": clean(other["body"]).text}


@given(st.lists(items(), max_size=3), st.sampled_from(ZONES))
@settings(max_examples=60)
def test_everything_comes_back(kept: Keep, given: list[Item], zone: str) -> None:
    found, failures = read(kept("".join(jrnl_json.written(given))), zone=zone)
    within = [replace(item, place="", source=item.source or found[at].source) for at, item in enumerate(given)]
    assert [replace(item, place="") for item in found] == within
    assert failures == []


@given(items())
@settings(max_examples=30)
def test_without_our_part_the_words_the_star_and_the_minute_come_back(kept: Keep, given: Item) -> None:
    parsed = json.loads("".join(jrnl_json.written([given])))
    del parsed["entries"][0]["leadcoach"]
    (found,), _failures = read(kept(json.dumps(parsed)))
    assert (found.text, found.starred, found.extra) == (given.text, given.starred, given.extra)
    assert found.precision == "minute"
    assert {tag.casefold() for tag in found.tags} <= {tag.casefold() for tag in given.tags}


def test_an_entry_of_a_day_one_journal_keeps_its_identity_and_its_maker(kept: Keep) -> None:
    creator = {"device_agent": "Mac", "generation_date": "2026-11-23 09:30:00"}
    item = one(kept, uuid="ABC123", creator=creator, tags=["@work", "@ana", "@Team Meeting"], body="with @Ana")
    assert (item.source, item.extra, item.tags) == ("jrnl:ABC123", {"creator": creator}, ("work", "Team Meeting"))
    entry = json.loads("".join(jrnl_json.written([item])))["entries"][0]
    assert (entry["uuid"], entry["creator"]) == ("ABC123", creator)
    assert entry["tags"] == ["@ana", "#work", "#Team Meeting"]


def test_one_entry_alone_is_read(kept: Keep) -> None:
    found, _failures = read(kept(json.dumps(ENTRY)))
    assert [item.text for item in found] == ["A title\nA body"]


@pytest.mark.parametrize(
    ("fields", "text", "precision"),
    [
        ({"body": ""}, "A title", "minute"),
        ({"title": ""}, "A body", "minute"),
        ({"time": None}, "A title\nA body", "day"),
        ({"time": "09:30:15"}, "A title\nA body", "second"),
        ({"starred": "very", "tags": 5, "uuid": [1]}, "A title\nA body", "minute"),
    ],
)
def test_what_is_missing_or_odd_costs_no_words(
    kept: Keep, fields: dict[str, object], text: str, precision: str
) -> None:
    item = one(kept, **fields)
    assert (item.text, item.precision, item.starred, item.tags) == (text, precision, False, ())
    if "uuid" in fields:
        assert item.extra == fields


def test_one_bad_entry_leaves_the_others(kept: Keep) -> None:
    bad: list[object] = [
        5,
        {**ENTRY, "title": 5},
        {**ENTRY, "date": "soon"},
        {"title": "x"},
        {**ENTRY, "date": "0001-01-01"},
    ]
    text = json.dumps({"entries": [ENTRY, *bad, ENTRY]}).replace('"tags": []', '"tags": [], "tags": []', 1)
    found, failures = read(kept(text))
    assert [item.place for item in found] == ["entry 7"]
    assert [failure.place for failure in failures] == [f"entry {number}" for number in range(1, 7)]
    assert not any("soon" in failure.reason for failure in failures)


def test_a_file_that_breaks_off_gives_what_is_whole(kept: Keep) -> None:
    text = json.dumps({"entries": [ENTRY, ENTRY]})
    found, failures = read(kept(text[:-20]))
    assert len(found) == 1
    assert [failure.place for failure in failures] == ["after entry 1"]


def test_our_part_may_say_anything_and_only_what_fits_counts(kept: Keep) -> None:
    item = one(kept, leadcoach={"energy": 9, "week": 3, "text": "other", "day": "never", "unknown": 1})
    assert (item.energy, item.week, item.text, item.day) == (None, 3, "A title\nA body", "2026-11-23")


def test_control_and_direction_signs_are_taken_out_and_counted(kept: Keep) -> None:
    item = one(kept, title="A\x1b[31m\u202e", body="\ud800 e\u0301")
    assert (item.text, item.removed) == ("A[31m\n\ufffd é", 2)


def test_a_shell_may_have_written_utf_16(kept: Keep) -> None:
    found, _failures = read(kept(json.dumps({"entries": [ENTRY]}).encode("utf-16")))
    assert len(found) == 1


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "5",
        "{}",
        '{"entries": 5}',
        '{"title": "x"}',
        '{"entries": [',
        "Dear diary",
        "[" * 100_000,
        b"\xff\xfe\x00",
    ],
)
def test_a_file_that_is_no_export_is_refused(kept: Keep, content: str | bytes) -> None:
    with pytest.raises(Refused, match="no export of jrnl"):
        read(kept(content))


def test_an_empty_export_has_no_entries(kept: Keep) -> None:
    assert read(kept("".join(jrnl_json.written(())))) == ([], [])
    assert json.loads("".join(jrnl_json.written(()))) == {"entries": [], "tags": {}}


@given(
    st.dictionaries(st.sampled_from([*ENTRY, "uuid", "creator", "leadcoach"]), json_values()), st.binary(max_size=40)
)
@settings(max_examples=60)
def test_no_entry_and_no_bytes_break_the_reader(kept: Keep, entry: dict[str, object], data: bytes) -> None:
    found, failures = read(kept(json.dumps({"entries": [entry, ENTRY | entry]})))
    assert len(found) + len(failures) == 2
    with pytest.raises(Refused):
        read(kept(data))
