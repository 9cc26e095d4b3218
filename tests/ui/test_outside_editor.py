"""A person's own editor: which one it is, and what becomes of the terminal and the words."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from leadcoach.bootstrap import own_editor
from tests.faults.leadcoach_subject import Leadcoach, begun_home
from tests.faults.subject import leave, start

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")

EDITOR = """#!/bin/sh
trap 'echo interrupted' INT
echo "editing $1"
while :; do
  read -r line || continue
  [ "$line" = done ] && exit 0
  [ -n "$line" ] && echo "$line" >> "$1"
done
"""


@pytest.mark.parametrize(
    ("environment", "command"),
    [
        ({}, ()),
        ({"EDITOR": "  "}, ()),
        ({"EDITOR": "ed"}, ("ed",)),
        ({"VISUAL": "emacs -nw", "EDITOR": "ed"}, ("emacs", "-nw")),
        ({"VISUAL": "", "EDITOR": "'my editor' --wait"}, ("my editor", "--wait")),
        ({"EDITOR": "'unclosed"}, ()),
    ],
)
def test_the_editor_is_the_one_the_environment_names(environment: dict[str, str], command: tuple[str, ...]) -> None:
    assert own_editor(environment) == command


def test_words_go_to_the_editor_and_come_back_and_its_interrupt_is_its_own(tmp_path: Path) -> None:
    script = tmp_path / "editor"
    script.write_text(EDITOR, encoding="utf-8")
    script.chmod(0o700)
    coach = Leadcoach(begun_home(tmp_path / "prepared"), tmp_path).fresh()
    with start(coach, extra={"EDITOR": str(script)}) as terminal:
        coach.ready(terminal)
        coach.to_editor(terminal)
        terminal.send("from the app")
        terminal.wait_for("from the app")
        terminal.press("f5")
        terminal.wait_for("editing ")
        (file,) = (coach.home / "data" / "inbox" / "editor").glob("*.md")
        assert (file.read_text(encoding="utf-8"), file.stat().st_mode & 0o777) == ("from the app\n", 0o600)
        terminal.press("ctrl+c")
        terminal.wait_for("interrupted")
        terminal.send("from outside\rdone\r")
        terminal.wait_for("Ctrl+S Keep")
        terminal.wait_for("from outside")
        assert not file.exists()
        terminal.press("escape")
        coach.acknowledged(terminal, 1)
        assert leave(coach, terminal) == 0
    assert coach.stored() == ["from the app\nfrom outside"]
