"""Files that belong to documents: their rows in the store, and their bytes in a folder beside it, by their hash."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from leadcoach.domain.items import Attachment
from leadcoach.storage import bodies, faults, files
from leadcoach.storage.connection import Connection, Row
from leadcoach.storage.store import Store

_COLUMNS = "document, name, type, size, sha256, link, extra"
_HEX = frozenset("0123456789abcdef")


class Attached:
    """Which files belong to which document."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    @classmethod
    def of_store(cls, store: Store) -> Attached:
        """Give those of a store."""
        return cls(store._db)  # noqa: SLF001 - one connection, one package

    def of(self, document: str) -> tuple[Attachment, ...]:
        """Give the files of a document, in their order, without their bytes."""
        return self.many([document]).get(document, ())

    def many(self, documents: Iterable[str]) -> dict[str, tuple[Attachment, ...]]:
        """Give the files of each of these documents that has any, with one question to the store."""
        question = (
            f"SELECT {_COLUMNS} FROM attached WHERE document IN (SELECT value FROM json_each(?)) "  # noqa: S608 - constant
            "ORDER BY document, place"
        )
        found: dict[str, list[Attachment]] = {}
        for row in self._db.rows(question, json.dumps(list(documents))):
            found.setdefault(str(row[0]), []).append(_attachment(row))
        return {document: tuple(each) for document, each in found.items()}

    def any(self) -> bool:
        """Whether any document has a file."""
        return self._db.row("SELECT 1 FROM attached LIMIT 1") is not None

    def put(self, document: str, attachments: Sequence[Attachment]) -> None:
        """Let these be the files of a document."""
        with self._db.tx():
            self._db.run("DELETE FROM attached WHERE document = ?", document)
            for place, each in enumerate(attachments):
                self._db.run(
                    "INSERT INTO attached(document, place, name, type, size, sha256, link, extra) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    document,
                    place,
                    each.name,
                    each.type,
                    each.size,
                    each.sha256,
                    each.link,
                    bodies.written(each.extra),
                )

    def used(self, sha256s: Iterable[str]) -> frozenset[str]:
        """Give those of these hashes that a document still has."""
        question = "SELECT DISTINCT sha256 FROM attached WHERE sha256 IN (SELECT value FROM json_each(?))"
        return frozenset(str(sha256) for (sha256,) in self._db.rows(question, json.dumps(list(sha256s))))


class AttachedFiles:
    """The bytes, each once, in a folder that only its owner may read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, data: bytes) -> str:
        """Keep bytes, on the disk when this returns, and give their hash; raises a StoreError."""
        name = bodies.digest_of_bytes(data)
        path = self._folder / name
        try:
            if not _whole(path, len(data)):
                files.private_folder(self._folder)
                files.write_private(path, data)
        except OSError as error:
            raise faults.from_system(error, str(path)) from error
        return name

    def path(self, sha256: str) -> Path | None:
        """Give where the bytes with this hash lie, or None where they do not."""
        path = self._folder / sha256
        return path if _is_hash(sha256) and path.is_file() and not path.is_symlink() else None

    def read(self, sha256: str) -> bytes | None:
        """Give the bytes with this hash, or None where they are not, or are others by now."""
        path = self.path(sha256)
        try:
            data = path.read_bytes() if path else None
        except OSError:
            return None
        return data if data is not None and bodies.digest_of_bytes(data) == sha256 else None

    def drop(self, sha256s: Iterable[str]) -> None:
        """Let go of bytes that no document has any more, also where keeping them was broken off."""
        for each in filter(_is_hash, sha256s):
            path = self._folder / each
            for left in (path, files.part_of(path)):
                with contextlib.suppress(OSError):
                    left.unlink()


def _is_hash(text: str) -> bool:
    return len(text) == 64 and _HEX.issuperset(text)


def _whole(path: Path, size: int) -> bool:
    try:
        return path.is_file() and path.stat().st_size == size
    except OSError:
        return False


def _attachment(row: Row) -> Attachment:
    _document, name, media, size, sha256, link, extra = row
    told: Mapping[str, object] = bodies.read(extra) if extra else {}
    return Attachment(name, media, size, sha256, None, link, told)
