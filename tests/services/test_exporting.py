"""Export: everything comes back, and nothing leaves that must not."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings

from leadcoach.bootstrap import House
from leadcoach.domain.demo import DemoWeek, Told
from leadcoach.domain.items import Item
from leadcoach.domain.records import Document, Draft
from leadcoach.errors import Refused
from leadcoach.exchange.own_records import digest
from leadcoach.services.demo import Demo
from leadcoach.services.desk import Desk
from leadcoach.services.export_account import ENDINGS, Export, Format
from leadcoach.services.exporting import Exporting
from leadcoach.services.import_account import Account as Imported
from leadcoach.services.importing import Importing
from leadcoach.services.journaling import Journaling
from leadcoach.services.readers import Source
from leadcoach.storage.attachments import Attached, AttachedFiles
from leadcoach.storage.health import examine
from leadcoach.storage.leaving import Chosen, Leavings
from tests.services.generated import items
from tests.services.homes import ITEMS, PNG, counts, give_out, home, read_in, state, take_in

CANARY = "zebra-crossing-canary"
EVERY: tuple[Format, ...] = ("markdown", "html", "pdf", "json", "jrnl", "dayone")
BACK: dict[Format, Source] = {"markdown": "markdown", "jrnl": "jrnl", "dayone": "dayone", "json": "leadcoach"}


def fields(desk: Desk, *names: str) -> list[tuple[object, ...]]:
    """These fields of every entry and thought, with its words, tags and energy, the newest first."""
    found = []
    for each in Journaling(desk).entries(limit=500):
        body = dict(each.body)
        text = str(body.pop("text")).strip()
        found.append((text, body, *(getattr(each, name) for name in names)))
    return sorted(found, key=repr)


def files_of(desk: Desk) -> list[tuple[str, str, int, str, str]]:
    ids = [each.id for each in Journaling(desk).entries(limit=500)]
    found = Attached.of_store(desk.store).many(ids)
    return [(each.name, each.type, each.size, each.sha256, each.link) for some in found.values() for each in some]


WHOLE = (
    "id", "day", "made_at", "zone", "zone_known", "precision", "origin", "extra", "starred", "week", "level", "kind",
    "privacy", "author", "occasion", "ask",
)  # fmt: skip
KEPT: dict[Format, tuple[str, ...]] = {
    "json": (*WHOLE, "head"),
    "markdown": WHOLE,
    "dayone": WHOLE,
    "jrnl": ("day", "starred", "kind", "privacy"),
}
"""What comes back equal, beside words, tags and energy; of jrnl's text, which has no more, only this."""


@pytest.mark.parametrize("wanted", ["json", "markdown", "dayone"])
def test_what_goes_out_comes_back_equal(tmp_path: Path, wanted: Format) -> None:
    one, two, target = home(tmp_path / "one"), home(tmp_path / "two"), tmp_path / f"out-{wanted}"
    take_in(one)
    account = give_out(one, wanted, target)
    assert (account.entries, account.attachments, account.missing, account.left_out) == (5, 1, 0, 0)
    assert account.words == 0 if wanted == "json" else account.words > 20
    came = read_in(two, BACK[wanted], target)
    assert (came.read, came.added, came.failed, came.failures) == (5, 5, 0, [])
    with one.reading() as before, two.reading() as after:
        assert fields(after, *KEPT[wanted]) == fields(before, *KEPT[wanted])
        assert files_of(after) == files_of(before)
    (photo,) = two.paths.attachments.iterdir()
    assert photo.read_bytes() == PNG
    assert read_in(two, BACK[wanted], target).here == 5
    assert read_in(one, BACK[wanted], target).here == 5


def carried(desk: Desk, wanted: Format) -> list[tuple[object, ...]]:
    """Everything a format carries of each entry: its whole words first, to the last blank."""
    files, found = Attached.of_store(desk.store), []
    for each in Journaling(desk).entries(limit=500):
        body, names = dict(each.body), [getattr(each, name) for name in KEPT[wanted]]
        if wanted == "jrnl":
            found.append((body["text"], *names))
            continue
        mine = [
            (file.name, file.type, file.size, file.sha256, file.link, dict(file.extra)) for file in files.of(each.id)
        ]
        found.append((body, *names, desk.store.documents.versions(each.id)[-1].made_at, mine))
    return sorted(found, key=repr)


@pytest.mark.parametrize("wanted", BACK)
@settings(max_examples=8, deadline=None)
@given(items=items())
def test_whatever_was_written_comes_back_whole(
    tmp_path_factory: pytest.TempPathFactory, wanted: Format, items: tuple[Item, ...]
) -> None:
    folder = tmp_path_factory.mktemp("round")
    one, two, target = home(folder / "one"), home(folder / "two"), folder / f"out{ENDINGS[wanted]}"
    took = take_in(one, items)
    assert took.added == len(items)
    give_out(one, wanted, target)
    came = read_in(two, BACK[wanted], target)
    assert (came.added, came.failed, came.failures) == (len(items), 0, [])
    with one.reading() as before, two.reading() as after:
        assert carried(after, wanted) == carried(before, wanted)
    again = read_in(two, BACK[wanted], target)
    assert (again.added, again.changed, again.here, again.failed) == (0, 0, len(items), 0)


def fill(desk: Desk) -> None:
    """Leave something of every kind, with history, facts, a draft, a bin and a secret."""
    entry = Told("", {"text": "First #wording"}, "week-01.toml", "entries 1")
    thought = Told("", {"noticed": "A thought @Ana"}, "week-01.toml", "captures 1", day=1)
    Demo(desk, [DemoWeek(1, "week-01.toml", entries=(entry,), captures=(thought,))]).fill(1)
    journal = Journaling(desk)
    first = next(each for each in journal.entries() if each.kind == "entry")
    desk.store.documents.star(first.id, starred=True)
    journal.save(journal.open(first.id), "Second #wording")
    journal.bin(journal.write("Thrown away").id)
    secret = journal.write(f"Nobody reads the {CANARY}")
    desk.store.documents.set_privacy(secret.id, "never")
    desk.store.drafts.put(Draft(secret.id, {"text": CANARY}, secret.head, "S", desk.clock().stamp, "entry"))
    desk.store.drafts.put(Draft(desk.new_id(), {"text": "Half a"}, "", "S", desk.clock().stamp, "entry"))
    worksheet = Document("canvas/once", "worksheet", "canvas", "once", desk.clock().stamp, "UTC", "2026-11-20", week=1)
    body = {"rows": [{"id": "r", "cells": {"a": "In a worksheet"}}]}
    desk.store.documents.save(worksheet, body, why="edit", moment=desk.clock(), version_id=desk.new_id(), pin=True)


def everything(desk: Desk) -> tuple[object, ...]:
    """All there is, but for the numbers of rows, which belong to one store."""
    leavings = Leavings(desk.store)
    documents = [each.document for page in leavings.documents(Chosen(binned=True, hidden=True)) for each in page]
    versions = leavings.versions(tuple(document.id for document in documents))
    facts = [fact for page in leavings.facts() for fact in page]
    return [document._replace(number=0) for document in documents], versions, facts, desk.store.drafts.all()


def test_own_json_moves_everything_to_another_laptop(tmp_path: Path) -> None:
    one, two, target = home(tmp_path / "one"), home(tmp_path / "two"), tmp_path / "all.json"
    take_in(one)
    with one.writing() as desk:
        fill(desk)
    assert give_out(one, "json", target, everything=True).left_out == 0
    came = read_in(two, "leadcoach", target)
    assert (came.failed, came.here, came.changed) == (0, 0, 0)
    with one.reading() as before, two.reading() as after:
        assert everything(after) == everything(before)
        assert files_of(after) == files_of(before)
        assert counts(after)[:6] == counts(before)[:6]
        (hit,) = after.store.finding.find("second wording")
        assert hit.document.starred
    before_again = state(two)
    again = read_in(two, "leadcoach", target)
    assert (again.added, again.changed, again.facts, again.here) == (0, 0, 0, came.added)
    assert state(two) == before_again
    looked = read_in(home(tmp_path / "three"), "leadcoach", target, dry_run=True)
    assert (looked.read, looked.added, looked.facts) == (came.read, came.added, came.facts)
    with two.writing() as desk:
        assert Importing(desk, two.paths.attachments).undo(came.run) == (came.added + came.facts, 0)
        assert counts(desk) == (0, 0, 0, 0, 0, 0, 0)


def test_two_laptops_that_both_went_on_lose_nothing(tmp_path: Path) -> None:
    one, two, target = home(tmp_path / "one"), home(tmp_path / "two"), tmp_path / "all.json"
    with one.writing() as desk:
        journal = Journaling(desk)
        behind, apart = journal.write("Behind"), journal.write("Apart")
    give_out(one, "json", target)
    read_in(two, "leadcoach", target)
    with one.writing() as desk:
        journal = Journaling(desk)
        journal.save(journal.open(behind.id), "Ahead")
        journal.save(journal.open(apart.id), "Apart, one")
    with two.writing() as desk:
        journal = Journaling(desk)
        journal.save(journal.open(apart.id), "Apart, two")
    target.unlink()
    give_out(one, "json", target)
    came = read_in(two, "leadcoach", target)
    assert (came.added, came.changed, came.beside) == (0, 2, 1)
    with two.writing() as desk:
        said = {each.id: each.body["text"] for each in Journaling(desk).entries()}
        assert said == {behind.id: "Ahead", apart.id: "Apart, two"}
        kept = [version.body for version in desk.store.documents.versions(apart.id)]
        assert {"text": "Apart, one"} in kept
        assert desk.store.finding.find("ahead")
        assert Importing(desk, two.paths.attachments).undo(came.run) == (2, 0)
        said = {each.id: each.body["text"] for each in Journaling(desk).entries()}
        assert said == {behind.id: "Behind", apart.id: "Apart, two"}


@pytest.mark.parametrize("wanted", EVERY)
def test_what_must_never_leave_is_in_no_export(tmp_path: Path, wanted: Format) -> None:
    house, target = home(tmp_path / "one"), tmp_path / f"out-{wanted}"
    with house.writing() as desk:
        fill(desk)
    account = give_out(house, wanted, target)
    assert account.left_out == 1
    written = [target] if target.is_file() else list(target.rglob("*"))
    data = b"".join(path.read_bytes() for path in written)
    if wanted == "dayone":
        with zipfile.ZipFile(target) as archive:
            data = b"".join(archive.read(name) for name in archive.namelist())
    assert written
    assert CANARY.encode() not in data
    assert all(path.stat().st_mode & 0o077 == 0 for path in (target, *written))


def test_a_search_line_and_filters_choose(tmp_path: Path) -> None:
    house = home(tmp_path / "one")
    with house.writing() as desk:
        fill(desk)
    text = tmp_path / "out.txt"
    assert give_out(house, "jrnl", text, "wording is:starred").entries == 1
    assert "Second #wording" in text.read_text("utf-8")
    assert give_out(house, "json", tmp_path / "some.json", "#wording").entries == 1
    assert '"facts": []' in (tmp_path / "some.json").read_text("utf-8")
    assert give_out(house, "html", tmp_path / "none.html", "!!!").entries == 0


def test_a_file_that_is_there_stays_unless_it_is_said(tmp_path: Path) -> None:
    house, target = home(tmp_path / "one"), tmp_path / "out.txt"
    take_in(house)
    target.write_text("Mine", "utf-8")
    with pytest.raises(Refused, match="there already"):
        give_out(house, "jrnl", target)
    assert target.read_text("utf-8") == "Mine"
    with house.reading() as desk:
        exporting = Exporting(desk, house.paths.attachments)
        account = exporting.run(Export("jrnl", target, force=True), cancelled=lambda: True)
        assert (account.cancelled, account.entries) == (True, 0)
        assert target.read_text("utf-8") == "Mine"
        assert exporting.run(Export("jrnl", target, force=True)).entries == 5
        stream = BytesIO()
        exporting.run(Export("jrnl", stream))
    assert stream.getvalue() == target.read_bytes()
    assert {path.name for path in tmp_path.iterdir()} == {"one", "out.txt"}


def test_a_readable_document_goes_week_by_week_with_answers_in_words(tmp_path: Path) -> None:
    house, target = home(tmp_path / "one"), tmp_path / "out.html"
    take_in(house)
    with house.writing() as desk:
        fill(desk)
    give_out(house, "html", target)
    page = target.read_text("utf-8")
    week, year = page.index("Week 1"), page.index("Of no week, 2025")
    assert week < year
    assert "A thought @Ana" in page
    assert "What I noticed" in page
    assert "In a worksheet" in page
    assert "[garden.png]" in page
    assert "Attached: garden.png" in page
    assert "dayone-moment" not in page
    assert "energy 4 of 5" in page


def test_attached_bytes_that_were_changed_count_as_missing(tmp_path: Path) -> None:
    house = home(tmp_path)
    take_in(house, ITEMS)
    (photo,) = house.paths.attachments.iterdir()
    files = AttachedFiles(house.paths.attachments)
    photo.write_bytes(b"other")
    assert files.read(photo.name) is None
    assert files.keep(PNG) == photo.name
    assert files.read(photo.name) == PNG
    assert files.read("../" + photo.name) is None


def test_a_draft_here_is_never_replaced_by_one_of_a_file(tmp_path: Path) -> None:
    house, target = home(tmp_path / "one"), tmp_path / "all.json"
    with house.writing() as desk:
        begun = Draft(desk.new_id(), {"text": "Begun"}, "", "S", desk.clock().stamp, "entry")
        desk.store.drafts.put(begun)
    give_out(house, "json", target)
    with house.writing() as desk:
        desk.store.drafts.put(begun._replace(body={"text": "Begun, and gone on with"}))
    looked, came = read_in(house, "leadcoach", target, dry_run=True), read_in(house, "leadcoach", target)
    assert (came.added, came.changed, came.beside) == (looked.added, looked.changed, looked.beside) == (0, 1, 1)
    with house.writing() as desk:
        opened = Journaling(desk).open(begun.document)
        assert (opened.text, opened.other) == ("Begun, and gone on with", "Begun")
        Journaling(desk).save(opened, opened.text)
        said = [version.body for version in desk.store.documents.versions(begun.document)]
        assert said == [{"text": "Begun"}, {"text": "Begun, and gone on with"}]


def own(id: str, *texts: str, **fields: object) -> dict[str, object]:
    """A document of own JSON, with a version for each text."""
    at = "2026-11-23T08:00:00.000Z"
    versions = [
        {
            "id": f"{id}-{number}",
            "parent": "",
            "made_at": at,
            "why": "edit",
            "body": {"text": text},
            "sha256": digest({"text": text}),
        }
        for number, text in enumerate(texts)
    ]
    head = versions[-1]["id"] if versions else ""
    document = {"id": id, "kind": "entry", "ask": "", "occasion": "once", "made_at": at, "zone": "UTC"}
    return {**document, "day": "2026-11-23", "head": head, "versions": versions, **fields}


def read_own(house: House, folder: Path, *documents: dict[str, object], dry_run: bool = False) -> Imported:
    path = folder / "own.json"
    whole = {"schema": "leadcoach/export/1", "made_at": "", "documents": documents, "facts": [], "drafts": []}
    path.write_text(json.dumps(whole), "utf-8")
    return read_in(house, "leadcoach", path, dry_run=dry_run)


def test_own_json_that_somebody_made_leaves_a_sound_journal(tmp_path: Path) -> None:
    house = home(tmp_path / "one")
    given = (
        own("A", "One", origin="test:1"),
        own("B", "Of the same origin", origin="test:1"),
        own("C", "Nothing says what stands", head=""),
        own("D"),
        own("E", "Other words stand", body={"text": "#nowhere"}),
        own("F", "x" * 1_000_001),
    )
    looked, came = read_own(house, tmp_path, *given, dry_run=True), read_own(house, tmp_path, *given)
    assert (came.read, came.added, came.changed, came.beside, came.failed) == (6, 4, 1, 1, 1)
    assert replace(looked, run=came.run, dry_run=False) == came
    with house.reading() as desk:
        said = {each.id: str(each.body["text"])[:30] for each in Journaling(desk).entries()}
        assert said == {"A": "One", "C": "Nothing says what stands", "E": "Other words stand", "F": "x" * 30}
        assert [version.body for version in desk.store.documents.versions("A")][1:] == [{"text": "Of the same origin"}]
    found = examine(house.paths.store)
    assert (found.sound, found.search, found.tags) == (True, True, True)


def test_what_another_laptop_marks_as_never_to_leave_stays_here_too(tmp_path: Path) -> None:
    house = home(tmp_path / "one")
    read_own(house, tmp_path, own("A", "One"))
    assert read_own(house, tmp_path, own("A", "One", privacy="never")).here == 1
    with house.reading() as desk:
        assert desk.store.documents.many(["A"])["A"].privacy == "never"
    read_own(house, tmp_path, own("A", "One"))
    assert give_out(house, "json", tmp_path / "out.json").left_out == 1
