"""The journal's main job in a real terminal: write with a tag, quit, come back, find it, see its earlier wording."""

from __future__ import annotations

from tests.faults.ends import type_and_see
from tests.faults.leadcoach_subject import Leadcoach
from tests.faults.subject import damage, leave, start

FIRST = "Asked @Ana before I answered #coaching"
SECOND = " and waited"
LATER = " for ten seconds"


def test_an_entry_is_written_found_again_and_shows_its_earlier_wording(leadcoach: Leadcoach) -> None:
    with start(leadcoach) as terminal:
        leadcoach.ready(terminal)
        leadcoach.to_editor(terminal)
        type_and_see(terminal, FIRST)
        terminal.press("ctrl+s")
        terminal.wait_for("saved ")
        type_and_see(terminal, SECOND)
        terminal.press("escape")
        terminal.wait_for("n New")
        terminal.wait_for(FIRST + SECOND)
        assert leave(leadcoach, terminal) == 0
    with start(leadcoach) as terminal:
        leadcoach.ready(terminal)
        terminal.press("3")
        terminal.wait_for("n New")
        terminal.press("/")
        terminal.wait_for("Search everything you wrote")
        terminal.send("#coach")
        terminal.wait_for("Right adds “ing”")
        terminal.press("right")
        terminal.wait_for("1 found")
        terminal.press("enter")
        terminal.wait_for("Enter Open")
        terminal.press("enter")
        terminal.wait_for("Esc Done")
        terminal.press("end")
        type_and_see(terminal, LATER)
        terminal.press("f8")
        terminal.wait_for("Earlier wordings")
        terminal.press("G")
        terminal.wait_for("since version 1")
        terminal.wait_for("{+")
        terminal.press("escape")
        terminal.wait_for(FIRST + SECOND + LATER)
        assert leave(leadcoach, terminal) == 0
    assert damage(leadcoach.database) is None
