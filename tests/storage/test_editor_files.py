"""What an editor whose run died left behind."""

from __future__ import annotations

import os
from pathlib import Path

from leadcoach.storage.editor_files import left_behind, new_file


def test_a_file_that_cannot_be_read_waits_and_the_others_come(tmp_path: Path) -> None:
    gone = new_file(tmp_path, 11, "a")
    gone.unlink()
    gone.symlink_to(tmp_path / "nowhere")
    new_file(tmp_path, 12, "b").write_text("Half a line", encoding="utf-8")
    empty = new_file(tmp_path, 13, "c")
    working = new_file(tmp_path, os.getpid(), "d")
    found = left_behind(tmp_path, lambda pid: pid == os.getpid())
    assert [(path.name, text) for path, text in found] == [("12-b.md", "Half a line")]
    assert gone.is_symlink()
    assert not empty.exists()
    assert working.exists()
