"""Things written while another leadcoach holds the lock, or in its last moment: a file each, taken in later."""

from __future__ import annotations

import contextlib
import re
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from leadcoach.domain.records import Body, Document, Draft, Fact, Version
from leadcoach.errors import StoreError
from leadcoach.storage import bodies, faults, files
from leadcoach.storage.records import document_from, draft_from, fact_from, named
from leadcoach.storage.store import Store

_NAME = re.compile(r"[A-Za-z0-9-]{1,80}")
_UNUSABLE = (ValueError, KeyError, TypeError, RecursionError, OverflowError, sqlite3.IntegrityError)


def entry(document: Document, body: Body, *, version_id: str, wording: str = "") -> dict[str, object]:
    """Give the item for a document with its first words; its id is that of the version."""
    return {"item": "entry", "id": version_id, "document": named(document), "body": dict(body), "wording": wording}


def fact(fact: Fact) -> dict[str, object]:
    """Give the item for a fact."""
    return {"item": "fact", "id": fact.id, "fact": named(fact)}


def draft(draft: Draft) -> dict[str, object]:
    """Give the item for a draft; its id follows from what it says, so that nothing rescued covers something else."""
    content = named(draft)
    return {"item": "draft", "id": f"draft-{bodies.digest(bodies.written(content))[:40]}", "draft": content}


def put(folder: Path, item: Mapping[str, object]) -> Path:
    """Leave an item in the folder, on the disk when this returns; the same id again replaces the same file.

    Raises StoreFull or StoreReadOnly, and ValueError when the id is no name for a file.
    """
    name = str(item["id"])
    if not _NAME.fullmatch(name):
        raise ValueError("an item's id is letters, digits and dashes")
    path = folder / f"{name}.json"
    try:
        files.private_folder(folder)
        files.write_private(path, bodies.written(item).encode())
    except OSError as error:
        raise faults.from_system(error, str(path)) from error
    return path


def rescue(folder: Path, drafts: Iterable[Draft]) -> tuple[Path, ...]:
    """Leave every draft in the folder: no database, no import, safe in the thread that hears the program must end.

    Tries each; raises the StoreError of the last that could not be left.
    """
    paths: list[Path] = []
    failed: StoreError | None = None
    for one in drafts:
        try:
            paths.append(put(folder, draft(one)))
        except StoreError as error:
            failed = error
    if failed:
        raise failed
    return tuple(paths)


def waiting(folder: Path) -> tuple[Path, ...]:
    """Give the files not yet taken in, in the order of their ids."""
    return tuple(sorted(path for path in folder.glob("*.json") if path.is_file() and not path.is_symlink()))


def broken(folder: Path) -> tuple[Path, ...]:
    """Give the files that could not be read, which were moved aside."""
    return tuple(sorted(path for path in (folder / "broken").glob("*") if path.is_file()))


def take(store: Store, folder: Path) -> tuple[str, ...]:
    """Take in every waiting item, each in a transaction of its own, and give the ids of those taken.

    A file goes only after its item is stored, and the same item twice changes nothing. A file that cannot be read moves
    to `broken`. Raises a StoreError when the store cannot be written; what was not taken in then waits on.
    """
    taken = []
    for path in waiting(folder):
        try:
            item = bodies.read(path.read_text(encoding="utf-8"))
            with store.tx():
                _KINDS[str(item["item"])](store, item)
        except _UNUSABLE:
            _set_aside(path)
            continue
        except OSError:
            continue  # gone in the meantime, or not ours to read: it waits
        taken.append(str(item["id"]))
        with contextlib.suppress(OSError):
            path.unlink()
    if taken:
        files.sync_folder(folder)
    return tuple(taken)


def _take_entry(store: Store, item: Mapping[str, object]) -> None:
    document = document_from(item["document"])
    version = Version(
        id=str(item["id"]),
        document=document.id,
        parent="",
        made_at=document.made_at,
        why="edit",
        body=_body(item["body"]),
        wording=str(item.get("wording", "")),
    )
    store.documents.write(document, version)


def _take_fact(store: Store, item: Mapping[str, object]) -> None:
    store.facts.add(fact_from(item["fact"]))


def _take_draft(store: Store, item: Mapping[str, object]) -> None:
    """Put rescued words where they are found again.

    They become the draft when they continue what is stored. Otherwise they join the history of their document, beside
    the words that stand, and a stored draft stays as it is. Words that are there already are not kept twice.
    """
    rescued = draft_from(item["draft"])
    stored = store.drafts.get(rescued.document)
    document = store.documents.get(rescued.document)
    kept = [each.body for each in (stored, document) if each]
    if any(_same(rescued.body, body) for body in kept):
        return
    head = document.head if document else ""
    if head == rescued.base and (stored is None or _continues(rescued, stored)):
        store.drafts.put(rescued)
        return
    if any(_same(rescued.body, version.body) for version in store.documents.versions(rescued.document)):
        return
    store.documents.join(document or document_of(rescued), _version_of(rescued, str(item["id"])))


def _continues(rescued: Draft, stored: Draft) -> bool:
    return (rescued.session, rescued.base) == (stored.session, stored.base) and rescued.at >= stored.at


def _same(one: Body, other: Body | None) -> bool:
    return other is not None and bodies.same(bodies.written(one), bodies.written(other))


def document_of(draft: Draft) -> Document:
    """Give a document for words whose own was never made; of the day only UTC's is known."""
    return Document(
        id=draft.document,
        kind=draft.kind,
        ask=draft.ask,
        occasion=draft.occasion,
        made_at=draft.at,
        zone="UTC",
        day=draft.at[:10],
    )


def _version_of(rescued: Draft, id: str) -> Version:
    return Version(id, rescued.document, rescued.base, rescued.at, "joined", rescued.body)


def _body(value: object) -> Body:
    if not isinstance(value, dict):
        raise ValueError("expected named values")
    return value


def _set_aside(path: Path) -> None:
    folder = path.parent / "broken"
    files.private_folder(folder)
    place, number = folder / path.name, 1
    while place.exists():
        number += 1
        place = folder / f"{path.stem}-{number}{path.suffix}"
    path.replace(place)


_KINDS: Mapping[str, Callable[[Store, Mapping[str, object]], None]] = {
    "entry": _take_entry,
    "fact": _take_fact,
    "draft": _take_draft,
}
