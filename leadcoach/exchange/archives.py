"""Zip archives: read with limits on count, size, ratio and names, without unpacking; written piece by piece."""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO, BinaryIO, Self

from leadcoach.domain.items import Failure
from leadcoach.errors import Refused
from leadcoach.exchange.sources import MOST_FILES, PIECE, Unreadable, is_safe
from leadcoach.text import _

MOST_DIRECTORY = 12_000_000
"""Bytes of the list of files in an archive: 100,000 names of the usual length."""
MOST_RATIO = 200
"""How many times its own size an archive, and a file within, may unpack to; text seldom passes 20."""
FREE = 100_000_000
"""What any archive may unpack to, small as it is."""
FREE_FILE = 1_000_000
"""The same for one file."""

_LOCAL_HEADER = 30
_NEVER = (1980, 1, 1, 0, 0, 0)
_BROKEN = (
    zipfile.BadZipFile,
    OSError,
    EOFError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    IndexError,
    OverflowError,
    struct.error,
    zlib.error,
)
"""What `zipfile` raises for bytes that are no archive, or a broken one."""


class Archive:
    """An archive open for reading; raises Refused when it is none, or holds too much.

    Names that lead elsewhere, links and encrypted files are left alone and counted among the failures.
    """

    def __init__(self, path: Path) -> None:
        self._file = _opened(path)
        try:
            self._zip = zipfile.ZipFile(self._file)
            self._room = max(FREE, MOST_RATIO * path.stat().st_size)
            infos = self._zip.infolist()
            _check(infos)
        except Refused:
            self._file.close()
            raise
        except _BROKEN as error:
            self._file.close()
            raise Refused(
                _("This archive cannot be read: it is broken or no zip file. Nothing was changed.")
            ) from error
        self._infos: dict[str, zipfile.ZipInfo] = {}
        self.failures = tuple(self._sorted_out(infos))

    @property
    def names(self) -> tuple[str, ...]:
        """The files that may be read, sorted."""
        return tuple(sorted(self._infos))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._zip.close()
        self._file.close()

    def pieces(self, name: str, most: int) -> Iterator[bytes]:
        """Give the bytes of a file in pieces; raises Unreadable, also when there are more than `most`."""
        info = self._infos[name]
        if info.file_size > most:
            raise Unreadable(_("The file is larger than allowed."))
        if info.file_size > max(FREE_FILE, MOST_RATIO * info.compress_size):
            raise Unreadable(_("The file would unpack to far more than it holds."))
        try:
            with self._zip.open(info) as member:
                yield from self._within_room(member)
        except _BROKEN as error:
            raise Unreadable(_("The file is broken in the archive.")) from error

    def _within_room(self, member: IO[bytes]) -> Iterator[bytes]:
        while piece := member.read(PIECE):
            self._room -= len(piece)
            if self._room < 0:
                raise Refused(_("This archive unpacks to far more than it holds. The rest of it was not read."))
            yield piece

    def _sorted_out(self, infos: Iterable[zipfile.ZipInfo]) -> Iterator[Failure]:
        for number, info in enumerate(infos, 1):
            # zipfile looks at the last sign of a name, so it must have one.
            if info.filename and info.is_dir():
                continue
            if reason := _refusal(info, self._infos):
                yield Failure(_("file {number} of the archive").format(number=number), reason)
            else:
                self._infos[info.filename] = info


class _Source:
    """A file that hands out no more at once than a list of files may have: `zipfile` reads that list whole."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.tell, self.seek, self.close = file.tell, file.seek, file.close
        self.seekable = file.seekable

    def read(self, size: int = -1) -> bytes:
        data = b"" if size > MOST_DIRECTORY else self._file.read(MOST_DIRECTORY + 1 if size < 0 else size)
        if max(size, len(data)) > MOST_DIRECTORY:
            raise _too_many()
        return data


def _opened(path: Path) -> BinaryIO:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise Refused(_("This is not a file, so it cannot be an archive."))
        return _as_file(_Source(path.open("rb")))
    except OSError as error:
        reason = error.strerror or _("unknown reason")
        raise Refused(_("The archive cannot be opened ({reason}).").format(reason=reason)) from error


def _as_file(source: object) -> BinaryIO:
    """Give the source as what `zipfile` takes: it needs `read`, `seek`, `tell`, `seekable` and `close` only."""
    from typing import cast

    return cast("BinaryIO", source)


def _check(infos: list[zipfile.ZipInfo]) -> None:
    if len(infos) > MOST_FILES:
        raise _too_many()
    end = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        if info.header_offset < end:
            raise Refused(_("Files lie over each other in this archive; it was made to do harm. Nothing was read."))
        end = info.header_offset + _LOCAL_HEADER + info.compress_size


def _too_many() -> Refused:
    return Refused(_("There are more than 100,000 files in this archive. Export fewer at once."))


def _refusal(info: zipfile.ZipInfo, known: Iterable[str]) -> str:
    """Give why a file of an archive is left alone, or nothing."""
    if not is_safe(info.orig_filename):
        return _("Its name leads out of the archive or cannot be used; the file was left alone.")
    if info.filename in known:
        return _("Its name comes twice in the archive; the first file was used.")
    if stat.S_ISLNK(info.external_attr >> 16):
        return _("It is a link to another file; it was left alone.")
    if info.flag_bits & 0x1:
        return _("It is encrypted; it was left alone.")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return _("It is packed in a way that is not read here; it was left alone.")
    return ""


class Writer:
    """An archive that is being written to a file open in binary mode; the same content gives the same bytes."""

    def __init__(self, target: BinaryIO) -> None:
        self._zip = zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._zip.close()

    @contextmanager
    def packed(self, name: str) -> Iterator[IO[bytes]]:
        """Open a file of text in the archive, written bit by bit; one at a time."""
        with self._zip.open(_entry(name, zipfile.ZIP_DEFLATED), "w", force_zip64=True) as member:
            yield member

    def put(self, name: str, data: bytes) -> None:
        """Add a file as it is: pictures and sound are packed already."""
        self._zip.writestr(_entry(name, zipfile.ZIP_STORED), data)


def _entry(name: str, packing: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _NEVER)
    info.compress_type = packing
    info.external_attr = 0o600 << 16
    return info
