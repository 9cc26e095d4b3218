"""Writing files for other programs: whole or not at all, for the owner alone, and never over something by accident."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from leadcoach.errors import LeadcoachError, Refused, StoreFull
from leadcoach.text import _, one_line

_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})


@contextmanager
def new_file(target: Path, *, force: bool = False) -> Iterator[BinaryIO]:
    """Give a file to write into that takes the place of `target` once everything is on the disk, 0600.

    An error or an interruption leaves what was there before, and nothing else. Raises Refused for a link, a folder or a
    device, for a file that is there already unless `force` is given, and where the folder may not be written; StoreFull
    where the disk has no room.
    """
    part = _part_of(target)
    try:
        _look(target, force=force)
        part.unlink(missing_ok=True)
        with _gone_unless_moved(part):
            with os.fdopen(_create(part), "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            _look(target, force=force)
            part.replace(target)
            _sync(target.parent)
    except OSError as error:
        raise _explained(error, target) from error


def write_text(target: Path, pieces: Iterable[str], *, force: bool = False) -> int:
    """Write pieces of text as UTF-8 and give how many bytes it became; raises what `new_file` does."""
    size = 0
    with new_file(target, force=force) as file:
        for piece in pieces:
            size += file.write(piece.encode("utf-8", "replace"))
    return size


def write_folder(target: Path, files: Iterable[tuple[str, bytes]], *, force: bool = False) -> int:
    """Write a folder of files, each named by a path below it apart by `/`, and give how many there are.

    A new folder appears whole or not at all. Into one that holds something already it is only written with `force`:
    then each file takes the place of one of the same name, and all others stay. Raises what `new_file` does, and
    Refused for a name that leads out of the folder.
    """
    try:
        if target.is_symlink() or (target.exists() and not target.is_dir()):
            raise Refused(_("{path} is not a folder, so nothing was written.").format(path=_name(target)))
        if target.is_dir() and any(target.iterdir()):
            if not force:
                sentence = _("{path} holds something already. Name another folder, or use --force in the shell.")
                raise Refused(sentence.format(path=_name(target)))
            return _write_into(target, files, force=True)
        return _write_new(target, files)
    except OSError as error:
        raise _explained(error, target) from error


def _write_new(target: Path, files: Iterable[tuple[str, bytes]]) -> int:
    part = _part_of(target)
    _remove(part)
    part.mkdir(mode=0o700)
    try:
        number = _write_into(part, files, force=False)
        if target.is_dir():
            target.rmdir()
        part.rename(target)
    except BaseException:
        _remove(part)
        raise
    _sync(target.parent)
    return number


def _write_into(folder: Path, files: Iterable[tuple[str, bytes]], *, force: bool) -> int:
    number = 0
    for name, data in files:
        path = _below(folder, name)
        _folders(folder, path.parent)
        with new_file(path, force=force) as file:
            file.write(data)
        number += 1
    _sync(folder)
    return number


def _below(folder: Path, name: str) -> Path:
    parts = name.split("/")
    if any(part in ("", ".", "..") or "\\" in part or "\0" in part for part in parts):
        raise Refused(_("A file had a name that leads out of its folder, so nothing was written."))
    return folder.joinpath(*parts)


def _folders(top: Path, folder: Path) -> None:
    """Make the folders between, each for the owner alone; one that is a link to elsewhere is refused."""
    if folder == top:
        return
    _folders(top, folder.parent)
    if folder.is_symlink():
        raise Refused(_("{path} is a link to somewhere else, so nothing was written there.").format(path=_name(folder)))
    with contextlib.suppress(FileExistsError):
        folder.mkdir(mode=0o700)


def _look(target: Path, *, force: bool) -> None:
    if target.is_symlink():
        raise Refused(_("{path} is a link to somewhere else, so nothing was written there.").format(path=_name(target)))
    if target.is_dir():
        raise Refused(_("{path} is a folder. Name a file in it.").format(path=_name(target)))
    if target.exists() and not target.is_file():
        raise Refused(_("{path} is a device and no file, so nothing was written.").format(path=_name(target)))
    if target.exists() and not force:
        raise Refused(
            _("{path} is there already. Nothing was written; name another file, or use --force in the shell.").format(
                path=_name(target)
            )
        )
    if not target.parent.is_dir():
        raise Refused(_("There is no folder {path}. Make it first.").format(path=_name(target.parent)))


def _part_of(target: Path) -> Path:
    """Give the name of the unfinished file: short, so that a name as long as a name may be still has one."""
    digest = hashlib.sha256(os.fsencode(target.name)).hexdigest()[:12]
    return target.parent / f".leadcoach-{digest}.part"


def _create(part: Path) -> int:
    return os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL | _NO_LINK, 0o600)


@contextmanager
def _gone_unless_moved(part: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def _remove(part: Path) -> None:
    if part.is_symlink() or part.is_file():
        part.unlink()
    elif part.exists():
        shutil.rmtree(part)


def _sync(folder: Path) -> None:
    """Have the names in a folder on the disk; where the system cannot do that, it does so in its own time."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _explained(error: OSError, target: Path) -> LeadcoachError:
    path = _name(target)
    if error.errno in _NO_ROOM:
        return StoreFull(_("There was no room to write {path}. Nothing was changed; make room.").format(path=path))
    if error.errno == errno.ENAMETOOLONG:
        return Refused(_("The name of the file is too long for this disk. Nothing was written."))
    return Refused(_("{path} may not be written. Nothing was changed; name another place.").format(path=path))


def _name(path: Path) -> str:
    return one_line(str(path), 300)
