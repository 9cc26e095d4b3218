"""Markdown folders: notes of others, and our own export; every text is invented."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadcoach.domain.items import Attachment, Failure, Item
from leadcoach.errors import Refused
from leadcoach.exchange import front_matter, markdown_folder
from leadcoach.exchange.markdown_files import links
from leadcoach.exchange.markdown_writing import files
from leadcoach.exchange.remarks import Remark, left_out
from leadcoach.exchange.sources import Unreadable
from tests.exchange import making

PICTURE = b"\x89PNG\r\n\x1a\n"

Noted = Callable[[Mapping[str, str | bytes]], Path]


@pytest.fixture(scope="module")
def noted(tmp_path_factory: pytest.TempPathFactory) -> Noted:
    """Puts notes into a folder, empty each time, and gives it."""
    folder = tmp_path_factory.mktemp("notes")

    def note(notes: Mapping[str, str | bytes]) -> Path:
        shutil.rmtree(folder)
        for name, content in notes.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return folder

    return note


def read(path: Path, *, use_file_time: bool = False) -> tuple[list[Item], list[Failure]]:
    """The items of a folder, and its failures."""
    found = list(markdown_folder.read(path, zone="Europe/London", use_file_time=use_file_time))
    items = [each for each in found if isinstance(each, Item)]
    return items, [each for each in found if isinstance(each, Failure)]


def one(path: Path) -> Item:
    """The only item of a folder in which all is well."""
    items, failures = read(path)
    assert failures == []
    assert len(items) == 1
    return items[0]


def written(items: list[Item], stored: Mapping[str, bytes] | None = None) -> dict[str, bytes]:
    """What our writer makes of items, by name; no name comes twice."""
    pairs = list(files(items, attachment=(stored or {}).get))
    assert len({name.casefold() for name, _data in pairs}) == len(pairs)
    return dict(pairs)


def bare(item: Item) -> Item:
    """An item without what belongs to one reading."""
    return replace(item, removed=0, place="", unplaced="")


def named(item: Item, by: Item) -> Item:
    """An item as it comes back: one that nothing told from others has the identity the file gave it."""
    return bare(item) if item.id or item.source else bare(replace(item, source=by.source))


def made(**fields: object) -> Item:
    """An item of a certain second."""
    item = Item("Invented.\n", "2026-11-23", "2026-11-23T08:30:05.000Z", "Europe/Amsterdam")
    return replace(item, **fields)  # type: ignore[arg-type]


def test_a_note_is_read_whole(fixtures: Path) -> None:
    item = read(fixtures / "obsidian")[0][1]
    assert replace(item, attachments=()) == Item(
        text="# With the team\n\n"
        "Invented for tests. ![[board.png|300]] and ![the plan](../assets/plan%20b.png)\n"
        "and ![[gone.png]] and ![](../../../etc/outside.png) and ![](https://example.org/x.png) and ![[2026-11-23]].\n"
        "#delegation",
        day="2026-11-24",
        made_at="2026-11-24T09:30:00.000Z",
        zone="Europe/London",
        zone_known=False,
        precision="minute",
        tags=("meeting", "planning"),
        starred=True,
        source="markdown:Meetings/With the team.md",
        extra={"pinned": "yes", "rating": "4", "people": ["one", "two"], "aliases": ["Team hour"]},
        place="Meetings/With the team.md",
    )
    assert [(each.name, each.link, each.size) for each in item.attachments] == [
        ("board.png", "board.png", 69),
        ("plan b.png", "../assets/plan%20b.png", 69),
        ("gone.png", "gone.png", 0),
        ("outside.png", "../../../etc/outside.png", 0),
    ]


def test_the_account_of_a_folder(fixtures: Path) -> None:
    items, failures = read(fixtures / "obsidian")
    assert [(item.place, item.day, item.precision) for item in items] == [
        ("2026-11-23.md", "2026-11-23", "day"),
        ("Meetings/With the team.md", "2026-11-24", "minute"),
        ("Meetings/heading.md", "2026-11-25", "day"),
    ]
    missing = Remark("Meetings/With the team.md", "A file the text shows is missing, or lies outside of the folder.")
    undated = "No date was found in this file, neither in its front matter nor in its name."
    assert failures == [missing, missing, Failure("Meetings/undated.md", undated)]


def test_only_when_asked_the_time_of_a_file_dates_it(noted: Noted) -> None:
    folder = noted({"undated.md": "Invented."})
    os.utime(folder / "undated.md", (0, 1_795_420_800))
    assert read(folder)[0] == []
    item = read(folder, use_file_time=True)[0][0]
    assert (item.day, item.made_at, item.zone_known) == ("2026-11-23", "2026-11-23T08:00:00.000Z", False)


@pytest.mark.parametrize(
    ("name", "head", "day"),
    [
        ("2026-01-05.md", "created: 2026-01-01\ndate: 2026-01-02\ncreation_date: 2026-01-03", "2026-01-01"),
        ("2026-01-05.md", "creation_date: 2026-01-03\ndate: 2026-01-02", "2026-01-02"),
        ("2026-01-05.md", "creation_date: 2026-01-03", "2026-01-03"),
        ("2026-01-05.md", "created: some day in May", "2026-01-05"),
        ("2026-01-05.md", "created: 2026-02-30", "2026-01-05"),
        ("Notes 20260106 b.md", "a: b", "2026-01-06"),
        ("2026.01.07.md", "a: b", "2026-01-07"),
        ("2026-99-99 x 2026-01-08.md", "a: b", "2026-01-08"),
        ("1234567890.md", "a: b", "2026-01-09"),
    ],
)
def test_the_first_date_that_can_be_read_counts(noted: Noted, name: str, head: str, day: str) -> None:
    item = one(noted({name: f"---\n{head}\n---\n# 2026-01-09\nInvented."}))
    assert (item.day, item.text) == (day, "# 2026-01-09\nInvented.")


@pytest.mark.parametrize(
    ("head", "made_at", "zone", "known", "precision"),
    [
        ("created: 2026-07-01 09:30", "2026-07-01T08:30:00.000Z", "Europe/London", False, "minute"),
        ("created: 2026-07-01T09:30:05", "2026-07-01T08:30:05.000Z", "Europe/London", False, "second"),
        ("created: '2026-07-01T09:30+02:00'", "2026-07-01T07:30:00.000Z", "+02:00", True, "minute"),
        ("created: 2026-07-01 09:30\ntimezone: Asia/Tokyo", "2026-07-01T00:30:00.000Z", "Asia/Tokyo", True, "minute"),
        ("created: 2026-07-01\ntimezone: Asia/Nowhere", "2026-07-01T12:00:00.000Z", "", False, "day"),
    ],
)
def test_times_without_a_zone_are_local(
    noted: Noted,
    head: str,
    made_at: str,
    zone: str,
    known: bool,  # noqa: FBT001
    precision: str,
) -> None:
    item = one(noted({"a.md": f"---\n{head}\n---\nInvented."}))
    assert (item.made_at, item.zone, item.zone_known, item.precision) == (made_at, zone, known, precision)


@pytest.mark.parametrize(
    ("head", "tags"),
    [
        ("tags: [Team Meeting, '#one', One]", ("Team Meeting", "one")),
        ("tags:\n  - a\n  - b/c", ("a", "b/c")),
        ("tag: a, b c", ("a", "b", "c")),
        ("tags: [a]\ntag: [b]", ("a", "b")),
        ("tags: {a: b}", ()),
        ("tags: delegation", ()),
    ],
)
def test_tags_come_in_many_shapes(noted: Noted, head: str, tags: tuple[str, ...]) -> None:
    item = one(noted({"2026-01-01.md": f"---\n{head}\n---\nInvented for #Delegation."}))
    assert (item.tags, item.text) == (tags, "Invented for #Delegation.")


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"\xef\xbb\xbf---\r\na: b\r\n---\r\n\r\nInvented.\r\nTwo.\r\n", "Invented.\nTwo."),
        (b"---\n\nA line across.\n\n---\nTwo.", "---\n\nA line across.\n\n---\nTwo."),
        (b"---\nnever closed: yes\n", "---\nnever closed: yes"),
        (b"  \n\ntwo\n\n", "  \n\ntwo\n"),
        (b"", ""),
        (b"---\n---\nInvented.", "Invented."),
    ],
)
def test_the_text_stays_as_it_is(noted: Noted, content: bytes, text: str) -> None:
    assert one(noted({"2026-01-01.md": content})).text == text


@pytest.mark.parametrize(
    "head",
    [
        "a: &a [x]\nb: [*a, *a]",
        "a: &a {b: c}\nd:\n  <<: *a",
        "a: !!python/object/apply:os.system [x]",
        "a: b\na: c",
        "a: [b",
        "a: b\n\tc: d",
        "a: " + "[" * 10 + "]" * 10,
        "a: " + "x" * 16_000,
        "a: b\n? [a]\n: b",
    ],
    ids=range(9),
)
def test_front_matter_that_cannot_be_read_is_kept_as_text(noted: Noted, head: str) -> None:
    items, failures = read(noted({"2026-01-01.md": f"---\n{head}\n---\n\nInvented."}))
    assert (items[0].text, items[0].unplaced) == ("Invented.", f"{head}\n")
    assert [(type(failure), failure.place) for failure in failures] == [(Remark, "2026-01-01.md")]
    assert "kept as text below the entry" in failures[0].reason


def test_signs_smuggled_in_are_cleaned(noted: Noted) -> None:
    item = one(noted({"2026-01-01.md": '---\nx: "\\u202ea\\e[2J"\nid: "a\\nb"\n---\nInvented.\u202e'}))
    assert (item.extra, item.removed, item.text) == ({"x": "a[2J"}, 1, "Invented.")
    assert item.source == "markdown:2026-01-01.md"


def test_keys_that_mean_something_to_us_mean_it_only_in_our_files(noted: Noted) -> None:
    item = one(noted({"2026-01-01.md": "---\nid: 7\ntitle: Other\nweek: 51\nkind: boss\nvisibility: public\n---\nA."}))
    assert (item.week, item.kind, item.id, item.source) == (None, "entry", "", "markdown:7")
    assert item.extra == {"title": "Other", "week": "51", "kind": "boss"}


def test_nothing_outside_of_the_folder_is_read(noted: Noted, tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(PICTURE)
    (tmp_path / "secret.md").write_text("# 2026-01-01")
    folder = noted({"2026-01-01.md": "![](../secret.png) ![](link.png) ![](/etc/hosts.png) ![[%2e%2e/secret.png]]"})
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    (folder / "link.md").symlink_to(tmp_path / "secret.md")
    os.mkfifo(folder / "pipe.md")
    items, failures = read(folder)
    assert [(each.name, each.data) for each in items[0].attachments] == [
        ("secret.png", None),
        ("link.png", None),
        ("hosts.png", None),
        ("secret.png", None),
    ]
    assert sorted({failure.place for failure in failures}) == ["2026-01-01.md", "link.md", "link.png", "pipe.md"]


def test_a_file_that_is_no_text_or_too_large_fails_alone(noted: Noted, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markdown_folder, "MOST_BYTES", 100)
    notes = {"2026-01-01.md": b"\x00\xff", "2026-01-02.md": b"x" * 101, "2026-01-03.md": b"caf\xe9"}
    items, failures = read(noted(notes))
    assert [item.text for item in items] == ["café"]
    assert [(failure.place, type(failure)) for failure in failures] == [
        ("2026-01-01.md", Failure),
        ("2026-01-02.md", Failure),
        ("2026-01-03.md", Remark),
    ]


def test_a_text_that_is_too_long_comes_in_parts(noted: Noted) -> None:
    text = "words " * 200_000
    items, failures = read(noted({"2026-01-01.md": text}))
    assert "".join(item.text for item in items) == text
    assert failures == []


def test_one_file_may_be_read_alone(noted: Noted) -> None:
    folder = noted({"2026-01-01.md": "![](attachments/a.png)", "2026-01-02.md": "B.", "attachments/a.png": PICTURE})
    item = one(folder / "2026-01-01.md")
    assert (item.day, item.attachments[0].data) == ("2026-01-01", PICTURE)


def test_what_instruments_said_is_no_note_at_the_top(noted: Noted) -> None:
    name = "what-the-instruments-say.md"
    items, failures = read(noted({name: "## What", "2026-01-01.md": "A.", f"x/{name}": "# 2026-01-02\nMine."}))
    assert [item.day for item in items] == ["2026-01-01", "2026-01-02"]
    assert failures == [left_out(name)]


def test_what_has_no_note_is_refused(noted: Noted) -> None:
    folder = noted({"a.txt": "Invented."})
    for path in (folder, folder / "a.txt", folder / "missing"):
        with pytest.raises(Refused):
            read(path)


def test_links_to_files_are_found_quickly_and_only_those() -> None:
    text = "![[a.png]] ![[b.PDF#page=2]] ![x](<c d.jpg> 'title') ![](e(1).png) ![[note]] [no](f.png) ![](data:x.png)"
    assert links(f"{text} ![](g.svg) ![[a.png]]") == ("a.png", "b.PDF", "c d.jpg", "e(1).png")
    assert links("![" * 300_000 + "![[" * 100_000 + "![](" * 100_000) == ()


@settings(max_examples=60)
@given(st.lists(making.items(), max_size=3), st.lists(making.attachments(), max_size=2).map(tuple))
def test_items_come_back_from_a_folder_as_they_were(
    noted: Noted, items: list[Item], files_of_each: tuple[Attachment, ...]
) -> None:
    given_items = [replace(item, attachments=files_of_each) for item in items]
    content = written(given_items)
    names = [name for name in content if name.endswith(".md")]
    back = {item.place: item for item in read(noted(content))[0]} if items else {}
    assert sorted(names) == sorted(back)
    assert [bare(back[name]) for name in names] == [
        named(item, back[name]) for item, name in zip(given_items, names, strict=True)
    ]


@given(making.extras(), making.texts())
def test_front_matter_comes_back_as_text(extra: Mapping[str, object], text: str) -> None:
    pairs = {"text": text, "list": [text, "a"], "number": 3, "flag": True, "nested": {"a b": text}}
    pairs |= {key: value for key, value in extra.items() if front_matter.can_hold(value)}
    assert front_matter.read(front_matter.written(pairs)) == front_matter.as_read(pairs)


@given(st.text("ab: &*!-[]{}\"'#\n\t|>%@", max_size=40))
def test_no_front_matter_is_worse_than_unreadable(raw: str) -> None:
    try:
        pairs = front_matter.read(raw)
    except Unreadable:
        return
    assert all(isinstance(value, str | list | dict) for value in pairs.values())


@settings(max_examples=60)
@given(at=st.integers(0, 600), put=st.binary(max_size=4))
def test_no_broken_page_is_worse_than_a_failure(noted: Noted, at: int, put: bytes) -> None:
    item = made(
        tags=("a b",), id="w01.a/once", extra={"a": {"b": [1]}}, attachments=(Attachment("x.png", "image/png"),)
    )
    name, data = next(iter(written([item]).items()))
    at %= len(data)
    items, failures = read(noted({name: data[:at] + put + data[at + len(put) :]}))
    assert items or failures
    assert all(failure.place == name for failure in failures)


def test_a_page_of_ours_reads_well() -> None:
    item = made(
        text='A hard talk: "no"\n\nInvented. ![](x.png)',
        made_at="2026-11-23T23:30:05.120Z",
        updated_at="2026-11-24T08:00:00.000Z",
        tags=("Team Meeting", "trust"),
        starred=True,
        energy=3,
        week=2,
        level="D",
        ask="w02.prompts.why",
        kind="answer",
        id="01ARZ3NDEKTSV4RRFFQ69G5FAV",
        attachments=(Attachment("x.png", "image/png", 8, "f" * 64, link="x.png"),),
    )
    assert {name: data.decode("utf-8", "replace") for name, data in written([item], {"f" * 64: PICTURE}).items()} == {
        "attachments/x.png": PICTURE.decode("utf-8", "replace"),
        "2026-11-24-0030-Q69G5FAV.md": """\
---
id: "01ARZ3NDEKTSV4RRFFQ69G5FAV"
title: 'A hard talk: "no"'
created: "2026-11-24T00:30:05.120+01:00"
timezone: Europe/Amsterdam
updated: "2026-11-24T08:00:00.000Z"
tags: ["Team Meeting", trust]
starred: true
week: 2
level: D
energy: 3
prompt: "w02.prompts.why"
kind: answer
visibility: private
leadcoach: '{"day": "2026-11-23", "attachments": \
[{"file": "attachments/x.png", "name": "x.png", "type": "image/png", "link": "x.png"}]}'
---

A hard talk: "no"

Invented. ![](x.png)
""",
    }


def test_names_and_files_never_cover_each_other(noted: Noted) -> None:
    def with_file(rest: bytes, **fields: object) -> Item:
        return made(attachments=(Attachment("x.png", "image/png", 0, "", PICTURE + rest),), **fields)

    same = [with_file(rest, source=f"jrnl:{number}") for number, rest in enumerate([b"1", b"2", b"1"])]
    twins = [made(id="a/once", week=number) for number in range(3)]
    content = written([*same, *twins])
    assert len([name for name in content if name.endswith(".md")]) == 6
    assert len([name for name in content if name.startswith("attachments/x")]) == 2
    back = [item for item in read(noted(content))[0] if item.attachments]
    assert sorted(each.data or b"" for item in back for each in item.attachments) == sorted(
        PICTURE + rest for rest in (b"1", b"2", b"1")
    )


def test_what_another_program_said_goes_back_into_its_place(noted: Noted, fixtures: Path) -> None:
    items = read(fixtures / "obsidian")[0]
    content = written(items)
    page = next(data.decode() for data in content.values() if b"With the team" in data)
    for line in ('pinned: "yes"', 'rating: "4"', "people: [one, two]", 'aliases: ["Team hour"]'):
        assert f"\n{line}\n" in page
    assert [bare(item) for item in read(noted(content))[0]] == [bare(item) for item in items]


def test_words_of_other_programs_give_way_where_front_matter_has_no_room(noted: Noted) -> None:
    item = made(id="01ARZ3NDEKTSV4RRFFQ69G5FAV", tags=("kept",), extra={"long": "x" * 20_000}, week=3)
    assert bare(one(noted(written([item])))) == replace(item, extra={})


def test_what_was_changed_by_hand_counts(noted: Noted) -> None:
    content = written([made(id="01ARZ3NDEKTSV4RRFFQ69G5FAV", week=2)])
    name, data = next(iter(content.items()))
    changed = data.replace(b"week: 2", b"week: 3\nstarred: true").replace(b"Invented.", b"Changed.")
    item = one(noted({name: changed}))
    assert (item.week, item.starred, item.text, item.id) == (3, True, "Changed.\n", "01ARZ3NDEKTSV4RRFFQ69G5FAV")
