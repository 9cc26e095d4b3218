"""Day One: what is read of its exports, and what it is given; every text is invented."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadcoach.domain.items import Attachment, Failure, Item
from leadcoach.errors import Refused
from leadcoach.exchange import attachments, dayone
from leadcoach.exchange.dayone_entries import escaped
from leadcoach.exchange.dayone_writing import NAME, write_zip
from leadcoach.exchange.remarks import Remark
from tests.exchange import making

PICTURE = b"\x89PNG\r\n\x1a\n"
UUID = "0A3BFC9847BD4173881DE43749F23B58"
MOMENT = "dayone-moment://" + "A" * 32

Kept = Callable[[str | bytes], Path]


def entry(**fields: object) -> dict[str, object]:
    """An entry as Day One writes it."""
    said = {"uuid": UUID, "creationDate": "2026-11-23T08:00:00Z", "timeZone": "Europe/Amsterdam", "text": "Invented."}
    return said | fields


def export(*entries: object, files: Mapping[str, bytes] | None = None, name: str = "Journal.json") -> bytes:
    """A zip as Day One exports it."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, json.dumps({"metadata": {"version": "1.0"}, "entries": entries}).replace("/", "\\/"))
        for path, data in (files or {}).items():
            archive.writestr(path, data)
    return target.getvalue()


def read(path: Path, *, keep_place: bool = False) -> tuple[list[Item], list[Failure]]:
    """The items of a file, and its failures."""
    found = list(dayone.read(path, zone="Europe/London", keep_place=keep_place))
    items = [each for each in found if isinstance(each, Item)]
    return items, [each for each in found if isinstance(each, Failure)]


def written(items: Iterable[Item], stored: Mapping[str, bytes] | None = None) -> bytes:
    """What our writer makes of items."""
    target = io.BytesIO()
    write_zip(items, target, attachment=(stored or {}).get)
    return target.getvalue()


def journal(data: bytes) -> list[dict[str, object]]:
    """The entries in a zip we wrote."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = json.loads(archive.read(NAME))["entries"]
    assert isinstance(entries, list)
    return entries


def bare(item: Item) -> Item:
    """An item without what belongs to one reading."""
    return replace(item, removed=0, place="", unplaced="")


def named(item: Item, by: Item) -> Item:
    """An item as it comes back: one that nothing told from others has the identity the file gave it."""
    return bare(item) if item.id or item.source else bare(replace(item, source=by.source))


@pytest.fixture
def zipped(fixtures: Path, tmp_path: Path) -> Path:
    """The export among the fixtures, as the zip it came in."""
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted((fixtures / "dayone").rglob("*.*")):
            archive.write(file, file.relative_to(fixtures / "dayone").as_posix())
    return path


def test_an_entry_is_read_whole(zipped: Path) -> None:
    item = read(zipped)[0][0]
    picture = item.attachments[0]
    assert replace(item, attachments=()) == Item(
        text="# Two questions first\n\n"
        "Invented for tests. I asked (twice) before I answered - and C:\\new stayed!\n\n"
        f"![]({MOMENT})\n\n#delegation",
        day="2026-11-24",
        made_at="2026-11-23T23:30:05.000Z",
        zone="Europe/Amsterdam",
        updated_at="2026-11-24T06:00:00.000Z",
        tags=("Team Meeting",),
        starred=True,
        source=f"dayone:{UUID}",
        extra={"editingTime": 12.5, "journal": "Journal"},
        place="entry 1 of Journal.json",
    )
    assert (picture.name, picture.type, picture.link) == ("whiteboard.png", "image/png", MOMENT)
    assert picture.data is not None
    assert picture.data.startswith(PICTURE)
    assert picture.size == len(picture.data)


def test_the_account_of_an_export(zipped: Path) -> None:
    items, failures = read(zipped)
    assert [item.place for item in items] == [
        *(f"entry {number} of Journal.json" for number in (1, 2, 3, 4, 6)),
        "entry 1 of Travel.json",
    ]
    assert [(failure.place, failure.reason, isinstance(failure, Remark)) for failure in failures] == [
        ("entry 3 of Journal.json", "A file of this entry is missing from the export.", True),
        ("entry 3 of Journal.json", "A file of this entry is missing from the export.", True),
        ("entry 5 of Journal.json", "The date of this entry cannot be read.", False),
        ("entry 6 of Journal.json", "A file of this entry is missing from the export.", True),
        ("entry 6 of Journal.json", "A file the text refers to is missing.", True),
    ]
    assert items[5].extra == {"journal": "Travel"}


def test_words_that_only_stand_in_the_text_with_looks_are_read(zipped: Path) -> None:
    item = read(zipped)[0][1]
    assert item.text == f"# The weekly hour\nKept it free, for the second time.\n\n![]({MOMENT})\nIt helped."
    assert (item.day, item.zone, item.starred) == ("2026-11-25", "America/New_York", True)
    assert item.attachments == read(zipped)[0][0].attachments


def test_signs_that_strayed_in_are_taken_out_and_counted(zipped: Path) -> None:
    item = read(zipped)[0][2]
    assert (item.text, item.removed) == ("Invented for tests: one line\nand another", 2)
    assert (item.zone, item.zone_known) == ("Europe/London", False)
    assert [(one.size, one.sha256 != "", one.link) for one in item.attachments] == [
        (0, False, ""),
        (0, False, ""),
        (69, True, ""),
    ]


def test_an_entry_of_a_day_stays_one(zipped: Path) -> None:
    item = read(zipped)[0][3]
    assert (item.day, item.precision, item.made_at) == ("2026-11-27", "day", "2026-11-27T12:00:00.000Z")
    assert (item.zone, item.starred) == ("Pacific/Kiritimati", True)


def test_every_kind_of_file_is_found_by_its_link(zipped: Path) -> None:
    item = read(zipped)[0][4]
    assert item.zone == "+0530"
    assert [(one.type, one.link, one.data is None) for one in item.attachments] == [
        ("audio/mp4", "dayone-moment:/audio/E1", False),
        ("video/quicktime", "dayone-moment:/video/E2", False),
        ("application/pdf", "dayone-moment:/pdfAttachment/E3", True),
        ("", "dayone-moment://E4", True),
    ]


def test_the_place_and_the_device_are_kept_only_when_asked_for(zipped: Path) -> None:
    item = read(zipped, keep_place=True)[0][0]
    assert item.extra["location"] == {"latitude": 52.1, "placeName": "Invented Street 1"}
    assert {"weather", "creationDevice"} < item.extra.keys()
    assert {"location", "cameraMake"} < item.attachments[0].extra.keys()


def test_an_export_that_was_unpacked_reads_the_same(zipped: Path, fixtures: Path, tmp_path: Path) -> None:
    items, failures = read(zipped)
    assert read(fixtures / "dayone") == (items, failures)
    assert read(fixtures / "dayone" / "Travel.json") == (items[5:], [])
    again = tmp_path / "again.zip"
    with zipfile.ZipFile(again, "w") as archive:
        for file in sorted((fixtures / "dayone").rglob("*.*")):
            archive.write(file, f"Export/{file.relative_to(fixtures / 'dayone').as_posix()}")
    assert [replace(item, place="") for item in read(again)[0]] == [replace(item, place="") for item in items]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"creationDate": None}, "The date of this entry cannot be read."),
        ({"creationDate": "2026-13-40T00:00:00Z"}, "The date of this entry cannot be read."),
        ({"creationDate": "0001-01-01T00:00:00Z"}, "The date of this entry lies outside of what can be kept."),
        ({"deep": json.loads("[" * 40 + "]" * 40)}, "The values are nested too deep."),
        ({"huge": 10**40}, "A number is too large."),
    ],
)
def test_one_bad_entry_costs_only_itself(kept: Kept, fields: dict[str, object], reason: str) -> None:
    items, failures = read(kept(export(entry(), entry(**fields), 5, entry(uuid="x"))))
    assert [item.source for item in items] == [f"dayone:{UUID}", "dayone:x"]
    assert failures == [
        Failure("entry 2 of Journal.json", reason),
        Failure("entry 3 of Journal.json", "This is no entry."),
    ]


@pytest.mark.parametrize(
    "fields",
    [
        {"text": 5},
        {"tags": "one"},
        {"tags": [1, None, {"a": 1}, "", "two\nlines", "#hash"]},
        {"photos": "none"},
        {"photos": [None, {}, {"identifier": 5, "md5": [], "type": {}, "orderInEntry": "first"}]},
        {"timeZone": "Nowhere/At_All", "isAllDay": "yes", "modifiedDate": 3},
        {"leadcoach": {"kind": "boss", "week": "two", "made_at": "now", "tags": 3, "added": 10**9, "energy": True}},
        {"leadcoach": {"id": "a\nb", "zone": "\u202e", "extra": {"a\u0000": "\u202eb"}, "attachments": 3}},
        {"uuid": "../../x", "richText": "no JSON"},
    ],
)
def test_odd_values_do_not_stop_an_entry(kept: Kept, fields: dict[str, object]) -> None:
    items = read(kept(export(entry(**fields))))[0]
    assert len(items) == 1
    assert items[0].kind == "entry"
    assert (items[0].id, items[0].week, items[0].energy) == ("", None, None)
    assert "\u202e" not in repr(items[0])
    assert items[0].source.startswith("dayone:")


def test_text_with_looks_that_cannot_be_read_is_kept_as_it_is(kept: Kept) -> None:
    item = read(kept(export(entry(text=None, richText="{broken"))))[0][0]
    assert (item.text, item.unplaced) == ("", "{broken")


def test_a_text_that_is_too_long_comes_in_parts(kept: Kept) -> None:
    text = " ".join(str(number) for number in range(200_000))
    items = read(kept(export(entry(text=text))))[0]
    assert "".join(item.text for item in items) == text
    assert len({item.source for item in items}) == 2


def test_the_same_entry_has_the_same_identity_in_every_spelling(kept: Kept) -> None:
    dashed = "0a3bfc98-47bd-4173-881d-e43749f23b58"
    assert read(kept(export(entry(uuid=dashed))))[0][0].source == f"dayone:{UUID}"
    assert read(kept(export(entry(uuid=None))))[0][0].source.startswith("dayone:hash:")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"no zip", "no zip file"),
        (export(name="notes.txt"), "no journal of Day One"),
        (export(name="../Journal.json"), "no journal of Day One"),
    ],
    ids=["no zip", "no journal", "a journal elsewhere"],
)
def test_what_is_no_export_is_refused(kept: Kept, data: bytes, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        read(kept(data))


@pytest.mark.parametrize(
    "text",
    [b"", b"[]", b'{"a": 1}', b'{"entries": {}}', b"\x00\x01", b"\xff\xfe{\x00", b"[" * 100_000, b'{"a":' * 100_000],
    ids=range(8),
)
def test_a_file_that_is_no_journal_is_refused(kept: Kept, text: bytes) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("Journal.json", text)
    with pytest.raises(Refused, match="This is no journal of Day One"):
        read(kept(target.getvalue()))


def test_a_journal_that_unpacks_to_far_more_is_refused(kept: Kept) -> None:
    with pytest.raises(Refused, match="far more than it holds"):
        read(kept(export(entry(text="a" * 5_000_000))))


def test_a_journal_that_breaks_off_gives_what_came_before(kept: Kept) -> None:
    whole = json.dumps({"entries": [entry(), entry(uuid="second")]}).encode()
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("Broken.json", b"\xef\xbb\xbf" + whole[:-20])
        archive.writestr("Other.json", whole)
        archive.writestr("Odd.json", b"[]")
    items, failures = read(kept(target.getvalue()))
    assert [item.place for item in items] == [
        "entry 1 of Broken.json",
        "entry 1 of Other.json",
        "entry 2 of Other.json",
    ]
    assert sorted(failure.place for failure in failures) == ["Broken.json", "Odd.json"]


def test_a_file_that_cannot_be_taken_leaves_a_placeholder(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachments, "MOST_BYTES", 50)
    photos = [{"identifier": str(number), "md5": name, "type": "png"} for number, name in enumerate("abc")]
    files = {"photos/a.png": b"<script>", "photos/b.png": PICTURE + bytes(50), "photos/c.png": PICTURE}
    items, failures = read(kept(export(entry(photos=photos), files=files)))
    assert [(one.name, one.data) for one in items[0].attachments] == [
        ("a.png", None),
        ("b.png", None),
        ("c.png", PICTURE),
    ]
    assert [failure.reason for failure in failures] == [
        "What is in the file is not what its name says.",
        "The file is larger than allowed.",
    ]


@settings(max_examples=60)
@given(at=st.integers(0, 5_000), byte=st.integers(0, 255))
def test_no_broken_byte_is_worse_than_a_refusal(kept: Kept, at: int, byte: int) -> None:
    data = bytearray(export(entry(photos=[{"md5": "a", "type": "png"}]), files={"photos/a.png": PICTURE}))
    data[at % len(data)] = byte
    try:
        items, failures = read(kept(bytes(data)))
    except Refused:
        return
    assert len(items) <= 1
    assert items or failures


@given(making.texts())
def test_escaping_is_undone_exactly(text: str) -> None:
    entries = journal(written([Item(text=text, day="2026-11-23", made_at="2026-11-23T08:00:00.000Z")]))
    assert entries[0]["text"] == escaped(text)
    assert "text" not in entries[0]["leadcoach"]  # type: ignore[operator]


@settings(max_examples=80)
@given(st.lists(making.items(), max_size=3), st.lists(making.attachments(), max_size=2).map(tuple))
def test_items_come_back_from_day_one_as_they_were(
    kept: Kept, items: list[Item], files: tuple[Attachment, ...]
) -> None:
    given_items = [replace(item, attachments=files) for item in items]
    back = read(kept(written(given_items)), keep_place=True)[0]
    assert len(back) == len(items)
    assert [bare(item) for item in back] == [named(item, by) for item, by in zip(given_items, back, strict=True)]


def test_what_day_one_gave_goes_back_to_it(zipped: Path, kept: Kept) -> None:
    items = read(zipped, keep_place=True)[0]
    data = written(items)
    first = journal(data)[0]
    theirs = json.loads(zipfile.ZipFile(zipped).read("Journal.json"))["entries"][0]
    for name in ("uuid", "creationDate", "modifiedDate", "timeZone", "starred", "editingTime", "location", "weather"):
        assert first[name] == theirs[name]
    assert first["photos"] == theirs["photos"]
    assert first["leadcoach"] == {"journal": "Journal"}
    assert [bare(item) for item in read(kept(data), keep_place=True)[0]] == [bare(item) for item in items]


def test_the_zip_is_what_day_one_imports() -> None:
    item = Item(
        text="Invented.\n\nIt cost 3\\. #delegation",
        day="2026-11-22",
        made_at="2026-11-22T23:30:05.120Z",
        zone="Europe/Amsterdam",
        tags=("Team Meeting",),
        starred=True,
        week=2,
        id="01ARZ3NDEKTSV4RRFFQ69G5FAV",
        attachments=(Attachment("plan.png", "image/png", 8, "f" * 64, link="plan.png"),),
    )
    data = written([item], {"f" * 64: PICTURE})
    first = journal(data)[0]
    photos = first["photos"]
    assert isinstance(photos, list)
    identifier, md5 = photos[0]["identifier"], photos[0]["md5"]
    assert {name: first[name] for name in ("uuid", "creationDate", "modifiedDate", "timeZone", "starred", "tags")} == {
        "uuid": "8EAC53B3F14D71FE51A63AF287B39E99",
        "creationDate": "2026-11-22T23:30:05Z",
        "modifiedDate": "2026-11-22T23:30:05Z",
        "timeZone": "Europe/Amsterdam",
        "starred": True,
        "tags": ["Team Meeting", "delegation"],
    }
    assert first["text"] == f"Invented.\n\nIt cost 3\\\\. #delegation\n\n![](dayone-moment://{identifier})"
    assert (photos[0]["type"], photos[0]["orderInEntry"]) == ("png", 0)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == [NAME, f"photos/{md5}.png"]
        assert archive.read(f"photos/{md5}.png") == PICTURE


def test_bytes_that_are_missing_at_writing_leave_a_placeholder(kept: Kept) -> None:
    item = Item(
        text="Invented.",
        day="2026-11-22",
        made_at="2026-11-22T23:30:05.000Z",
        attachments=(Attachment("plan.png", "image/png", 8, "f" * 64),),
    )
    items, failures = read(kept(written([item])))
    assert items[0].text == "Invented."
    assert items[0].attachments == (Attachment("plan.png", "image/png"),)
    assert len(failures) == 1
