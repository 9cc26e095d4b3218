"""A folder of another journal: regular files below it only, no links, nothing hidden, with limits."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from leadcoach.domain.items import Failure
from leadcoach.errors import Refused
from leadcoach.exchange.sources import MOST_FILES, PIECE, Unreadable
from leadcoach.text import _, clean

MOST_FOLDERS = 20_000
DEEPEST = 40
MOST_FAILURES = 1_000
"""Beyond, files that are left alone are not told one by one."""

_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)


class Folder:
    """The files below a folder, or below those in it named `only`; raises Refused when it cannot be looked into."""

    def __init__(self, top: Path, *, only: frozenset[str] = frozenset()) -> None:
        self._top = top
        self._only = only
        self._failures: list[Failure] = []
        self._names: list[str] = []
        self._look()

    @property
    def names(self) -> tuple[str, ...]:
        """The files that may be read, sorted."""
        return tuple(sorted(self._names))

    @property
    def failures(self) -> tuple[Failure, ...]:
        """What was left alone, and why."""
        return tuple(self._failures)

    def pieces(self, name: str, most: int) -> Iterator[bytes]:
        """Give the bytes of a file in pieces; raises Unreadable, also when there are more than `most`."""
        try:
            descriptor = os.open(self._top / name, _FLAGS | getattr(os, "O_BINARY", 0))
        except OSError as error:
            raise Unreadable(_cannot_open(error)) from error
        with os.fdopen(descriptor, "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise Unreadable(_("This is not a file."))
            if status.st_size > most:
                raise Unreadable(_("The file is larger than allowed."))
            try:
                yield from _up_to(iter(lambda: file.read(PIECE), b""), most)
            except OSError as error:
                raise Unreadable(_cannot_open(error)) from error

    def changed_at(self, name: str) -> float:
        """Give when the file was changed, in seconds since 1970; raises Unreadable."""
        try:
            return (self._top / name).stat(follow_symlinks=False).st_mtime
        except OSError as error:
            raise Unreadable(_cannot_open(error)) from error

    def _look(self) -> None:
        waiting = [""]
        seen = 0
        while waiting:
            below = waiting.pop()
            for entry in self._entries(below):
                name = f"{below}{entry.name}"
                if self._passes_over(name) or self._refused(entry, name):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{name}/")
                else:
                    self._names.append(name)
            seen += 1
            if len(self._names) > MOST_FILES or seen + len(waiting) > MOST_FOLDERS:
                raise Refused(_("There are more than 100,000 files or 20,000 folders there. Choose a smaller folder."))

    def _entries(self, below: str) -> list[os.DirEntry[str]]:
        found: list[os.DirEntry[str]] = []
        try:
            with os.scandir(self._top / below) as entries:
                for entry in entries:
                    found.append(entry)
                    if len(found) > MOST_FILES:
                        raise Refused(_("There are more than 100,000 files in one folder. Choose a smaller one."))
        except OSError as error:
            if not below:
                raise Refused(_("The folder cannot be opened ({reason}).").format(reason=_why(error))) from error
            self._fail(below, _cannot_open(error))
        return found

    def _passes_over(self, name: str) -> bool:
        folder, _slash, bare = name.rpartition("/")
        return bare.startswith(".") or bool(self._only and not folder and bare not in self._only)

    def _refused(self, entry: os.DirEntry[str], name: str) -> bool:
        if reason := _refusal(entry, name):
            self._fail(name, reason)
        return bool(reason)

    def _fail(self, name: str, reason: str) -> None:
        if len(self._failures) < MOST_FAILURES:
            self._failures.append(Failure(place_of(name), reason))
        elif len(self._failures) == MOST_FAILURES:
            self._failures.append(Failure(_("further files"), _("More was left alone than is listed here.")))


def place_of(name: str) -> str:
    """Give a name as it can be shown."""
    return clean(name).text.replace("\n", " ")


def _refusal(entry: os.DirEntry[str], name: str) -> str:
    """Give why something in a folder is left alone, or nothing."""
    try:
        if entry.is_symlink():
            return _("It is a link to another file or folder; links are not followed.")
        if not (entry.is_file(follow_symlinks=False) or entry.is_dir(follow_symlinks=False)):
            return _("This is not a file.")
    except OSError as error:
        return _cannot_open(error)
    return _("It lies too deep in folders; it was left alone.") if name.count("/") >= DEEPEST else ""


def _up_to(pieces: Iterator[bytes], most: int) -> Iterator[bytes]:
    """Give the pieces of a file that may grow while it is read."""
    for piece in pieces:
        most -= len(piece)
        if most < 0:
            raise Unreadable(_("The file is larger than allowed."))
        yield piece


def _why(error: OSError) -> str:
    return error.strerror or _("unknown reason")


def _cannot_open(error: OSError) -> str:
    return _("The file cannot be opened ({reason}).").format(reason=_why(error))
