"""`leadcoach read`: what instruments say, of the store and of files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from leadcoach.bootstrap import house
from leadcoach.domain.ids import answer_id
from leadcoach.domain.instruments import INSTRUMENTS
from leadcoach.domain.records import Document, Kind
from tests.running import assert_harmless, assert_one_sentence, call, read_json, run

SECRET = "zebracanary"
RATED = (("time", 2), ("attention", 4), ("safety", 5), ("tools", 3), ("rules", 4))
CONDITIONS = {name: {"is": value} for name, value in RATED}
READ = """Environment canvas

Five conditions, 1 to 5
(from 1 to 5)
  Time       2
  Attention  4
  Safety     5
  Tools      3
  Rules      4

Thinnest: Time, 2 of 5.
"""


def keep(subject: str, kind: Kind, body: dict[str, object], privacy: str = "normal") -> None:
    """Keep an answer, as the app does."""
    with house(None, None, "en").writing() as desk:
        now = desk.clock()
        document = Document(
            answer_id(subject), kind, subject, "once", now.stamp, now.zone, now.day.isoformat(), privacy=privacy
        )
        desk.store.documents.save(document, body, why="edit", moment=now, version_id=desk.new_id())


@pytest.fixture
def kept() -> None:
    keep("environment", "worksheet", {"conditions": CONDITIONS, "note": "No hour survived."})
    row = {"id": "r", "cells": {"role": SECRET, "purpose": "2", "mastery": "4", "autonomy": "3"}}
    keep("w05.mindset.pma", "answer", {"pma": [row]}, "never")


def test_without_a_name_it_lists_what_there_is(isolated_home: Path) -> None:
    lines = call("read").stdout.splitlines()
    assert any(line.startswith("environment ") and line.endswith("week 1  –") for line in lines)
    found = read_json("read")
    assert found["schema"] == "leadcoach/instruments/1"
    assert {each["name"] for each in found["instruments"]} == set(INSTRUMENTS)
    assert not isolated_home.exists()


def test_an_empty_home_has_nothing_to_read_yet(isolated_home: Path) -> None:
    assert call("read", "environment").stdout == (
        "Environment canvas\n\nNot rated yet. Five numbers are enough, and they take one minute.\n"
    )
    assert not isolated_home.exists()


@pytest.mark.usefixtures("kept")
def test_it_reads_what_is_kept_while_the_app_is_open() -> None:
    with house(None, None, "en").writing(stays=True):
        result = call("read", "Environment Canvas")
    assert result.stdout.startswith(READ)
    assert SECRET in call("read", "pma").stdout
    said = read_json("read", "environment")
    assert (said["schema"], said["instrument"], said["title"]) == (
        "leadcoach/reading/1", "environment", "Environment canvas"
    )  # fmt: skip
    assert said["blocks"][0]["bars"][0]["value"] == 2
    assert "sources" not in json.dumps(said)


def test_a_name_that_does_not_exist_is_one_sentence() -> None:
    result = call("read", "envronment")
    assert_one_sentence(result)
    assert result.stderr.startswith("There is no instrument called envronment. Near it: environment")
    for args in (("--sheet",), ("-o", "x.md"), ("environment", "x.md", "--sheet")):
        assert call("read", *args).exit_code == 2
    assert_one_sentence(call("read", "certificate", "--sheet"))


@pytest.mark.usefixtures("kept")
def test_a_worksheet_goes_out_and_is_read_from_the_file(tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.md"
    assert call("read", "environment", "--sheet", "-o", str(sheet)).stdout == f"Written: {sheet}\n"
    text = sheet.read_text("utf-8")
    assert "| time Time | 2 |" in text
    assert "<!-- ask: environment.note -->\n\nNo hour survived.\n" in text
    assert call("read", "environment", "--sheet").stdout == text
    sheet.write_text(text.replace("| time Time | 2 |", "| time Time | 5 |"), "utf-8")
    said = call("read", "environment", str(sheet)).stdout
    assert "Thinnest: Tools, 3 of 5." in said
    assert call("read", "environment", "-", stdin=sheet.read_bytes()).stdout == said
    body = read_json("read", "environment", "--sheet")
    assert body["answers"]["environment.conditions"] == CONDITIONS
    assert call("read", "environment", "-", stdin=json.dumps(body)).stdout.startswith(READ)


def test_a_file_needs_no_home_and_leaves_nothing_there(isolated_home: Path) -> None:
    body = {"instrument": "environment", "answers": {"conditions": CONDITIONS}}
    assert call("read", "environment", "-", stdin=json.dumps(body)).stdout.startswith(READ)
    assert not isolated_home.exists()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"<!-- ask: environment.conditions -->\n| item | is |\n|-|-|\n| time | 9 |", "line 4: Rate from 1 to 5."),
        (b"<!-- ask: environment.other -->", "line 1: environment has no question called environment.other; near it"),
        (b"---\ninstrument: pma\n---\n", "line 2: this is a worksheet of pma"),
        (b'{"answers": {"conditions": []}}', "the answer to environment.conditions has another form"),
        (b'{"answers": ' + b"[" * 200_000, "The values are nested too deep."),
        (b"x" * 10_000_000, "larger than 1 MB"),
        (b"\x00\x1b[31m" + b"\xff" * 99, "This is not a file of text."),
        (b"", "there is no answer in it"),
    ],
)
def test_a_hostile_file_is_one_sentence(tmp_path: Path, data: bytes, sentence: str) -> None:
    path = tmp_path / "sheet.md"
    path.write_bytes(data)
    for result in (call("read", "environment", str(path)), call("read", "environment", "-", stdin=data)):
        assert_one_sentence(result)
        assert sentence.rstrip(".") in result.stderr


def test_a_file_that_is_none_is_one_sentence(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.md", Path("/dev/null"), Path("x\x1b[31m"), Path("~nobody-at-all/x")):
        assert_one_sentence(call("read", "environment", str(path)))


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("ending", ["md", "txt", "html", "pdf", "json"])
def test_a_reading_is_written_as_a_document_for_the_owner_alone(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"out.{ending}"
    assert call("read", "environment", "-o", str(path)).stdout == f"Written: {path}\n"
    data = path.read_bytes()
    assert data.startswith(b"%PDF-") if ending == "pdf" else b"Thinnest: Time, 2 of 5." in data
    assert path.stat().st_mode & 0o777 == 0o600
    assert_one_sentence(call("read", "environment", "-o", str(path)))
    assert path.read_bytes() == data
    assert call("read", "environment", "-o", str(path), "--force").exit_code == 0
    assert [each.name for each in tmp_path.glob("out*")] == [path.name]


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("args", [(), ("--sheet",)])
def test_a_file_holds_no_words_that_never_leave_unless_it_is_said(tmp_path: Path, args: tuple[str, ...]) -> None:
    path = tmp_path / "out.md"
    result = call("read", "pma", *args, "-o", str(path))
    assert "--everything" in result.stdout
    assert SECRET not in path.read_text("utf-8")
    assert "--everything" not in call("read", "pma", *args, "-o", str(path), "--force", "--everything").stdout
    assert SECRET in path.read_text("utf-8")


def test_another_ending_is_one_sentence(tmp_path: Path) -> None:
    assert_one_sentence(call("read", "environment", "-o", str(tmp_path / "out.docx")))
    assert_one_sentence(call("read", "environment", "--sheet", "-o", str(tmp_path / "out.html")))
    assert_one_sentence(call("read", "environment", "-o", str(tmp_path / "none" / "out.md")))
    assert list(tmp_path.glob("out*")) == []


@pytest.mark.usefixtures("kept")
def test_an_export_carries_the_readings_where_it_is_said(tmp_path: Path) -> None:
    told = call("export", "html", "--readings", "-o", str(tmp_path / "out.html"))
    assert "With what " in told.stdout
    page = (tmp_path / "out.html").read_text("utf-8")
    assert "What the instruments say" in page
    assert SECRET not in page
    counted = read_json("export", "json", "--readings", "-o", str(tmp_path / "out.json"))["readings"]
    whole = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert len(whole["readings"]) == counted > 0
    assert SECRET not in str(whole)


BEFORE = "import sys; sys.modules['textual'] = sys.modules['sqlite_utils'] = None;"
"""Whoever imports one of them fails."""


def test_the_program_itself_reads_from_a_pipe_without_the_parts_of_the_app() -> None:
    body = {"answers": {"conditions": CONDITIONS}}
    result = run("read", "environment", "-", stdin=json.dumps(body), before=BEFORE)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(READ)
    result = run("--ascii", "read", "certificate")
    assert result.exit_code == 0
    assert result.stdout.isascii()
    assert_harmless(result)


# Pages to hand out, and what the team has to agree to -----------------------------------------------------------------


@pytest.mark.usefixtures("isolated_home")
def test_the_notice_is_printed_without_the_hints_for_the_manager(tmp_path: Path) -> None:
    assert "hand-team-notice" in call("read").stdout.rpartition("To print and hand out:")[2]
    for ending in ("md", "txt", "html", "pdf"):
        path = tmp_path / f"notice.{ending}"
        assert call("read", "hand-team-notice", "-o", str(path)).stdout == f"Written: {path}\n"
        data = path.read_bytes()
        assert data.startswith(b"%PDF-") if ending == "pdf" else b"If we hold a pulse" in data
        assert b"Change the words until they are yours" not in data
        assert b"Fill in the last line" not in data
    said = call("read", "for the team, what is recorded").stdout
    assert said == (tmp_path / "notice.txt").read_text("utf-8")


@pytest.mark.usefixtures("isolated_home")
def test_a_page_without_words_set_apart_is_printed_whole(tmp_path: Path) -> None:
    path = tmp_path / "hr.md"
    call("read", "hand-hr", "-o", str(path))
    text = path.read_text("utf-8")
    assert all(words in text for words in ("### What would help", "– A small budget", "Please do not ask for numbers"))


@pytest.mark.usefixtures("isolated_home")
def test_a_page_has_no_worksheet_and_no_json(tmp_path: Path) -> None:
    wrong = (("--json",), ("--sheet",), (str(tmp_path / "a.md"),), ("-o", str(tmp_path / "a.docx")))
    for args in wrong:
        assert_one_sentence(call("read", "hand-hr", *args))
    assert list(tmp_path.glob("a*")) == []


@pytest.mark.usefixtures("isolated_home")
def test_a_ballot_says_nothing_of_what_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "ballot.md"
    call("read", "ballot", "-o", str(path))
    text = path.read_text("utf-8")
    assert "A page to print, one for each" in text
    assert "kept in leadcoach" not in text


@pytest.mark.usefixtures("isolated_home")
def test_no_file_gets_the_means_of_a_pulse_before_the_team_agreed(tmp_path: Path) -> None:
    with house(None, None, "en").writing() as desk:
        items = {"slip": {"mean": 2.5}, "help": {"mean": 4}}
        desk.store.facts.add(desk.fact("pulse", "pulse", {"n": 6, "items": items, "membership_changed": False}))
    assert "2.5" in call("read", "pulse").stdout
    for more in ((), ("--everything",)):
        path = tmp_path / f"pulse{len(more)}.md"
        assert "no sentence about sharing" in call("read", "pulse", "-o", str(path), *more).stdout
        assert "2.5" not in path.read_text("utf-8")
    keep("pulse", "worksheet", {"sharing": "The six means may go to the board"})
    path = tmp_path / "agreed.md"
    assert call("read", "pulse", "-o", str(path)).stdout == f"Written: {path}\n"
    assert "2.5" in path.read_text("utf-8")


@pytest.mark.usefixtures("isolated_home")
def test_what_is_counted_by_the_day_is_not_read_from_a_file(tmp_path: Path) -> None:
    for use in ("behaviour", "valued", "pulse"):
        path = tmp_path / f"{use}.md"
        call("read", use, "--sheet", "-o", str(path))
        assert "It counts what is kept by the day or by the round" in call("read", use, str(path)).stdout
    path = tmp_path / "stretch.md"
    call("read", "stretch", "--sheet", "-o", str(path))
    assert "by the day" not in call("read", "stretch", str(path)).stdout
