"""Names one can choose from while writing a tag or a person."""

from __future__ import annotations

from leadcoach.domain.completing import Begun, begun
from leadcoach.services.desk import Desk
from leadcoach.services.journaling import Journaling
from leadcoach.services.naming import KNOWN, MOST, Naming


def word(text: str) -> Begun:
    found = begun(text, len(text))
    assert found is not None
    return found


def nothing() -> str:
    return ""


def test_names_of_the_page_come_before_those_used_most(desk: Desk) -> None:
    journaling = Journaling(desk)
    for text in ("#delay with @Ana", "#delegation", "#delegation and #Debrief"):
        journaling.write(text)
    naming = Naming(desk)
    assert naming.names(word("#de"), lambda: "#Deadline now") == ("Deadline", "delegation", "Debrief", "delay")
    assert naming.names(word("#DEL"), nothing) == ("delegation", "delay")
    assert naming.names(word("@a"), nothing) == ("Ana",)
    assert naming.names(word("#delay"), nothing) == ()


def test_the_first_tag_of_all_is_known_at_once(desk: Desk) -> None:
    assert Naming(desk).names(word("and #"), lambda: "a #first tag by @Bo") == ("first",)


def test_of_many_names_further_letters_find_the_rare_ones(desk: Desk) -> None:
    journaling = Journaling(desk)
    journaling.write(" ".join(f"#t{number:03}" for number in range(KNOWN + 10)) + " #tzar")
    naming = Naming(desk)
    assert len(naming.names(word("#t"), nothing)) == MOST
    assert naming.names(word("#tz"), nothing) == ("tzar",)
