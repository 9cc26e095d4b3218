"""Files for others: whole or not at all, for the owner alone, never through a link."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from leadcoach.errors import Refused, StoreFull
from leadcoach.exchange.writing import new_file, write_folder, write_text


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def left(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def failing(error: BaseException) -> Iterator[str]:
    yield "Half of it"
    raise error


def test_a_file_is_private_from_the_start_and_whole(tmp_path: Path) -> None:
    target, before = tmp_path / "out.txt", os.umask(0)
    try:
        with new_file(target) as file:
            (part,) = tmp_path.iterdir()
            assert (mode(part), part == target) == (0o600, False)
            file.write(b"All of it")
    finally:
        os.umask(before)
    assert (mode(target), target.read_bytes(), left(tmp_path)) == (0o600, b"All of it", {"out.txt"})
    assert write_text(target, ["Other ", "words – é"], force=True) == len("Other words – é".encode())


@pytest.mark.parametrize("error", [ValueError(), KeyboardInterrupt(), OSError(errno.ENOSPC, "x")])
def test_what_was_there_stays_when_something_happens(tmp_path: Path, error: BaseException) -> None:
    target = tmp_path / "out.txt"
    target.write_text("Before", "utf-8")
    with pytest.raises((type(error), StoreFull)):
        write_text(target, failing(error), force=True)
    assert (target.read_text("utf-8"), left(tmp_path)) == ("Before", {"out.txt"})


def test_it_is_synced_before_it_takes_its_name_and_the_folder_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, seen = tmp_path / "out.txt", list[str]()
    real = os.fsync

    def fsync(descriptor: int) -> None:
        seen.append(f"{stat.S_ISDIR(os.fstat(descriptor).st_mode)} {target.exists()}")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    write_text(target, ["x"])
    assert seen == ["False False", "True True"]


def test_links_folders_and_files_that_are_there_are_refused(tmp_path: Path) -> None:
    other, link, folder = tmp_path / "other", tmp_path / "link", tmp_path / "folder"
    other.write_text("Not to be touched", "utf-8")
    link.symlink_to(other)
    folder.mkdir()
    for target, force, why in (
        (link, True, "link"),
        (folder, True, "folder"),
        (other, False, "there already"),
        (tmp_path / "none" / "x", False, "no folder"),
        (tmp_path / ("x" * 300), False, "too long"),
    ):
        with pytest.raises(Refused, match=why):
            write_text(target, ["x"], force=force)
    assert other.read_text("utf-8") == "Not to be touched"
    assert left(tmp_path) == {"other", "link", "folder"}


def test_a_name_as_long_as_one_may_be_and_odd_ones_are_written(tmp_path: Path) -> None:
    for name in ("x" * 255, "-o", "ü é 日本.txt", "a\nb", " "):
        assert write_text(tmp_path / name, ["x"]) == 1


def test_what_a_killed_run_left_is_no_hindrance(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    with new_file(target):
        (part,) = tmp_path.iterdir()
    part.write_text("Left", "utf-8")
    write_text(target, ["Whole"], force=True)
    assert (target.read_text("utf-8"), left(tmp_path)) == ("Whole", {"out.txt"})


def test_a_folder_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "notes"

    def some() -> Iterator[tuple[str, bytes]]:
        yield "a.md", b"A"
        assert not target.exists()
        yield "files/b.png", b"B"

    assert write_folder(target, some()) == 2
    assert {str(path.relative_to(target)) for path in target.rglob("*")} == {"a.md", "files", "files/b.png"}
    assert (mode(target), mode(target / "files"), mode(target / "a.md")) == (0o700, 0o700, 0o600)
    with pytest.raises(Refused, match="leads out"):
        write_folder(tmp_path / "bad", [("a.md", b"A"), ("../b.md", b"B")])
    assert left(tmp_path) == {"notes"}


def test_a_folder_that_holds_something_is_only_added_to_when_it_is_said(tmp_path: Path) -> None:
    target = tmp_path / "notes"
    target.mkdir()
    write_folder(target, [("a.md", b"A")])
    (target / "mine.md").write_text("Mine", "utf-8")
    with pytest.raises(Refused, match="holds something"):
        write_folder(target, [("a.md", b"Other")])
    assert write_folder(target, [("a.md", b"Other"), ("c.md", b"C")], force=True) == 2
    assert left(target) == {"a.md", "mine.md", "c.md"}
    assert (target / "a.md").read_bytes() == b"Other"
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (target / "files").symlink_to(elsewhere)
    with pytest.raises(Refused, match="link"):
        write_folder(target, [("files/x.md", b"X")], force=True)
    assert left(elsewhere) == set()


def test_a_device_is_never_written_over(tmp_path: Path) -> None:
    target = tmp_path / "pipe"
    os.mkfifo(target)
    for force in (False, True):
        with pytest.raises(Refused, match="device"):
            write_text(target, ["words"], force=force)
    assert (target.is_fifo(), list(tmp_path.iterdir())) == (True, [target])
