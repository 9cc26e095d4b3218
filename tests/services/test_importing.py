"""Import: nothing twice, nothing lost, nothing over what was written here."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from leadcoach.domain.filters import Filters
from leadcoach.domain.items import Failure, Item
from leadcoach.domain.records import Document, Version
from leadcoach.errors import Refused, StoreFull
from leadcoach.exchange.remarks import Remark
from leadcoach.services.importing import CHUNK, Importing
from leadcoach.services.journaling import Journaling
from leadcoach.services.keeping import Keeping
from leadcoach.services.programme import Programme
from leadcoach.storage.attachments import Attached, AttachedFiles
from leadcoach.storage.documents import Saved
from leadcoach.storage.health import examine
from tests.services.homes import ITEM, ITEMS, NOW, PHOTO, PNG, counts, home, state, take_in


def many(number: int) -> tuple[Item, ...]:
    return tuple(
        replace(ITEM, text=f"Entry {n}", made_at=f"2026-11-21T06:00:{n % 60:02d}.{n // 60:03d}Z", source=f"test:{n}")
        for n in range(number)
    )


def test_every_field_is_kept(tmp_path: Path) -> None:
    account = take_in(home(tmp_path))
    assert (account.read, account.added, account.here, account.changed, account.failed) == (5, 5, 0, 0, 0)
    assert (account.kept_files, account.missing_files) == (1, 0)
    with home(tmp_path).reading() as desk:
        found = {each.origin: each for each in Journaling(desk).entries()}
        whole = found["jrnl:hash:0011"]
        assert whole.body == {"text": ITEMS[2].text, "energy": 4, "tags": ["Team Meeting", "été"]}
        assert (whole.day, whole.made_at, whole.zone, whole.precision) == (
            "2026-11-20",
            "2026-11-20T22:10:00.000Z",
            "America/St_Johns",
            "minute",
        )
        assert (whole.starred, whole.privacy, whole.author, whole.week) == (True, "normal", "me", None)
        assert whole.extra == {"mood": "good", "deep": {"er": [1, None]}}
        day = found["markdown:day-only"]
        assert (day.day, day.precision, day.zone, day.zone_known) == ("2025-03-01", "day", "", False)
        assert [version.why for version in desk.store.documents.versions(whole.id)] == ["import"]
        assert [each.day for each in Journaling(desk).entries()] == sorted((each.day for each in ITEMS), reverse=True)
        assert [used.name for used in desk.store.tags.used("#", "team")] == ["Team Meeting"]
        (hit,) = desk.store.finding.find("plain morning")
        (photo,) = Attached.of_store(desk.store).of(found["dayone:AAAA19FF8B86D011B42D00C04FC964FF"].id)
    assert hit.document.origin == ITEM.source
    assert (photo.name, photo.type, photo.size, photo.link) == ("garden.png", "image/png", len(PNG), PHOTO.link)
    assert AttachedFiles(home(tmp_path).paths.attachments).read(photo.sha256) == PNG
    assert examine(home(tmp_path).paths.store).sound


def test_a_second_time_adds_nothing(tmp_path: Path) -> None:
    take_in(home(tmp_path))
    before = state(home(tmp_path))
    account = take_in(home(tmp_path))
    assert (account.read, account.added, account.here, account.changed) == (5, 0, 5, 0)
    assert state(home(tmp_path)) == before


def test_a_look_gives_the_same_account_and_writes_nothing(tmp_path: Path) -> None:
    items = (*ITEMS, ITEM, replace(ITEM, text="Other words"), Failure("line 9", "It is broken."))
    looked = take_in(home(tmp_path), items, dry_run=True)
    assert not home(tmp_path).paths.store.exists()
    assert not home(tmp_path).paths.attachments.exists()
    real = take_in(home(tmp_path), items)
    assert (looked.run, looked.dry_run) == ("", True)
    assert replace(looked, run=real.run, dry_run=False) == real
    assert (real.read, real.added, real.here, real.changed, real.failed) == (8, 5, 1, 1, 1)
    written = home(tmp_path).paths.store.read_bytes()
    take_in(home(tmp_path), items, dry_run=True)
    assert home(tmp_path).paths.store.read_bytes() == written


def test_a_changed_twin_becomes_a_new_version(tmp_path: Path) -> None:
    take_in(home(tmp_path))
    changed = (replace(ITEM, text="A changed morning"),)
    account = take_in(home(tmp_path), changed)
    assert (account.added, account.changed, account.beside) == (0, 1, 0)
    with home(tmp_path).reading() as desk:
        (found,) = (each for each in Journaling(desk).entries() if each.origin == ITEM.source)
        versions = desk.store.documents.versions(found.id)
    assert found.body == {"text": "A changed morning"}
    assert [version.body for version in versions] == [{"text": ITEM.text}, {"text": "A changed morning"}]
    assert take_in(home(tmp_path), changed).here == 1


def test_words_of_a_file_never_stand_over_what_was_edited_here(tmp_path: Path) -> None:
    with home(tmp_path).writing() as desk:
        importing = Importing(desk, home(tmp_path).paths.attachments)
        importing.run("test", ITEMS)
        journal = Journaling(desk)
        (found,) = (each for each in journal.entries() if each.origin == ITEM.source)
        journal.save(journal.open(found.id), "Mine, edited here")
        assert importing.run("test", [ITEM]).here == 1
        account = importing.run("test", [replace(ITEM, text="Theirs, later")])
        assert (account.changed, account.beside) == (1, 1)
        stored = desk.store.documents.get(found.id)
        assert stored is not None
        assert stored.body == {"text": "Mine, edited here"}
        assert {"text": "Theirs, later"} in [version.body for version in desk.store.documents.versions(found.id)]


def test_what_was_erased_for_good_stays_away(tmp_path: Path) -> None:
    with home(tmp_path).writing() as desk:
        importing = Importing(desk, home(tmp_path).paths.attachments)
        importing.run("test", ITEMS)
        (found,) = (each for each in Journaling(desk).entries() if each.origin == ITEM.source)
        desk.store.erasing.erase([found.id], desk.clock())
        account = importing.run("test", ITEMS)
        assert (account.erased, account.added, account.here) == (1, 0, 4)
        assert desk.store.documents.get(found.id) is None


def test_failures_remarks_and_odd_times_cost_only_themselves(tmp_path: Path) -> None:
    items = (
        Failure("line 1", "It is broken."),
        Remark("file", "One sign was guessed."),
        replace(ITEM, day="2026-13-01", place="entry 2", source="test:a"),
        replace(ITEM, made_at="yesterday", place="entry 3", source="test:b"),
        replace(ITEM, text="Good", unplaced="left over", removed=3, source="test:c"),
    )
    account = take_in(home(tmp_path), items)
    assert (account.read, account.added, account.failed) == (4, 1, 3)
    assert [each.place for each in account.failures] == ["line 1", "entry 2", "entry 3"]
    assert [each.reason for each in account.remarks] == ["One sign was guessed."]
    assert (account.unplaced, account.removed) == (1, 3)
    with home(tmp_path).reading() as desk:
        (found,) = Journaling(desk).entries()
    assert found.body == {"text": "Good\n\nleft over"}


def test_a_missing_photo_is_a_placeholder_until_it_comes(tmp_path: Path) -> None:
    photo = replace(ITEMS[3], attachments=(replace(PHOTO, data=None, size=0),))
    account = take_in(home(tmp_path), (photo,))
    assert (account.kept_files, account.missing_files) == (0, 1)
    assert take_in(home(tmp_path)).kept_files == 1
    with home(tmp_path).reading() as desk:
        (found,) = (each for each in Journaling(desk).entries() if each.origin == photo.source)
        (attachment,) = Attached.of_store(desk.store).of(found.id)
    assert attachment.size == len(PNG)


def test_a_day_of_the_programme_has_its_week_and_no_other_day(tmp_path: Path) -> None:
    inside, said = replace(ITEM, day="2026-12-01", source="test:1"), replace(ITEM, week=5, source="test:2")
    with home(tmp_path).writing() as desk:
        Programme(desk).begin(NOW.date())
        Importing(desk, home(tmp_path).paths.attachments).run("test", [inside, said, ITEM])
        found = {each.origin: each.week for each in Journaling(desk).entries()}
    assert found == {"test:1": 2, "test:2": 5, ITEM.source: None}


def test_a_file_cannot_pose_as_an_answer_of_the_programme(tmp_path: Path) -> None:
    with home(tmp_path).writing() as desk:
        journal = Journaling(desk)
        prompt = journal.prompt("w01.describe")
        journal.save(journal.begin(prompt), "My own answer")
        (thought,) = [journal.capture({"noticed": "A thought"})]
        assert thought is not None
        posing = [
            replace(ITEM, text="Theirs", id="w01.skillset.mine/once", ask="w01.skillset.mine", source="x:1"),
            replace(ITEM, text="Theirs", id=thought.id, kind="capture", source="x:2"),
            replace(ITEM, text="A thought", id=thought.id, kind="capture", source=""),
        ]
        account = Importing(desk, home(tmp_path).paths.attachments).run("test", posing)
        assert (account.added, account.here) == (2, 1)
        kept = desk.store.documents.get(thought.id)
        assert kept is not None
        assert kept.body == thought.body or "A thought" in str(kept.body)
        assert desk.store.documents.get("w01.skillset.mine/once") is None
        assert {each.kind for each in desk.store.finding.chosen(Filters(kinds=("entry",)))} == {"entry"}


def test_cancelling_leaves_whole_chunks_and_a_true_account(tmp_path: Path) -> None:
    seen: list[int] = []
    with home(tmp_path).writing() as desk:
        importing = Importing(desk, home(tmp_path).paths.attachments)
        account = importing.run("test", many(200), cancelled=lambda: len(seen) >= 2, progress=seen.append)
        assert (account.cancelled, account.read, account.added) == (True, 2 * CHUNK, 2 * CHUNK)
        assert seen == [CHUNK, 2 * CHUNK]
        assert len(Journaling(desk).entries(limit=500)) == 2 * CHUNK
        again = importing.run("test", many(200))
        assert (again.added, again.here) == (200 - 2 * CHUNK, 2 * CHUNK)


def test_a_run_is_undone_but_for_what_was_changed_since(tmp_path: Path) -> None:
    house = home(tmp_path)
    with house.writing() as desk:
        own = Journaling(desk).write("Written here")
        before = counts(desk)
        importing = Importing(desk, house.paths.attachments)
        first = importing.run("test", ITEMS)
        journal = Journaling(desk)
        (edited,) = (each for each in journal.entries() if each.origin == ITEMS[2].source)
        second = importing.run("test", [replace(ITEM, text="Changed in a second run"), *many(3)])
        assert importing.undo(second.run) == (4, 0)
        (twin,) = (each for each in journal.entries() if each.origin == ITEM.source)
        assert twin.body == {"text": ITEM.text}
        journal.save(journal.open(edited.id), "Edited after it came")
        assert importing.undo(first.run) == (4, 1)
        assert {each.id for each in journal.entries()} == {own.id, edited.id}
        assert list(house.paths.attachments.iterdir()) == []
        journal.bin(edited.id)
        assert counts(desk)[0] == before[0] + 1
        with pytest.raises(Refused, match="no import with that id"):
            importing.undo("NOTHING")
    assert examine(house.paths.store).sound
    assert examine(house.paths.store).search


def test_the_very_same_words_of_the_same_minute_are_known_without_an_identity(tmp_path: Path) -> None:
    plain = replace(ITEM, source="", id="")
    with home(tmp_path).writing() as desk:
        written = Journaling(desk).write("Written here")
        importing = Importing(desk, home(tmp_path).paths.attachments)
        minute = f"{written.made_at[:16]}:00.000Z"
        account = importing.run("jrnl", [replace(plain, text="Written here", made_at=minute, day=written.day)])
        assert (account.added, account.here) == (0, 1)
        twice = [plain, replace(plain, made_at="2026-11-21T06:16:00.000Z")]
        assert importing.run("jrnl", twice).added == 2


def test_a_chunk_that_was_given_up_comes_in_whole_at_the_next_try(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = home(tmp_path)
    with house.writing() as desk:
        run = Importing(desk, house.paths.attachments).begin("test")
        write, left = desk.store.documents.write, [True, True, False]

        def failing(document: Document, version: Version) -> Saved:
            if left and not left.pop(0):
                raise StoreFull("There is no room.")
            return write(document, version)

        monkeypatch.setattr(desk.store.documents, "write", failing)
        prepared = run.prepare(ITEMS)
        with pytest.raises(StoreFull):
            run.keep(prepared)
        assert (run.account.read, counts(desk)[0]) == (0, 0)
        run.keep(prepared)
        assert (run.finish().added, counts(desk)[0]) == (len(ITEMS), len(ITEMS))


def test_what_goes_while_an_import_runs_is_counted_as_it_is(tmp_path: Path) -> None:
    house, later = home(tmp_path), replace(ITEM, text="Changed since")
    with house.writing() as desk:
        importing = Importing(desk, house.paths.attachments)
        for gone, expected in ((True, (0, 0, 1)), (False, (1, 0, 0))):
            first = importing.run("test", [replace(ITEM, source=f"test:{gone}")])
            run = importing.begin("test")
            if gone:
                Keeping(desk).erase([Journaling(desk).entries()[0].id])
            else:
                importing.undo(first.run)
            run.keep([replace(later, source=f"test:{gone}")])
            account = run.finish()
            assert (account.added, account.changed, account.erased) == expected
        assert [each.body["text"] for each in Journaling(desk).entries()] == ["Changed since"]
