"""What is erased for good leaves no word in the file, and nothing else is touched."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterable
from pathlib import Path

import pytest

from leadcoach.domain.records import Body
from leadcoach.domain.renaming import Renaming
from leadcoach.storage import inbox
from leadcoach.storage.erasing import SCOUR, sweep, tombstone
from leadcoach.storage.health import examine
from leadcoach.storage.indexes import tags_agree
from leadcoach.storage.store import Store
from tests.storage.making import document, draft, fact, moment

ANA = Renaming("Ana", "someone")
NOTHING: Body = {}


def keep(store: Store, number: int, text: str, *, version: str = "", extra: Body = NOTHING, origin: str = "") -> str:
    """Save a wording of the document with that number; gives its id."""
    made = document(number)._replace(extra=extra, origin=origin)
    store.documents.save(made, {"text": text}, why="edit", moment=moment(number), version_id=version or f"V{number}")
    return made.id


def held(file: Path) -> bytes:
    """Every byte of the store and its log."""
    log = file.with_name(f"{file.name}-wal")
    return file.read_bytes() + (log.read_bytes() if log.exists() else b"")


def rows(file: Path, question: str) -> list[tuple[object, ...]]:
    db = sqlite3.connect(file)
    try:
        return db.execute(question).fetchall()
    finally:
        db.close()


def attach(store: Store, id: str, sha256: str, name: str = "plan.pdf") -> None:
    with store.tx():
        store.erasing._db.run(
            "INSERT INTO attached(document, place, name, type, size, sha256, link, extra) "
            "VALUES (?, 0, ?, '', 1, ?, ?, '{}')",
            id,
            name,
            sha256,
            f"photo://{name}",
        )


def test_everything_that_hangs_on_a_document_goes_and_the_rest_stays(store: Store, file: Path) -> None:
    gone = keep(store, 1, "one #tag", origin="jrnl:hash:0123456789abcdef0123")
    keep(store, 1, "one more #tag", version="V1b")
    stays = keep(store, 2, "two #tag")
    for id in (gone, stays):
        store.drafts.put(draft(of=id))
        attach(store, id, "shared")
    attached = keep(store, 3, "three")
    attach(store, attached, "only-here")
    store.facts.add(fact(1, subject=gone))
    store.facts.add(fact(2, subject="w01.x", voids=fact(1).id))
    store.facts.add(fact(3, subject=stays))
    found = store.erasing.erase([gone, attached, "nothing"], moment(9))
    assert (set(found.ids), found.files) == ({gone, attached}, ("only-here",))
    assert [each.id for each in store.documents.list(("entry",))] == [stays]
    assert [each.document for each in store.drafts.all()] == [stays]
    assert [each.subject for each in store.facts.of(("counted",))] == [stays]
    assert [hit.document.id for hit in store.finding.find("two")] == [stays]
    assert store.finding.find("one") == ()
    assert (store.tags.used("#")[0].times, tags_agree(store._db._raw)) == (1, True)
    store.close()
    assert rows(file, "SELECT count(*) FROM version") == [(1,)]
    assert rows(file, "SELECT document FROM attached") == [(stays,)]
    assert {id for (id,) in rows(file, "SELECT id FROM erased")} == {gone, attached, "jrnl:hash:0123456789abcdef0123"}
    health = examine(file)
    assert (health.sound, health.search) == (True, True)


def test_what_was_only_begun_or_lies_in_the_bin_is_erased_too(store: Store) -> None:
    binned = keep(store, 1, "binned")
    store.documents.bin(binned, moment(5))
    store.drafts.put(draft(of="BEGUN"))
    assert set(store.erasing.erase([binned, "BEGUN"], moment(9)).ids) == {binned, "BEGUN"}
    assert (store.erasing.binned(), store.drafts.all()) == ((), ())
    assert store.erasing.erase([binned, "BEGUN"], moment(9)).ids == ()


def test_a_tombstone_tells_when_and_holds_no_words(store: Store) -> None:
    origin = "markdown:notes/The quarrel with Ana.md"
    id = keep(store, 1, "one", origin=origin)
    store.erasing.erase([id], moment(9))
    assert store.erasing.buried([id, origin, "markdown:other.md"]) == {id: moment(9).stamp, origin: moment(9).stamp}
    assert "quarrel" not in tombstone(origin)


@pytest.mark.parametrize(
    "name",
    [
        "01ARZ3NDEKTSV4RRFFQ69G5FAV",
        "w01.describe/once",
        "jrnl:01ARZ3NDEKTSV4RRFFQ69G5FAV",
        "dayone:0123456789ABCDEF0123456789ABCDEF",
        "jrnl:hash:0123456789abcdef0123456789abcdef01234567/2",
        "dayone:123e4567-e89b-12d3-a456-426614174000",
    ],
)
def test_ids_stand_as_they_are(name: str) -> None:
    assert tombstone(name) == name


def test_the_oldest_of_the_bin_are_known_by_when_they_were_thrown_in(store: Store) -> None:
    ids = [keep(store, number, f"entry {number}") for number in range(4)]
    for number, id in enumerate(ids[:3]):
        store.documents.bin(id, moment(100 - number))
    assert store.erasing.binned() == (ids[0], ids[1], ids[2])
    assert store.erasing.binned(limit=1) == (ids[0],)
    assert store.erasing.binned(before=moment(100).stamp) == (ids[1], ids[2])
    assert store.erasing.last_kept() == moment(100).stamp


# No word is left -------------------------------------------------------------------------------------------------


def written(store: Store, chance: random.Random, steps: int) -> dict[str, list[str]]:
    """Do this and that for a while; gives the words that stand in one document only, in any wording or draft of it."""
    words: dict[str, list[str]] = {}
    for step in range(steps):
        word = f"canary{step}zz"
        number = chance.choice([step, chance.randrange(step + 1)])
        text = f"word{chance.randrange(50)} " * chance.choice([1, 5, 50, 900])
        match chance.randrange(8):
            case 0:
                store.drafts.put(draft(text + word, of=document(number).id))
                words.setdefault(document(number).id, []).append(word)
            case 1 if words:
                id = chance.choice(list(words))
                if store.documents.get(id):
                    store.documents.bin(id, moment(step))
            case 2:
                store.search.tidy()
            case _:
                words.setdefault(keep(store, number, text + word, version=f"V{step}"), []).append(word)
    return words


def left(file: Path, words: Iterable[str]) -> list[str]:
    found = held(file)
    return [word for word in words if word.encode() in found]


@pytest.mark.parametrize("seed", [1, 70, 75, 3])
def test_after_erasing_no_byte_of_a_word_is_left(store: Store, file: Path, seed: int) -> None:
    chance = random.Random(seed)
    words = written(store, chance, 120)
    assert len(left(file, (word for each in words.values() for word in each))) > 50
    gone = chance.sample(list(words), len(words) // 2)
    store.erasing.erase(gone, moment(999))
    assert store.erasing.needs_scouring()
    store.erasing.scour()
    assert not store.erasing.needs_scouring()
    assert left(file, (word for id in gone for word in words[id])) == []
    kept = [word for id in words if id not in gone for word in words[id]]
    assert [word for word in kept if store.finding.find(word)]
    assert tags_agree(store._db._raw)
    store.close()
    health = examine(file)
    assert (health.sound, health.search) == (True, True)


def test_a_log_that_somebody_else_reads_is_cleaned_another_time(store: Store, file: Path) -> None:
    id = keep(store, 1, "canary")
    reader = sqlite3.connect(file, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM version").fetchall()
    store.erasing._db.rows("PRAGMA busy_timeout=50")
    store.erasing.erase([id], moment(9))
    store.erasing.scour()
    assert store.erasing.needs_scouring()
    reader.close()
    store.erasing.scour()
    assert (store.erasing.needs_scouring(), left(file, ["canary"])) == (False, [])


def test_the_order_of_the_wordings_outlives_the_cleaning(store: Store) -> None:
    for number in range(30):
        keep(store, 1, f"wording {number}", version=f"{(number * 7) % 30:02d}")
    before = store.documents.versions(document(1).id)
    store.erasing.erase([keep(store, 2, "gone")], moment(9))
    store.erasing.scour()
    assert store.documents.versions(document(1).id) == before


def test_nothing_erased_is_nothing_to_clean(store: Store) -> None:
    store.erasing.erase(["nothing"], moment(9))
    assert (store.erasing.needs_scouring(), store.local.get(SCOUR)) == (False, "")


# Names -----------------------------------------------------------------------------------------------------------


def test_a_name_goes_from_every_wording_draft_and_bin(store: Store, file: Path) -> None:
    one = keep(store, 1, "Ana and @ana spoke")
    keep(store, 1, "We spoke", version="V1b")
    keep(store, 1, "Ana-led: @Ana #plan", version="V1c")
    binned = keep(store, 2, "ANA again", extra={"photo": ["by Ana"], "n": 3})
    store.documents.bin(binned, moment(5))
    other = keep(store, 3, "Anna and @Ana-Maria")
    attach(store, other, "abc", "Ana.pdf")
    store.drafts.put(draft("half of Ana", of=one, base="V1c"))
    asked = store.erasing.mentions(ANA)
    assert (set(asked.documents), asked.wordings) == ({one, binned, other}, 4)
    assert store.erasing.take_out_person(ANA) == asked
    assert [version.body for version in store.documents.versions(one)] == [
        {"text": "someone and someone spoke"},
        {"text": "We spoke"},
        {"text": "someone-led: someone #plan"},
    ]
    kept = store.documents.get(binned)
    assert kept is not None
    assert (kept.body, kept.extra) == ({"text": "someone again"}, {"photo": ["by someone"], "n": 3})
    assert [each.body for each in store.drafts.all()] == [{"text": "half of someone"}]
    assert {used.name for used in store.tags.used("@")} == {"Ana-Maria"}
    assert [hit.document.id for hit in store.finding.find("someone-led")] == [one]
    assert [hit.document.id for hit in store.finding.find("ana")] == [other]
    assert store.erasing.mentions(ANA).documents == ()
    store.erasing.scour()
    store.close()
    assert rows(file, "SELECT name, link FROM attached") == [("someone.pdf", "photo://someone.pdf")]
    assert b" Ana " not in held(file)
    health = examine(file)
    assert (health.sound, health.altered, health.search) == (True, (), True)


def test_a_name_that_stands_nowhere_changes_nothing(store: Store, file: Path) -> None:
    keep(store, 1, "Anna")
    before = rows(file, "SELECT * FROM version")
    assert store.erasing.take_out_person(ANA) == store.erasing.mentions(ANA)
    assert (rows(file, "SELECT * FROM version"), store.erasing.needs_scouring()) == (before, False)


def test_a_name_with_a_quote_is_found_as_well(store: Store) -> None:
    keep(store, 1, 'Say O"Neil twice')
    assert store.erasing.take_out_person(Renaming('o"neil', "B")).wordings == 1


def test_a_name_goes_whole_or_not_at_all(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        keep(store, number, "Ana")
    calls: list[int] = []
    learn = store.search.learn

    def failing(n: int) -> None:
        calls.append(n)
        if len(calls) == 3:
            raise RuntimeError
        learn(n)

    monkeypatch.setattr(store.search, "learn", failing)
    with pytest.raises(RuntimeError):
        store.erasing.take_out_person(ANA)
    assert len(store.finding.find("ana")) == 3
    assert store.erasing.mentions(ANA).wordings == 3


# The inbox -------------------------------------------------------------------------------------------------------


def test_what_waits_in_the_inbox_and_names_what_was_erased_goes(tmp_path: Path) -> None:
    folder = tmp_path / "inbox"
    stays = inbox.put(folder, inbox.draft(draft("stays", of="STAYS")))
    inbox.put(folder, inbox.draft(draft("goes", of="GOES")))
    (folder / "broken").mkdir()
    (folder / "broken" / "x.json").write_text('{"document": "GOES", "text": "half', encoding="utf-8")
    assert sweep(folder, ["GOES"]) == 2
    assert [path for path in folder.rglob("*") if path.is_file()] == [stays]
    assert sweep(tmp_path / "nowhere", ["GOES"]) == 0
