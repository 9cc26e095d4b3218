"""What `leadcoach journal` finds, shows and changes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from leadcoach.bootstrap import house
from leadcoach.domain.records import Document
from leadcoach.services.journaling import Journaling
from leadcoach.storage import inbox
from leadcoach.storage.attachments import AttachedFiles
from leadcoach.storage.lock import Lock
from tests.running import assert_harmless, assert_one_sentence, call, read_json, run

SECRET = "kaleidoscope"
"""Words of an entry that is erased."""


def written(text: str, *options: str) -> str:
    """Write an entry; gives its id."""
    result = call("write", text, *options)
    assert result.exit_code == 0, result.stderr
    return result.stdout.split()[1]


def rewritten(home: Path, *wordings: str) -> str:
    """Write an entry that had these wordings; gives its id."""
    with house(home, None, "en").writing() as desk:
        journaling = Journaling(desk)
        entry = journaling.begin()
        for text in wordings:
            entry = journaling.save(entry, text)
        return entry.document.id


def ids(*args: str) -> list[str]:
    return [entry["id"] for entry in read_json("journal", *args)["entries"]]


@pytest.fixture
def home(isolated_home: Path) -> Path:
    return isolated_home


@pytest.fixture
def held(home: Path) -> Iterator[None]:
    """Another program (this one) holds the lock."""
    with Lock.acquire(home / "data" / "leadcoach.lock", wait=0, pid=os.getpid(), started="now"):
        yield


# Finding ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def three() -> tuple[str, str, str]:
    """Three entries that differ in everything one can narrow by."""
    plain = written("Oranges for @Zoë", "--date", "2026-10-05", "--week", "2")
    tagged = written("Pears #delegation", "--date", "2026-11-20", "--week", "5", "--energy", "4")
    starred = written("Plums for Zoë and @Bo", "--date", "2026-11-21", "--week", "3")
    assert call("journal", "star", starred).stdout == "Starred.\n"
    return plain, tagged, starred


@pytest.mark.parametrize("command", ["list", "search"])
@pytest.mark.parametrize(
    ("options", "numbers"),
    [
        (("--week", "3"), [2]),
        (("--week", "2-4"), [2, 0]),
        (("--since", "2026-11"), [2, 1]),
        (("--until", "2026-11-20"), [1, 0]),
        (("--on", "2026-11-20"), [1]),
        (("--tag", "#Delegation"), [1]),
        (("--person", "zoe"), [0]),
        (("--starred",), [2]),
        (("--kind", "entry", "--kind", "capture", "--week", "5"), [1]),
        (("--week", "3", "--tag", "delegation"), []),
        (("week:2-5", "for"), [2, 0]),
        (("zoe", "--since", "2026-11"), [2]),
        (("zoe", "is:starred"), [2]),
        (("--level", "test"), []),
        (("--power", "nothing-of-that-name"), []),
    ],
)
def test_lists_and_searches_take_the_same_filters(
    three: tuple[str, str, str], command: str, options: tuple[str, ...], numbers: list[int]
) -> None:
    assert ids(command, *options) == [three[number] for number in numbers]


@pytest.mark.parametrize(
    "option",
    [
        ("--week", "x"),
        ("--week", ""),
        ("--since", "tomorrowish"),
        ("--kind", "novel"),
        ("--level", "Q"),
        ("--tag", "#"),
        ("--on", "2026-13"),
        ("--person", " @ "),
    ],
)
def test_a_filter_that_says_nothing_is_refused_in_one_sentence(option: tuple[str, str]) -> None:
    for command in (("list",), ("search", "x")):
        result = call("journal", *command, *option)
        assert_one_sentence(result)
        assert option[0] in result.stderr


def test_a_tag_of_another_journal_may_hold_a_blank(home: Path) -> None:
    with house(home, None, "en").writing() as desk:
        now = desk.clock()
        document = Document(desk.new_id(), "entry", "", "once", now.stamp, now.zone, now.day.isoformat())
        body = {"text": "Words", "tags": ["Team Meeting"]}
        desk.store.documents.save(document, body, why="import", moment=now, version_id=desk.new_id())
    assert ids("list", "--tag", "team meeting") == [document.id]
    assert "#Team Meeting" in call("journal", "show", document.id).stdout


def test_a_hit_is_shown_with_the_words_around_it(three: tuple[str, str, str]) -> None:
    assert call("journal", "search", "pears").stdout == f"2026-11-20  {three[1]}  »Pears« #delegation\n"
    (found,) = read_json("journal", "search", "pears")["entries"]
    assert found["snippet"] == "»Pears« #delegation"
    assert read_json("journal", "search", "--week", "5")["entries"][0]["snippet"] is None
    assert call("journal", "search", "--week", "5").stdout.endswith("Pears #delegation\n")


def test_an_answer_that_is_found_says_what_it_answers(home: Path) -> None:
    with house(home, None, "en").writing() as desk:
        now = desk.clock()
        document = Document("w01.opening/once", "answer", "w01.opening", "once", now.stamp, "UTC", now.day.isoformat())
        desk.store.documents.save(document, {"opening": "quince"}, why="edit", moment=now, version_id=desk.new_id())
    assert "w01.opening/once  [w01.opening]  »quince«\n" in call("journal", "search", "quince").stdout
    assert ids("list") == []
    assert ids("list", "--kind", "answer") == [document.id]


@pytest.mark.parametrize(
    "words", ["\"'`", "((", "NOT", "%", "a OR", "😀", "week:99", "#", "@", "x" * 100_000, "a " * 50_000, "\x1b[31m"]
)
def test_any_words_are_valid(words: str) -> None:
    written("Words.")
    for command in ("list", "search"):
        for json in ((), ("--json",)):
            result = call("journal", command, *json, "--", words)
            assert result.exit_code == 0, result.stderr
            assert_harmless(result)


def test_a_search_for_nothing_says_what_it_needs() -> None:
    result = call("journal", "search")
    assert result.exit_code == 2
    assert "Say what to look for." in result.stderr


def test_an_entry_is_shown_with_what_is_known_of_it(three: tuple[str, str, str]) -> None:
    shown = call("journal", "show", three[1]).stdout
    assert shown == f"2026-11-20  week 5  {three[1]}\nenergy 4 of 5 · #delegation\n\nPears #delegation\n"
    (found,) = read_json("journal", "show", three[2])["entries"]
    assert (found["starred"], found["people"], found["tags"], found["energy"]) == (True, ["Bo"], [], None)
    assert (found["versions"], found["attachments"]) == (1, [])


@pytest.mark.usefixtures("three")
def test_tags_and_people_are_counted() -> None:
    assert call("journal", "tags").stdout == "1  #delegation\n"
    assert call("journal", "people").stdout == "1  @Bo\n1  @Zoë\n"
    assert read_json("journal", "people")["names"][0] == {"name": "Bo", "documents": 1}


def test_without_any_tags_and_people_the_way_to_them_is_said() -> None:
    assert "#delegation" in call("journal", "tags").stdout
    assert "@Ana" in call("journal", "people").stdout
    assert read_json("journal", "tags") == {"schema": "leadcoach/journal-names/1", "sign": "#", "names": []}


# Wordings --------------------------------------------------------------------------------------------------------


def test_wordings_are_listed_compared_shown_and_brought_back(home: Path) -> None:
    identity = rewritten(home, "We met on Monday.", "We met on Friday.\nIt rained.", "We met.")
    lines = call("journal", "versions", identity).stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["1", "2", "3"]
    assert lines[0].endswith("written  4 words  We met on Monday.")
    assert lines[2].endswith("written  2 words  stands now  met.")
    difference = call("journal", "versions", identity, "--diff", "1", "2").stdout
    assert difference == "We met on [-Monday-]{+Friday+}.\n{+It rained.+}\n"
    assert "[-It rained.-]" in call("journal", "versions", identity, "--diff", "2").stdout
    assert call("journal", "versions", identity, "--diff", "3").stdout == "The words are the same.\n"
    assert call("journal", "show", identity, "--version", "1").stdout.endswith("\n\nWe met on Monday.\n")
    assert "version 1 stands again" in call("journal", "restore", identity, "--version", "1").stdout.casefold()
    found = read_json("journal", "versions", identity)
    assert [each["text"] for each in found["versions"]][::3] == ["We met on Monday.", "We met on Monday."]
    assert [each["why"] for each in found["versions"]] == ["edit", "edit", "edit", "restore"]
    assert call("journal", "restore", identity, "--version", "4").stdout == "That is what stands already.\n"
    pieces = read_json("journal", "versions", identity, "--diff", "2", "3")["difference"]
    assert "".join(text for change, text in pieces if change != "out") == "We met."


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("versions", "nothing"), 1),
        (("versions", "ID", "--diff", "9"), 1),
        (("versions", "ID", "--diff"), 2),
        (("versions", "ID", "1"), 2),
        (("versions", "ID", "--diff", "1", "1", "1"), 2),
        (("show", "ID", "--version", "7"), 1),
        (("restore", "ID", "--version", "7"), 1),
        (("restore", "nothing"), 1),
        (("star", "nothing"), 1),
        (("move", "nothing", "--week", "3"), 1),
        (("move", "ID"), 2),
        (("move", "ID", "--week", "3", "--no-week"), 2),
        (("bin", "nothing"), 1),
        (("erase", "ID", "nothing", "--yes"), 1),
        (("erase",), 2),
        (("purge", "Nobody", "--yes"), 1),
        (("purge", "@", "--yes"), 1),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(args: tuple[str, ...], code: int) -> None:
    identity = written("Words.")
    result = call("journal", *(identity if arg == "ID" else arg for arg in args))
    assert result.exit_code == code
    if code == 1:
        assert_one_sentence(result)
    assert ids("list") == [identity]


# Changing --------------------------------------------------------------------------------------------------------


def day_of(identity: str) -> str:
    (entry,) = read_json("journal", "show", identity)["entries"]
    return str(entry["day"])


def test_a_day_is_given_in_the_words_the_app_takes() -> None:
    identity = written("Words.", "--date", "23.11.2020")
    assert day_of(identity) == "2020-11-23"
    assert call("journal", "move", identity, "--date", "yesterday").exit_code == 0
    moved = day_of(identity)
    assert moved > "2020-11-23"
    for command in (("write", "Words."), ("journal", "move", identity)):
        assert_one_sentence(call(*command, "--date", "soon"))
    assert day_of(identity) == moved


def test_an_entry_is_starred_moved_binned_and_taken_back() -> None:
    identity = written("Words.")
    call("journal", "star", identity)
    assert call("journal", "list").stdout.endswith(f"{identity}  * Words.\n")
    call("journal", "star", identity, "--off")
    assert call("journal", "move", identity, "--date", "2026-11-01", "--week", "7").stdout == "Moved.\n"
    (found,) = read_json("journal", "list")["entries"]
    assert (found["starred"], found["day"], found["week"]) == (False, "2026-11-01", 7)
    call("journal", "move", identity, "--no-week")
    assert read_json("journal", "list")["entries"][0]["week"] is None
    assert "30 days" in call("journal", "bin", identity).stdout
    assert ids("list") == []
    assert call("journal", "bin").stdout == f"2026-11-01  {identity}  30 days left  Words.\n"
    assert read_json("journal", "bin")["entries"][0]["days_left"] == 30
    assert call("journal", "restore", identity).stdout == "Taken out of the bin.\n"
    assert "does not lie in the bin" in call("journal", "restore", identity).stdout
    assert call("journal", "bin").stdout == "The bin is empty.\n"


@pytest.mark.usefixtures("held")
def test_while_the_app_is_open_what_changes_the_journal_is_refused_and_reading_works() -> None:
    for changing in ("star x", "bin x", "restore x", "move x --week 3", "erase x", "purge x"):
        result = call("journal", *changing.split())
        assert_one_sentence(result)
        assert "Another leadcoach" in result.stderr
    for reading in ("list", "search x", "tags", "people", "bin"):
        assert call("journal", *reading.split()).exit_code == 0


def left_in(home: Path, word: str) -> list[Path]:
    """The files of a home that hold a word, in whatever capitals."""
    return [path for path in home.rglob("*") if path.is_file() and word.encode() in path.read_bytes().lower()]


def test_erased_words_are_nowhere_in_the_home_but_in_backups(home: Path) -> None:
    stays = written("Stays here.")
    gone = rewritten(home, f"First {SECRET}", f"Second {SECRET} " * 200, "Third")
    with house(home, None, "en").writing() as desk:
        journaling = Journaling(desk)
        journaling.keep([journaling.draft(journaling.open(gone), f"Draft {SECRET}", (0, 0))])
        waiting = journaling.draft(journaling.open(gone), f"Rescued {SECRET}", (0, 0))
        sha256 = AttachedFiles(home / "data" / "attachments").keep(SECRET.encode())
        with desk.store.tx():
            desk.store.documents._db.run(
                "INSERT INTO attached(document, place, name, type, size, sha256, link, extra) "
                "VALUES (?, 0, 'a.txt', '', 12, ?, '', '{}')",
                gone,
                sha256,
            )
    inbox.put(home / "data" / "inbox", inbox.draft(waiting._replace(base="elsewhere")))
    assert {path.name for path in left_in(home, SECRET)} >= {"leadcoach.db", sha256}
    result = run("journal", "erase", gone, "--yes")
    assert (result.exit_code, result.stdout) == (0, "1 entry is deleted for good.\n")
    assert left_in(home, SECRET) == []
    assert ids("list") == [stays]
    assert_one_sentence(call("journal", "show", gone))
    assert call("doctor").exit_code == 0


def test_erasing_asks_for_a_word_and_names_the_backups_that_hold_it(home: Path) -> None:
    identity = written(f"About {SECRET}")
    assert call("backup", "create").exit_code == 0
    written("Later.")
    assert call("backup", "create").exit_code == 0
    (first, _second) = sorted(path.name for path in (home / "data" / "backups").glob("*.db"))
    for answer in ("", "no\n", "\n", "y\n"):
        result = call("journal", "erase", identity, stdin=answer)
        assert (result.exit_code, result.stdout) == (1, "")
        assert f"About {SECRET}" in result.stderr
        assert result.stderr.endswith("Nothing was changed.\n")
    result = call("journal", "erase", identity, stdin="erase\n")
    assert result.exit_code == 0
    assert "2 backups still hold it." in result.stdout
    assert first in result.stdout
    assert {path.parent.name for path in left_in(home, SECRET)} == {"backups"}


def test_a_person_is_purged_after_a_question_with_counts(home: Path) -> None:
    identity = rewritten(home, "@Ana spoke", "ana spoke twice")
    other = written("Anna stays")
    refused = call("journal", "purge", "Ana", stdin="yes\n")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "1 entry or answer, in 2 wordings. Put “someone”" in refused.stderr
    done = call("journal", "purge", "@ANA", "--instead", "A colleague", stdin="purge\n")
    assert done.stdout == "The name is out of 2 wordings.\n"
    assert [each["text"] for each in read_json("journal", "versions", identity)["versions"]] == [
        "A colleague spoke",
        "A colleague spoke twice",
    ]
    assert sorted(ids("list")) == sorted([identity, other])
    assert left_in(home, "ana spoke") == []


def test_whole_entries_that_name_a_person_can_go(home: Path) -> None:
    identity = rewritten(home, "@Ana spoke", "Nobody spoke")
    stays = written("Stays")
    asked = call("journal", "purge", "Ana", "--erase", stdin="\n")
    assert "Delete every entry among them for good" in asked.stderr
    assert call("journal", "purge", "Ana", "--erase", "--yes").stdout == "1 entry is deleted for good.\n"
    assert ids("list") == [stays]
    assert left_in(home, "nobody") == []
    assert identity not in ids("list")
