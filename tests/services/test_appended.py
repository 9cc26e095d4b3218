"""Readings among the entries of a journal for other programs: known again, and never the person's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadcoach.domain.items import Item
from leadcoach.domain.records import Moment
from leadcoach.exchange import jrnl_json
from leadcoach.exchange.remarks import left_out
from leadcoach.services.appended import entry, is_appended
from leadcoach.services.appendix import Appendix
from leadcoach.services.desk import Desk
from leadcoach.services.export_account import ENDINGS, Export, Format
from leadcoach.services.exporting import Exporting
from leadcoach.services.importing import Importing
from leadcoach.services.journaling import Journaling
from leadcoach.services.readers import Reading, Source, found
from tests.services.filled import fill
from tests.services.making import SHIPPED

OPEN = "lilacword"


@pytest.fixture
def full(make_desk: Callable[[Path], Desk]) -> Desk:
    desk = make_desk(SHIPPED)
    fill(desk, lambda _ask: OPEN)
    return desk


BACK: dict[Format, Source] = {"markdown": "markdown", "jrnl": "jrnl", "dayone": "dayone", "json": "leadcoach"}


@pytest.mark.parametrize("wanted", BACK)
def test_readings_that_come_back_are_no_entry_of_the_person(full: Desk, tmp_path: Path, wanted: Format) -> None:
    Journaling(full).write("A line of mine")
    target = tmp_path / f"out{ENDINGS[wanted]}"
    Exporting(full, tmp_path / "attachments").run(Export(wanted, target, readings=True))
    came = Importing(full, tmp_path / "attachments").run(BACK[wanted], found(Reading(BACK[wanted], target, "UTC")))
    assert (came.added, came.changed, came.failures) == (0, 0, [])
    assert came.read == came.here > 0
    told = [each.reason for each in came.remarks]
    assert told == ([] if wanted == "json" else [left_out("").reason])
    assert len(Journaling(full).entries()) == 1


def test_the_json_of_jrnl_gives_readings_back_as_they_were(full: Desk, tmp_path: Path) -> None:
    path = tmp_path / "jrnl.json"
    (item,) = Appendix(full).items()
    path.write_text("".join(jrnl_json.written([item])), "utf-8")
    (came,) = jrnl_json.read(path, zone="UTC")
    assert isinstance(came, Item)
    assert is_appended(came.text)
    assert came.day == full.clock().day.isoformat()


def test_what_somebody_wrote_below_readings_comes_in(full: Desk, tmp_path: Path) -> None:
    (item,) = Appendix(full).items()
    for text in (f"{item.text}\n\nThis is what I make of it.", item.text.replace(OPEN, "another", 1)):
        came = Importing(full, tmp_path).run("jrnl", [replace(item, text=text)])
        assert (came.read, came.failed, came.remarks) == (1, 0, [])
    assert [each.body["text"] for each in Journaling(full).entries()] == [text]


@settings(max_examples=40)
@given(st.text(max_size=40), st.sampled_from([" ", "\n\n", "\t", "\u2028"]))
def test_an_appended_entry_is_known_whatever_became_of_its_blanks(text: str, blank: str) -> None:
    now = Moment(datetime(2026, 11, 23, 9, tzinfo=UTC), "UTC")
    said = entry("What the instruments say", text, now).text
    assert is_appended(f"{said}{blank}")
    assert is_appended(blank.join(said.split(" ", 3)[:2]) + " " + said.split(" ", 2)[2])
    assert not is_appended(f"{said}x")
    assert not is_appended(text)
