"""What each command says, in this process."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from leadcoach import __version__
from tests.running import ROOT, assert_harmless, assert_one_sentence, call, read_json, texts


@pytest.fixture
def home(isolated_home: Path) -> Path:
    return isolated_home


@pytest.fixture
def store(home: Path) -> Path:
    """The file of a home with one entry."""
    assert call("write", "First words.").exit_code == 0
    return home / "data" / "leadcoach.db"


def test_the_version_and_the_help_cost_nothing() -> None:
    assert call("-V").stdout == f"leadcoach {__version__}\n"
    assert call("-h").exit_code == 0


def test_before_it_begins_today_says_how_to_begin() -> None:
    assert "leadcoach start" in call("today").stdout
    assert read_json("today") == {"schema": "leadcoach/today/1", "begun": False}


def test_the_programme_is_begun_once() -> None:
    assert call("start", "--date", "2026-11-23", "--route", "team").stdout == (
        "Week 1 begins on Mon 23 Nov. Start the app with: leadcoach\n"
    )
    assert_one_sentence(call("start"))


def test_today_says_where_i_am_and_what_is_next() -> None:
    call("start")
    where, following, week = call("today").stdout.strip().split("\n")[:3]
    assert where.startswith("Week 1 · ")
    assert following.startswith("Next: ")
    assert "min to the end of this part)" in following
    assert week == "This week: one output open, team practice open, one journal question open"


def test_today_has_a_schema_for_machines() -> None:
    call("start")
    found = read_json("today")
    assert {"schema", "begun", "day", "start", "paused", "week", "next", "tended"} <= set(found)
    assert (found["schema"], found["begun"], found["paused"], found["tended"]) == ("leadcoach/today/1", True, False, [])
    assert set(found["week"]) == {"id", "number", "title", "written", "first", "last", "tended"}
    assert set(found["next"]) == {"address", "module", "step", "minutes_left", "left_here"}
    assert (found["week"]["number"], found["next"]["address"]) == (1, "w01.opening")


def test_today_names_the_recall_cards_once_they_come() -> None:
    call("start")
    assert "Recall" not in call("today").stdout
    assert (read_json("today")["recall"]["due"], read_json("today")["recall"]["minutes"]) == (0, 0)


def test_today_counts_the_recall_cards_that_come() -> None:
    few_days_ago = datetime.now(UTC).date() - timedelta(days=3)
    call("start", "--date", few_days_ago.isoformat())
    assert "\nRecall: 4 cards, about 2 min\n" in call("today").stdout
    found = read_json("today")["recall"]
    assert (found["due"], found["minutes"]) == (4, 2)
    assert found["next_day"] is None or found["next_day"] > read_json("today")["day"]


@pytest.mark.parametrize(
    ("day", "said"), [("2999-01-01", "begins on"), ("2001-01-01", "are over"), ("9999-12-31", "begins")]
)
def test_today_knows_before_and_after(day: str, said: str) -> None:
    call("start", "--date", day)
    assert said in call("today").stdout
    assert read_json("today")["week"] is None


@pytest.mark.parametrize("args", [("write", "Two", "words"), ("write", "-"), ("write",)], ids=["text", "dash", "pipe"])
def test_an_entry_comes_from_the_arguments_or_from_standard_input(args: tuple[str, ...]) -> None:
    result = call(*args, stdin="Two words\n")
    assert (result.exit_code, result.stdout[:6]) == (0, "Kept: ")
    assert texts() == ["Two words"]


@pytest.mark.parametrize("words", ["", " \n\t\n", "\x1b\x00", "\u202e"])
def test_an_entry_without_words_is_refused(words: str) -> None:
    assert_one_sentence(call("write", "-", stdin=words))
    assert_one_sentence(call("write", "-", "--tag", "team", stdin=words))


def test_an_entry_has_its_day_its_week_and_its_tags() -> None:
    call("write", "Words.", "--date", "2026-11-01", "--week", "3", "--tag", "team", "--tag", "#two")
    (entry,) = read_json("journal", "list")["entries"]
    assert (entry["day"], entry["week"], entry["text"]) == ("2026-11-01", 3, "Words.\n\n#team #two")


ENTRY = {
    *("id", "kind", "day", "made_at", "zone", "week", "ask", "level", "text"),
    *("starred", "energy", "tags", "people"),
}
"""What every entry says of itself in JSON."""


def test_an_entry_is_listed_shown_and_found_in_words_and_as_json() -> None:
    identity = call("write", "Zoë drew the floor\non a label.").stdout.split()[1]
    assert call("journal", "list").stdout.endswith(f"  {identity}  Zoë drew the floor\n")
    assert call("journal", "show", identity).stdout.endswith(f"{identity}\n\nZoë drew the floor\non a label.\n")
    assert call("journal", "search", "zoe", "lab").stdout.endswith("»Zoë« drew the floor on a »label«.\n")
    for args in (("list",), ("show", identity), ("search", "floor")):
        found = read_json("journal", *args)
        assert found["schema"] == "leadcoach/journal/1"
        assert [entry["id"] for entry in found["entries"]] == [identity]
        own = {"show": {"versions", "attachments"}, "search": {"snippet"}}.get(args[0], set())
        assert set(found["entries"][0]) == ENTRY | own


def test_an_empty_journal_teaches_and_nothing_found_is_said() -> None:
    assert "leadcoach write" in call("journal", "list").stdout
    assert call("journal", "search", "x").stdout == "Nothing found.\n"
    assert read_json("journal", "search", "x")["entries"] == []
    assert_one_sentence(call("journal", "show", "01NOTHING"))


@pytest.mark.parametrize("query", ['"(NOT [', "***", "a OR", "NEAR(x", "text:x", "\x1b[31m", "--", "😀"])
@pytest.mark.usefixtures("store")
def test_any_search_is_valid(query: str) -> None:
    result = call("journal", "search", "--", query)
    assert result.exit_code == 0
    assert_harmless(result)


def test_logs_are_listed_and_kept() -> None:
    listed = call("log").stdout
    assert "leadcoach log behaviour" in listed
    assert "leadcoach log practice done|tried|not-possible|own" in listed
    assert call("log", "behaviour", "lb1=2").stdout.endswith(": 2.\n")
    assert call("log", "practice", "tried", "too", "loud").stdout.startswith("Logged: ")
    for args in (("weather", "fine"), ("behaviour", "lb1=many"), ("practice", "given-up"), ("cue", "\x1b[31m")):
        assert_one_sentence(call("log", *args))


@pytest.mark.usefixtures("store")
def test_the_doctor_finds_a_home_whole_and_private() -> None:
    found = read_json("doctor")
    assert (found["schema"], found["waiting"], found["health"]["sound"]) == ("leadcoach/doctor/1", 0, True)
    said = call("doctor")
    assert (said.exit_code, said.stderr) == (0, "")
    assert "Whole:" in said.stdout
    assert "Private:" in said.stdout


def test_the_doctor_sees_changed_words_and_open_doors(store: Path) -> None:
    with sqlite3.connect(store) as db:
        db.execute("UPDATE version SET body = replace(body, 'First', 'Other')")
    db.close()
    store.chmod(0o644)
    said = call("doctor")
    assert said.exit_code == 1
    assert "1 versions hold other words" in said.stdout
    assert "Other users of this machine can reach: leadcoach.db" in said.stdout


def test_an_unused_home_is_well_and_stays_unused(home: Path) -> None:
    for args in (("doctor",), ("today",), ("journal", "list"), ("log",), ("paths",)):
        assert call(*args).exit_code == 0
    assert not home.exists()


def test_paths_are_told(home: Path) -> None:
    found = read_json("paths")
    assert found["schema"] == "leadcoach/paths/1"
    assert found["store"] == str(home / "data" / "leadcoach.db")
    assert str(home) in call("paths").stdout


def test_the_home_can_be_named_on_the_command_line(tmp_path: Path) -> None:
    call("--home", str(tmp_path / "other"), "write", "Elsewhere.")
    assert texts() == []
    assert (tmp_path / "other" / "data" / "leadcoach.db").exists()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_printed_for_a_shell(shell: str) -> None:
    assert "_LEADCOACH_COMPLETE" in call("completion", shell).stdout


@pytest.mark.parametrize(
    "args",
    [
        ("weather",),
        ("--unknown",),
        ("start", "--date", "soon"),
        ("start", "--route", "nowhere"),
        ("write", "--week", "14", "x"),
        ("journal",),
        ("journal", "search"),
        ("journal", "list", "--limit", "0"),
        ("completion", "tcsh"),
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2(home: Path, args: tuple[str, ...]) -> None:
    assert call(*args).exit_code == 2
    assert not home.exists()


def test_the_content_is_checked() -> None:
    assert call("content", "check", str(ROOT / "tests" / "content_all_asks")).stdout == "The content is clean.\n"
    assert_one_sentence(call("--content", str(ROOT / "tests"), "today"))
    assert_one_sentence(call("--content", "/nowhere\x07\x9b31m", "today"))


def test_the_demo_fills_an_empty_home_and_no_other() -> None:
    assert call("demo", "--only-fill").stdout == "The demo holds 6 weeks.\n"
    assert read_json("today")["tended"] == [1, 2, 3, 4, 5, 6]
    assert_one_sentence(call("demo", "--only-fill"))


def test_a_demo_never_fills_the_journal_of_whoever_forgot_to_name_a_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LEADCOACH_HOME")
    refused = call("demo", "--only-fill")
    assert (refused.exit_code, "--home" in refused.stderr) == (2, True)
    assert read_json("today") == {"schema": "leadcoach/today/1", "begun": False}


def test_a_demo_without_a_terminal_says_so() -> None:
    result = call("demo")
    assert_one_sentence(result)
    assert "needs a terminal" in result.stderr


def test_words_beyond_one_entry_are_refused_and_none_is_cut_off() -> None:
    assert_one_sentence(call("write", "-", stdin="word " * 200_001))
    assert texts() == []
