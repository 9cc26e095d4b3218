"""What stays of something erased beside the store: half-made copies go, whole ones are named."""

from __future__ import annotations

from pathlib import Path

from leadcoach.services.journaling import Journaling
from leadcoach.services.keeping import Keeping
from leadcoach.services.leftovers import Leftovers
from tests.services.homes import ITEMS, home, take_in

CANARY = "kumquat"


def test_no_half_made_copy_outlives_what_is_erased(tmp_path: Path) -> None:
    house = home(tmp_path)
    take_in(house, ITEMS)
    with house.writing() as desk:
        entry = next(each for each in Journaling(desk).entries() if "photo" in str(each.body))
        (photo,) = house.paths.attachments.iterdir()
        store, work = house.paths.store, house.paths.data / ".work-killed"
        work.mkdir()
        house.paths.inbox.mkdir()
        left = (
            store.with_name(f".{store.name}.part"),
            store.with_name(f".{store.name}.part-journal"),
            photo.with_name(f".{photo.name}.part"),
            house.paths.inbox / ".01ABC.json.part",
            work / "copy.db",
            work / "lock",
        )
        for path in left:
            path.write_text(f"{CANARY} {entry.id}", "utf-8")
        gone = Keeping(desk).erase([entry.id])
        Leftovers(store).clear(gone)
    assert [path for path in (*left, work, photo) if path.exists()] == []
    assert CANARY.encode() not in b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())


def test_a_store_that_was_moved_aside_is_named_as_one_that_holds_it(tmp_path: Path) -> None:
    house = home(tmp_path)
    take_in(house, ITEMS)
    store = house.paths.store
    aside = store.with_name(f"{store.stem}-20261101T080000Z-set-aside{store.suffix}")
    with house.reading() as desk:
        id = Journaling(desk).entries()[0].id
    aside.write_bytes(store.read_bytes())
    assert Leftovers(store).holding((id,)) == (aside.name,)
    assert Leftovers(store).holding(("nothing",)) == ()
