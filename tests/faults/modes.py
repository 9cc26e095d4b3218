"""Gate T60: every file and folder the program makes is closed to others from the moment it exists."""

from __future__ import annotations

import re
import shutil
import stat
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from bench.terminal import Terminal
from tests.faults.outcome import Failure, Outcome, gather
from tests.faults.subject import Subject, leave, start

UMASKS = (0o000, 0o022, 0o077)
CALLS = "openat,open,creat,mkdir,mkdirat,mknod,mknodat,umask,chmod,fchmod,fchmodat"
OTHERS = 0o077
CALL = re.compile(r"^\d+\s+(\w+)\((.*)\)\s+= (-?\d+)")
CREATING = re.compile(r'"((?:[^"\\]|\\.)*)".*?, (0\d*)$')
CHANGING = re.compile(r'(?:"((?:[^"\\]|\\.)*)"|\d+<([^>]*)>), (0\d*)')
NOT_OURS = ("/dev/", "/proc/", "/sys/")


@cache
def can_trace() -> bool:
    """Whether strace is there and may trace."""
    if shutil.which("strace") is None:
        return False
    return subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, check=False).returncode == 0


def case_t60(subject: Subject, umasks: tuple[int, ...] = UMASKS) -> Outcome:
    """Write, save and quit under each umask: files 0600 and folders 0700, at creation and after."""
    lives = [(subject.fresh(), umask) for umask in umasks]
    return gather("T60", lives, lambda life: _used(*life))


def _used(subject: Subject, umask: int) -> Iterator[Failure]:
    trace = subject.home.parent / "trace"
    environment = subject.environment()
    before = ["strace", "-f", "-y", "-o", str(trace), "-e", f"trace={CALLS}"] if can_trace() else []
    with start(subject, umask=umask, before=before, extra={"PYTHONDONTWRITEBYTECODE": "1"}) as terminal:
        subject.ready(terminal)
        subject.to_editor(terminal)
        _write_and_save(subject, terminal)
        yield from _open_to_others(subject.home, umask)
        leave(subject, terminal)
    yield from _open_to_others(subject.home, umask)
    yield from _open_to_others(Path(environment["HOME"]), umask, itself=False)
    if before:
        yield from (Failure(what, f"umask {umask:03o}: {path}") for what, path in _traced(trace.read_text(), umask))


def _write_and_save(subject: Subject, terminal: Terminal) -> None:
    terminal.send("modes of files")
    terminal.wait_for("modes of files")
    terminal.press(*subject.save_keys)
    subject.acknowledged(terminal, 1)


def _open_to_others(folder: Path, umask: int, *, itself: bool = True) -> Iterator[Failure]:
    """Files and folders that others may read or enter; the prepared user folders below HOME aside."""
    prepared = {folder / "tmp"} if not itself else set()
    for path in [*([folder] if itself else []), *folder.rglob("*")]:
        mode = stat.S_IMODE(path.lstat().st_mode)
        if mode & OTHERS and path not in prepared and not path.is_symlink():
            yield Failure("open to others", f"umask {umask:03o}: {path.name} {mode:04o}")


def _traced(trace: str, umask: int) -> Iterator[tuple[str, str]]:
    """What was made open to others, or changed later, in the output of strace."""
    now = umask
    for line in trace.splitlines():
        match = CALL.match(line)
        if match is None or int(match.group(3)) < 0:
            continue
        name, arguments = match.group(1), match.group(2)
        if name == "umask":
            now = int(arguments, 8)
        elif "chmod" in name:
            if changed := CHANGING.search(arguments):
                yield "mode changed later", f"{changed.group(1) or changed.group(2)} {changed.group(3)}"
        elif (made := CREATING.search(arguments)) and not made.group(1).startswith(NOT_OURS):
            mode = int(made.group(2), 8) & ~now
            if mode & OTHERS:
                yield "made open to others", f"{made.group(1)} {mode:04o}"
