"""The journal."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leadcoach.domain.progress import PROMPT_ANSWERED, STEP_DONE
from leadcoach.errors import Refused
from leadcoach.services.desk import Desk
from leadcoach.services.journaling import Journaling, OpenEntry, Prompt, entry_text, title
from leadcoach.services.programme import Programme
from leadcoach.text import clean
from tests.services.making import Clock, Walker


@pytest.fixture
def journaling(desk: Desk) -> Journaling:
    return Journaling(desk)


def prompt(journaling: Journaling, subject: str = "w01.describe") -> Prompt:
    found = journaling.prompt(subject)
    assert found is not None
    return found


def drafted(journaling: Journaling, entry: OpenEntry, text: str) -> None:
    journaling.keep([journaling.draft(entry, text, (1, 4))])


def test_a_new_entry_leaves_nothing_before_the_first_word(journaling: Journaling, desk: Desk) -> None:
    entry = journaling.begin()
    assert journaling.save(entry, " \n").base == ""
    assert (journaling.entries(), desk.store.drafts.all()) == ((), ())


def test_a_draft_opens_again_with_its_cursor(journaling: Journaling) -> None:
    entry = journaling.begin()
    drafted(journaling, entry, "half a\nthought")
    again = journaling.open(entry.document.id)
    assert (again.text, again.cursor, again.base, again.other) == ("half a\nthought", (1, 4), "", "")
    assert again.kept_at
    assert [draft.document for draft in journaling.unfinished()] == [entry.document.id]


def test_a_saved_entry_is_a_version_and_its_draft_is_gone(journaling: Journaling, desk: Desk) -> None:
    entry = journaling.begin()
    drafted(journaling, entry, "half")
    saved = journaling.save(entry, "whole\r\nand \x1bclean")
    assert (saved.text, saved.kept_at, bool(saved.base)) == ("whole\nand clean", "", True)
    saved = journaling.save(saved, "whole again")
    assert journaling.unfinished() == ()
    assert journaling.open(entry.document.id).text == "whole again"
    versions = desk.store.documents.versions(entry.document.id)
    assert [version.body for version in versions] == [{"text": "whole\nand clean"}, {"text": "whole again"}]


def test_words_written_elsewhere_meanwhile_are_shown_beside_the_draft(journaling: Journaling) -> None:
    saved = journaling.save(journaling.begin(), "first")
    drafted(journaling, saved, "first and mine")
    journaling.save(saved._replace(base=saved.base), "first and theirs")
    drafted(journaling, saved, "first and mine")
    again = journaling.open(saved.document.id)
    assert (again.text, again.other) == ("first and mine", "first and theirs")
    journaling.save(again, "first, mine and theirs")
    assert journaling.open(saved.document.id).other == ""


def test_an_entry_that_is_not_there_is_refused(journaling: Journaling) -> None:
    for look in (journaling.open, journaling.show):
        with pytest.raises(Refused, match="no entry"):
            look("01NOTHING")


def test_finished_words_are_kept_with_day_and_week(journaling: Journaling, desk: Desk) -> None:
    Programme(desk).begin()
    here = journaling.write("\nDone.\n")
    there = journaling.write("Earlier.", day=date(2026, 11, 1), week=3)
    assert (here.day, here.week, entry_text(here)) == ("2026-11-23", 1, "Done.")
    assert (there.day, there.week) == ("2026-11-01", 3)
    assert [document.id for document in journaling.entries()] == [here.id, there.id]
    assert journaling.show(here.id).body == {"text": "Done."}


@pytest.mark.parametrize("text", ["", "  \n\t", "\x1b\x00", "\u202e"])
def test_an_entry_without_words_is_refused(journaling: Journaling, text: str) -> None:
    with pytest.raises(Refused, match="nothing to keep"):
        journaling.write(text)
    assert journaling.entries() == ()


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet=st.characters(), max_size=80))
def test_any_text_is_kept_as_it_reads_after_cleaning(desk: Desk, text: str) -> None:
    journaling, words = Journaling(desk), clean(text).text
    saved = journaling.save(journaling.begin(), text)
    if words.strip():
        assert journaling.open(saved.document.id).text == words


def test_prompts_are_those_of_the_week(journaling: Journaling, desk: Desk) -> None:
    assert [each.ask for each in journaling.prompts(desk.outline.week(1))] == ["describe", "analyse", "test"]
    assert journaling.prompts(desk.outline.week(2)) == journaling.prompts(None) == ()
    assert journaling.prompt("w01.opening") is journaling.prompt("nowhere") is None


def test_an_answered_prompt_counts_once_and_is_the_same_entry_as_in_the_walk(
    journaling: Journaling, walker: Walker
) -> None:
    entry = journaling.begin(prompt(journaling))
    saved = journaling.save(entry, "On Tuesday.")
    journaling.save(saved, "On Tuesday, at nine.")
    for kind in (PROMPT_ANSWERED, STEP_DONE):
        assert len(walker.facts(kind, "w01.describe")) == 1
    document = walker.document("w01.describe")
    assert document is not None
    assert (document.kind, document.week, document.level) == ("entry", 1, "D")
    assert document.body == {"describe": "On Tuesday, at nine."}
    assert walker.open("w01.describe").done
    again = journaling.open("w01.describe/once")
    assert (again.text, again.prompt) == ("On Tuesday, at nine.", prompt(journaling))


def test_an_empty_answer_to_a_prompt_does_not_count(journaling: Journaling, walker: Walker) -> None:
    journaling.save(journaling.begin(prompt(journaling)), "  ")
    assert walker.facts(PROMPT_ANSWERED) == []
    assert walker.document("w01.describe") is None


def test_a_captured_thought_is_in_the_journal_and_found(journaling: Journaling, desk: Desk) -> None:
    Programme(desk).begin()
    captured = journaling.capture({"noticed": "The quiet one \x1bspoke", "try": "wait longer"})
    assert captured is not None
    (document,) = journaling.entries()
    assert (document.kind, document.week, entry_text(document)) == ("capture", 1, "The quiet one spoke\n\nwait longer")
    assert [hit.document.id for hit in journaling.search("quiet longer")] == [captured.id]
    assert journaling.open(captured.id).text == entry_text(document)
    assert journaling.capture({"noticed": " ", "try": "\x00"}) is None


def test_a_binned_entry_is_out_of_sight_until_it_is_taken_back(journaling: Journaling) -> None:
    kept, gone = journaling.write("kept words"), journaling.write("gone words")
    journaling.bin(gone.id)
    assert [document.id for document in journaling.entries()] == [kept.id]
    assert [hit.document.id for hit in journaling.search("words")] == [kept.id]
    assert [document.id for document in journaling.binned()] == [gone.id]
    journaling.take_back(gone.id)
    assert [hit.document.id for hit in journaling.search("words")] == [gone.id, kept.id]
    assert journaling.binned() == ()


@pytest.mark.parametrize("query", ['"(NOT [', "", "***", "a OR", "NEAR(x y)", "\x00", "text:", "-", "😀"])
def test_any_query_is_valid(journaling: Journaling, query: str) -> None:
    journaling.write("Not a word of it.")
    assert isinstance(journaling.search(query), tuple)


def test_search_looks_into_everything_written_without_accents_and_from_the_start_of_a_word(
    journaling: Journaling, walker: Walker
) -> None:
    from tests.services.answers import ANSWERS

    entry = journaling.write("Zoë asked a QUESTION.")
    walker.finish("w01.toolset.first-plan", ANSWERS["w01.toolset.first-plan"])
    assert [hit.document.id for hit in journaling.search("zoe quest")] == [entry.id]
    assert [hit.document.id for hit in journaling.search("handover")] == ["w01.toolset.first-plan/once"]


def test_entries_come_in_pages_newest_day_first(journaling: Journaling, clock: Clock) -> None:
    for number in range(5):
        journaling.write(f"Entry {number}")
        clock.ahead(minutes=1)
    assert [title(each) for each in journaling.entries(limit=2, offset=1)] == ["Entry 3", "Entry 2"]


def test_the_title_is_the_first_line_that_says_something(journaling: Journaling) -> None:
    assert title(journaling.write("\n \nFirst [b]\nSecond")) == "First [b]"
    assert len(title(journaling.write("x" * 500))) == 60


def test_an_entry_in_the_bin_takes_its_unfinished_words_along(journaling: Journaling, desk: Desk) -> None:
    entry = journaling.save(journaling.begin(), "First")
    journaling.keep([journaling.draft(entry, "First and more", (0, 0))])
    journaling.bin(entry.document.id)
    assert journaling.unfinished() == ()
    assert journaling.entries() == ()
    journaling.take_back(entry.document.id)
    assert [entry_text(each) for each in journaling.entries()] == ["First and more"]
    assert desk.store.drafts.all() == ()


def test_the_first_answer_to_a_question_is_pinned(journaling: Journaling, desk: Desk) -> None:
    entry = journaling.save(journaling.begin(prompt(journaling)), "First")
    journaling.save(entry, "Second")
    pinned = desk.store.documents.pinned(entry.document.id)
    assert pinned is not None
    assert pinned.body == {"describe": "First"}


def test_more_than_an_entry_holds_is_refused_and_never_cut(journaling: Journaling) -> None:
    with pytest.raises(Refused, match="5 characters too long"):
        journaling.write("x" * 1_000_005)
    assert journaling.entries() == ()


def test_energy_and_what_was_looked_back_on_are_part_of_draft_and_version(journaling: Journaling, desk: Desk) -> None:
    entry = journaling.begin().with_energy(2)
    drafted(journaling, entry, "half")
    again = journaling.open(entry.document.id)
    assert (again.energy, again.text) == (2, "half")
    saved = journaling.save(again, "whole")
    saved = journaling.save(saved.with_checked(("next",)), "whole")
    stored = desk.store.documents.get(entry.document.id)
    assert stored is not None
    assert stored.body == {"text": "whole", "energy": 2, "checked": ["next"]}
    assert entry_text(stored) == "whole"
    opened = journaling.open(entry.document.id)
    assert (opened.energy, opened.checked) == (2, ("next",))
    assert "energy" not in journaling.save(opened.with_energy(None), "whole").document.body


def test_tags_that_came_from_elsewhere_stay(journaling: Journaling, desk: Desk) -> None:
    document = journaling.write("Written elsewhere")
    body = {"text": "Written elsewhere", "tags": ["Team Meeting"]}
    desk.store.documents.save(document, body, why="import", moment=desk.clock(), version_id=desk.new_id())
    journaling.save(journaling.open(document.id), "Written elsewhere and here")
    stored = desk.store.documents.get(document.id)
    assert stored is not None
    assert stored.body == {"text": "Written elsewhere and here", "tags": ["Team Meeting"]}


def test_a_version_on_the_way_is_no_answer_yet(journaling: Journaling, walker: Walker, desk: Desk) -> None:
    entry = journaling.save(journaling.begin(prompt(journaling)), "Half of", finished=False)
    assert walker.facts(PROMPT_ANSWERED) == []
    assert desk.store.documents.pinned(entry.document.id) is None
    journaling.save(entry, "Half of")
    assert len(walker.facts(PROMPT_ANSWERED)) == 1
    assert len(desk.store.documents.versions(entry.document.id)) == 1
    assert desk.store.documents.pinned(entry.document.id) is not None


def test_an_entry_is_kept_at_once_with_its_energy(journaling: Journaling) -> None:
    assert journaling.write("Tired.", energy=1).body == {"text": "Tired.", "energy": 1}


def test_an_entry_longer_than_the_editor_takes_is_kept_whole(desk: Desk) -> None:
    long = "x" * 1_000_000 + " and the end"
    journal = Journaling(desk)
    entry = journal.save(journal.begin(), long)
    assert journal.show(entry.document.id).body == {"text": long}
