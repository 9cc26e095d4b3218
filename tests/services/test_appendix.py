"""What the instruments say goes out with an export, and nothing in it that must not leave."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from leadcoach.domain.address import Address
from leadcoach.domain.answers import Text
from leadcoach.domain.asks import Ask
from leadcoach.domain.blocks import (
    Bar,
    Bars,
    Entry,
    Figure,
    Ledger,
    Next,
    Paragraph,
    Quote,
    Reading,
    Said,
    Source,
    Table,
)
from leadcoach.domain.instruments import INSTRUMENTS
from leadcoach.exchange.markdown_files import READINGS as FILE
from leadcoach.plain.readings import reading_lines
from leadcoach.services.appendix import Appendix, unwritten
from leadcoach.services.desk import Desk
from leadcoach.services.export_account import Export, Format
from leadcoach.services.exporting import Exporting
from leadcoach.services.instruments import Instruments
from leadcoach.services.reading_words import says_something
from leadcoach.services.withholding import Withholding, without_quotes
from tests.services.filled import fill
from tests.services.making import SHIPPED

SECRET, OPEN = "zebracanary", "lilacword"


def word_for(ask: Ask) -> str:
    return SECRET if ask.privacy == "never" else OPEN


@pytest.fixture
def full(make_desk: Callable[[Path], Desk]) -> Desk:
    desk = make_desk(SHIPPED)
    fill(desk, word_for)
    return desk


def written(desk: Desk, folder: Path, wanted: Format) -> dict[str, bytes]:
    """Every file of an export with readings."""
    target = folder / f"out-{wanted}"
    Exporting(desk, folder / "attachments").run(Export(wanted, target, readings=True))
    files = [target] if target.is_file() else [each for each in target.rglob("*") if each.is_file()]
    return {path.name: path.read_bytes() for path in files}


def test_words_that_never_leave_are_in_no_reading_of_an_export(full: Desk, tmp_path: Path) -> None:
    on_screen = [" ".join(reading_lines(Instruments(full).reading(use))) for use in INSTRUMENTS]
    assert any(SECRET in said for said in on_screen)
    page = written(full, tmp_path, "html")["out-html"].decode()
    notes = written(full, tmp_path, "markdown")[FILE].decode()
    journal = written(full, tmp_path, "jrnl")["out-jrnl"].decode()
    with zipfile.ZipFile(BytesIO(written(full, tmp_path, "dayone")["out-dayone"])) as archive:
        entry = json.loads(archive.read("leadcoach.json"))["entries"][-1]
    for text in (page, notes, journal, entry["text"]):
        assert "What the instruments say" in text
        assert SECRET not in text
        assert OPEN in text
    assert page.index("What the instruments say") > page.index("Week 13")
    assert entry["tags"] == ["readings"]
    # The words of a PDF are packed, so what is set is looked at.
    for _use, said in Appendix(full).readings():
        assert SECRET not in repr(said)
    assert written(full, tmp_path, "pdf")["out-pdf"].startswith(b"%PDF-")


def test_every_reading_that_says_something_is_there_under_its_title(full: Desk, tmp_path: Path) -> None:
    readings = {use: Instruments(full).reading(use) for use in INSTRUMENTS}
    blank = {use: unwritten(full, use) for use in INSTRUMENTS}
    saying = [use for use, said in readings.items() if says_something(said.reading) and said.reading != blank[use]]
    notes = written(full, tmp_path, "markdown")[FILE].decode()
    assert notes.count("\n### ") == len(saying) > 3
    assert f"\n### {full.load('environment').title}\n" in notes
    assert f"\n### {full.load('ballot').title}\n" not in notes


def test_without_the_choice_nothing_is_read(full: Desk, tmp_path: Path) -> None:
    target = tmp_path / "out.html"
    account = Exporting(full, tmp_path).run(Export("html", target))
    assert account.readings == 0
    assert "What the instruments say" not in target.read_text("utf-8")


def test_own_json_holds_the_answers_and_the_facts_that_readings_are_made_of(full: Desk, tmp_path: Path) -> None:
    full.store.facts.add(full.fact("behaviour", "logs.behaviour", {"lb1": 2}))
    data = written(full, tmp_path, "json")["out-json"].decode()
    assert '"kind":"behaviour"' in data.replace(": ", ":")
    assert SECRET not in data
    readings = json.loads(data)["readings"]
    assert OPEN in json.dumps(readings)
    assert {each["schema"] for each in readings} == {"leadcoach/reading/1"}
    assert [each["instrument"] for each in readings] == [use for use, _said in Appendix(full).readings()]
    whole = Export("json", tmp_path / "whole.json", everything=True, readings=True)
    account = Exporting(full, tmp_path).run(whole)
    assert account.readings == len(readings)
    assert SECRET in json.dumps(json.loads((tmp_path / "whole.json").read_text("utf-8"))["readings"])


SOURCE = Source("w05.mindset.pma/once")
THEIRS = Quote("zebracanary", SOURCE)
READING = Reading(
    (Said("title"),),
    (
        Paragraph((THEIRS,)),
        Paragraph((Said("ours", (("count", 3), ("day", "2026-11-23"), ("name", "item.x"))), THEIRS)),
        Paragraph((Said("ours", (("name", "zebracanary"),)),)),
        Figure((THEIRS,), 3.0),
        Bars((Said("ours"),), (Bar((Said("ours"), THEIRS), 2.0, instead=(THEIRS,)),), 0, 5),
        Table((), ((THEIRS,),), (((THEIRS,), 2.0, None),)),
        Ledger((), (Entry((THEIRS,), Said("ours"), answer=(THEIRS,)),)),
        Next((Said("ours"), THEIRS), Address("w01.toolset", "plan"), (("plan", Text("zebracanary")),)),
    ),
)


def test_without_quotes_numbers_and_our_words_stay() -> None:
    bare = without_quotes(READING, lambda key: key in {"ours", "title", "item.x"})
    stays = (Said("withheld"),)
    assert SECRET not in repr(bare)
    assert bare.blocks == (
        Paragraph((Said("ours", (("count", 3), ("day", "2026-11-23"), ("name", "item.x"))),)),
        Figure(stays, 3.0),
        Bars((Said("ours"),), (Bar((Said("ours"),), 2.0, instead=stays),), 0, 5),
        Table((), (stays,), ((stays, 2.0, None),)),
        Ledger((), (Entry(stays, Said("ours"), answer=stays),)),
        Next((Said("ours"),), Address("w01.toolset", "plan")),
    )


def test_an_answer_that_was_marked_or_thrown_away_later_stays_as_well(full: Desk) -> None:
    said = Instruments(full).reading("environment")
    withholding = Withholding(full)
    assert withholding.shareable("environment", said) is said
    full.store.documents.set_privacy("environment/once", "never")
    assert withholding.touches("environment", said.reading)
    full.store.documents.set_privacy("environment/once", "normal")
    full.store.documents.bin("environment/once", full.clock())
    assert withholding.touches("environment", said.reading)
