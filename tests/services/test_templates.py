"""Templates: those of the programme and one's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from leadcoach.errors import Refused
from leadcoach.services.desk import Desk
from leadcoach.services.finding import Finding
from leadcoach.services.journaling import Journaling
from leadcoach.services.templates import Templates, first_gap
from tests.services.making import SHIPPED


@pytest.fixture
def templates(desk: Desk) -> Templates:
    return Templates(desk)


def test_the_programme_has_pages_with_questions_and_room_below_each(make_desk: Callable[[Path], Desk]) -> None:
    found = Templates(make_desk(SHIPPED)).built_in()
    assert len(found) >= 4
    assert len({each.name for each in found}) == len(found)
    for each in found:
        first, *_rest = each.text.split("\n")
        assert first.endswith(": ")
        assert first_gap(each.text) == (0, len(first))
        assert each.text.count("\n\n\n") >= 3
        assert not each.own


def test_a_programme_without_templates_has_none(templates: Templates) -> None:
    assert templates.built_in() == ()


def test_ones_own_is_kept_renamed_and_taken_away(templates: Templates, desk: Desk) -> None:
    kept = templates.keep(" Stand-up [b]\nnot this ", "What is #stuck?\n\n")
    assert (kept.name, kept.text, kept.own) == ("Stand-up [b]", "What is #stuck?\n\n", True)
    assert templates.own() == (kept,)
    assert templates.get(kept.id) == kept
    renamed = templates.rename(kept.id, "Round")
    assert templates.own() == (renamed,)
    assert (renamed.id, renamed.name, renamed.text) == (kept.id, "Round", kept.text)
    assert [version.body for version in desk.store.documents.versions(kept.id)] == [
        {"name": "Stand-up [b]", "text": "What is #stuck?\n\n"},
        {"name": "Round", "text": "What is #stuck?\n\n"},
    ]
    templates.take_away(kept.id)
    assert (templates.own(), templates.get(kept.id)) == ((), None)


def test_a_template_is_no_entry_and_in_no_search(templates: Templates, desk: Desk) -> None:
    templates.keep("Round", "A quince on a plate")
    assert Journaling(desk).entries() == ()
    assert Finding(desk).search("quince") == ()


def test_nothing_is_no_template(templates: Templates) -> None:
    with pytest.raises(Refused, match="nothing on the page"):
        templates.keep("Empty", " \n")
    with pytest.raises(Refused, match="needs a name"):
        templates.keep(" \x1b ", "Words")
    with pytest.raises(Refused, match="no longer there"):
        templates.rename("01NOTHING", "Name")
    assert templates.own() == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The week of: \n\n\nNext", (0, 13)),
        ("What is it?\n\nNext", (1, 0)),
        ("One\nTwo", (1, 3)),
        ("", (0, 0)),
        ("\nBelow", (0, 0)),
    ],
)
def test_writing_begins_where_there_is_room(text: str, place: tuple[int, int]) -> None:
    assert first_gap(text) == place
