"""Filters and words together give what a look at every document gives; and each question goes through an index."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from leadcoach.domain.filters import Filters, Place, read_query
from leadcoach.domain.records import Document, Kind
from leadcoach.domain.tagging import marks_of
from leadcoach.storage.connection import Row, Values
from leadcoach.storage.store import Store
from tests.storage.making import document, moment

KINDS: tuple[Kind, ...] = ("entry", "entry", "entry", "capture", "answer", "worksheet", "template")
WORDS = ("walk", "walking", "talk", "silence")
DAYS = tuple(f"2026-{month:02d}-{day:02d}" for month in (10, 11, 12) for day in (1, 15))
LEVELS = ("", "D", "A", "T")
HALF_OF_THEM = 42


def made(number: int) -> tuple[Document, dict[str, object]]:
    kind = KINDS[number % len(KINDS)]
    ask = f"w0{number % 3 + 1}.toolset.asks" if kind == "answer" else ""
    plain = document(number, kind=kind, ask=ask, day=DAYS[number * 5 % len(DAYS)])
    marked = (
        f"{WORDS[number % 4]} {WORDS[number // 4 % 4]} #tag-{number % 4} #t{number} @Ana{'' if number % 3 else 'bel'}"
    )
    week = number % 5 or None
    given = plain._replace(week=week, level=LEVELS[number // 2 % 4], starred=number % 6 == 0)
    return given, {"text": marked, **({"tags": ["Apart"]} if number % 5 == 0 else {})}


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with some of everything, a seventh of it in the bin."""
    store = Store.open(Path(tmp_path_factory.mktemp("full")) / "journal.db", write=True, session="S1")
    with store.tx():
        for number in range(2 * HALF_OF_THEM):
            given, body = made(number)
            store.documents.save(given, body, why="edit", moment=moment(number), version_id=f"V{number}")
            if number % 7 == 3 and number % 2:
                store.documents.bin(given.id, moment())
    yield store
    store.close()


Fits = Callable[[Document], bool]


def holds(word: str) -> Fits:
    return lambda each: any(part.startswith(word) for part in str(each.body["text"]).split())


def bears(sign: str, begin: str) -> Fits:
    return lambda each: any(mark.sign == sign and mark.folded.startswith(begin) for mark in marks_of(each.body))


QUESTIONS: dict[str, Fits] = {
    "walk": holds("walk"),
    "w": holds("w"),
    "silence": holds("silence"),
    "nowhere": holds("nowhere"),
    "#tag-1": bears("#", "tag-1"),
    "#t1": bears("#", "t1"),
    "#apart": bears("#", "apart"),
    "@ana": bears("@", "ana"),
    "@anabel": bears("@", "anabel"),
    "@nobody": bears("@", "nobody"),
    "week:3": lambda each: each.week == 3,
    "week:2-4": lambda each: each.week in (2, 3, 4),
    "level:test": lambda each: each.level == "T",
    "is:starred": lambda each: each.starred,
    "kind:entry": lambda each: each.kind == "entry",
    "kind:answer": lambda each: each.kind == "answer",
    "since:2026-11": lambda each: each.day >= "2026-11-01",
    "until:2026-11": lambda each: each.day <= "2026-11-30",
    "on:2026-12-15": lambda each: each.day == "2026-12-15",
}


def expected(store: Store, *fits: Fits) -> list[str]:
    every = (store.documents.get(made(number)[0].id) for number in range(2 * HALF_OF_THEM))
    listed = [each for each in every if each and not each.binned_at and each.kind != "template"]
    found = [each for each in listed if all(fit(each) for fit in fits)]
    return [each.id for each in sorted(found, key=lambda each: (each.day, each.number), reverse=True)]


def found(store: Store, line: str, **page: int) -> list[str]:
    asked = read_query(line)
    return [hit.document.id for hit in store.finding.find(asked.words, asked.filters, **page)]


def once(line: str, other: str) -> bool:
    """Whether both can hold; of two filters of one name the later one counts."""
    name, colon, _value = line.partition(":")
    return not colon or not other.startswith(("until" if name == "on" else name) + ":")


OTHERS = ("", "walk", "#tag-1", "week:2-4", "kind:entry", "until:2026-11")
PAIRS = [(line, other) for line in QUESTIONS for other in OTHERS if once(line, other)]


@pytest.mark.parametrize(("line", "other"), PAIRS)
def test_what_is_found_is_what_a_look_at_every_document_finds(full: Store, line: str, other: str) -> None:
    wanted = expected(full, QUESTIONS[line], *([QUESTIONS[other]] if other else []))
    both = f"{line} {other}"
    assert found(full, both, limit=100) == wanted
    assert found(full, both, limit=3, offset=2) == wanted[2:5]
    asked = read_query(both)
    assert full.finding.count(asked.words, asked.filters) == len(wanted)


def test_a_place_holds_its_answers_and_the_entries_of_its_weeks(full: Store) -> None:
    place = Place(("w01.toolset.asks", "w09.none"), (2, 3))

    def within(each: Document) -> bool:
        return each.ask in place.asks or (each.kind in ("entry", "capture") and each.week in place.weeks)

    wanted = expected(full, within)
    filters = Filters(place=place)
    assert [each.id for each in full.finding.chosen(filters)] == wanted
    assert full.finding.count("", filters) == len(wanted)
    both = expected(full, within, QUESTIONS["walk"])
    assert [hit.document.id for hit in full.finding.find("walk", filters)] == both
    assert full.finding.chosen(Filters(place=Place((), ()))) == ()


@pytest.mark.parametrize("words", ["", " ", "#", "( )"])
def test_nothing_asked_is_nothing_found(full: Store, words: str) -> None:
    assert (full.finding.find(words), full.finding.count(words)) == ((), 0)


def test_words_without_a_letter_find_nothing_whatever_the_filters(full: Store) -> None:
    filters = Filters(starred=True)
    assert (full.finding.find("🌱", filters), full.finding.count("🌱", filters)) == ((), 0)
    assert full.finding.count("", filters) > 0


def test_days_and_weeks_count_entries_and_thoughts(full: Store) -> None:
    wanted = [full.documents.get(name) for name in expected(full, lambda each: each.kind in ("entry", "capture"))]
    days, weeks = dict[str, int](), dict[int | None, int]()
    for each in filter(None, wanted):
        weeks[each.week] = weeks.get(each.week, 0) + 1
        if "2026-10-15" <= each.day <= "2026-12-01":
            days[each.day] = days.get(each.day, 0) + 1
    assert full.finding.weeks() == weeks
    assert full.finding.days("2026-10-15", "2026-12-01") == days


# Plans ----------------------------------------------------------------------------------------------------------------


@pytest.fixture
def plans(full: Store, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What SQLite says how it answers each question that is asked from now on."""
    said: list[str] = []
    ask = full._db.rows

    def rows(statement: str, *values: Values) -> list[Row]:
        said.extend(str(row[-1]) for row in ask(f"EXPLAIN QUERY PLAN {statement}", *values))
        return ask(statement, *values)

    monkeypatch.setattr(full._db, "rows", rows)
    return said


@pytest.mark.parametrize("line", QUESTIONS)
def test_words_are_looked_up_once_whatever_the_filters(full: Store, plans: list[str], line: str) -> None:
    found(full, f"walk {line}")
    (search,) = [step for step in plans if "search VIRTUAL TABLE" in step]
    # `=` would be a question to the index of words for each number there is.
    assert "=" not in search.rpartition("INDEX")[2]
    assert not any(step.startswith("SCAN d") and "document_star" not in step for step in plans)


@pytest.mark.parametrize("line", [line for line in QUESTIONS if ":" in line or line[0] in "#@"])
def test_filters_alone_choose_through_an_index_without_sorting(full: Store, plans: list[str], line: str) -> None:
    found(full, line)
    # Only a kind that nearly everything is of is asked of one document after the other, the newest first.
    scanned = [step for step in plans if step.startswith("SCAN")]
    assert (
        scanned == (["SCAN d"] if line == "kind:entry" else ["SCAN document USING INDEX document_star"])[: len(scanned)]
    )
    assert not any("TEMP B-TREE" in step for step in plans)


def test_an_earlier_question_of_the_same_level_is_found_through_its_level(full: Store, plans: list[str]) -> None:
    full.finding.chosen(Filters(kinds=("entry",), weeks=(1, 2), level="D"), limit=200)
    assert any("INDEX document_level" in step for step in plans)
    assert not any("document_kind" in step or "TEMP B-TREE" in step for step in plans)


def test_counting_and_listing_read_an_index_alone(full: Store, plans: list[str]) -> None:
    full.finding.weeks()
    full.finding.days("2026-10-01", "2026-10-31")
    full.documents.count(("entry", "capture"))
    tables = [step for step in plans if " document " in f"{step} "]
    assert tables
    assert all("COVERING INDEX" in step for step in tables)


def test_a_page_of_the_journal_is_read_from_the_end_of_an_index(full: Store, plans: list[str]) -> None:
    full.documents.list(("entry", "capture"), limit=5)
    branches = [step for step in plans if "COVERING INDEX document_kind (kind=? AND binned_at=?)" in step]
    assert len(branches) == 2
    plans.clear()
    full.documents.list(("entry",), limit=5, since_day="2026-10-01", until_day="2026-10-31")
    assert any("(kind=? AND binned_at=? AND day>? AND day<?)" in step for step in plans)


def test_what_answers_an_ask_is_found_by_the_ask(full: Store, plans: list[str]) -> None:
    full.documents.list(("answer", "entry"), ask_prefix="w01.")
    full.documents.count(("answer", "entry"), ask_prefix="w01.")
    assert sum("INDEX document_ask (ask>? AND ask<?)" in step for step in plans) == 4
    assert not any("document_kind" in step for step in plans)


def test_tags_are_counted_without_a_look_at_the_documents(full: Store, plans: list[str]) -> None:
    full.tags.used("#", "ta")
    assert any("PRIMARY KEY (sign=? AND folded>? AND folded<?)" in step for step in plans)
    assert not any("INTEGER PRIMARY KEY" in step for step in plans)
