"""Walking through steps."""

from __future__ import annotations

import pytest

from leadcoach.domain.answers import Answer, Number, Picked, Practice, Ratings, Row, Rows, Text, When
from leadcoach.domain.progress import PRACTICE_LOGGED, PROMPT_ANSWERED, STEP_DONE
from leadcoach.services.counting import Counting
from tests.services.answers import ANSWERS, form
from tests.services.making import Clock, Walker

ASKS = sorted(ANSWERS)
HALF: dict[str, Answer] = {
    "w01.mindset.weed": Text("I take the h"),
    "w01.toolset.asks": Rows((Row("r1", {"ask": "Keys?", "due": "so"}),)),
    "w01.skillset.sitting": When("2026-1", "9:"),
    "w01.team": Practice("", "", "Half of"),
}


@pytest.mark.parametrize("subject", ASKS)
def test_a_finished_answer_is_there_when_the_step_is_opened_again(walker: Walker, subject: str) -> None:
    kept = walker.finish(subject, ANSWERS[subject])
    opened = walker.open(subject)
    assert (kept.problems, kept.done, kept.saved) == ((), True, True)
    assert (opened.answer, opened.done, opened.proposal, opened.kept_at) == (ANSWERS[subject], True, False, "")
    assert opened.revealed
    assert walker.draft(subject) is None
    assert [fact.subject for fact in walker.facts(STEP_DONE)] == [subject]


@pytest.mark.parametrize("subject", sorted(HALF))
def test_a_draft_is_there_again_with_the_field_and_the_cursor(walker: Walker, subject: str) -> None:
    opened = walker.type(subject, HALF[subject], "r1/due", (2, 7))
    assert (opened.answer, opened.field, opened.cursor) == (HALF[subject], "r1/due", (2, 7))
    assert (opened.kept_at, opened.done) == ("2026-11-23T09:00:00.000Z", False)
    assert walker.document(subject) is None


@pytest.mark.parametrize("subject", ["w01.toolset.asks", "w01.skillset.sitting", "w01.team"])
def test_an_answer_with_a_problem_stays_a_draft(walker: Walker, subject: str) -> None:
    kept = walker.finish(subject, HALF[subject])
    assert kept.problems
    assert not kept.saved
    assert walker.open(subject).answer == HALF[subject]
    assert walker.document(subject) is None
    assert walker.facts(STEP_DONE) == []


def test_a_corrected_answer_takes_the_place_of_its_draft(walker: Walker) -> None:
    walker.finish("w01.toolset.asks", HALF["w01.toolset.asks"])
    walker.finish("w01.toolset.asks", ANSWERS["w01.toolset.asks"])
    assert walker.open("w01.toolset.asks").answer == ANSWERS["w01.toolset.asks"]
    assert walker.draft("w01.toolset.asks") is None


def test_an_incomplete_scale_is_kept_and_stays_open(walker: Walker) -> None:
    part = Ratings({("b1-1", "now"): 3})
    kept = walker.finish("w01.skillset.trust", part)
    assert (kept.saved, kept.done) == (True, False)
    assert walker.open("w01.skillset.trust").answer == part
    assert walker.facts(STEP_DONE) == []


def test_a_step_that_only_tells_is_done_once_it_was_read(walker: Walker) -> None:
    assert walker.finish("w01.mindset.forms").done
    assert walker.finish("w01.mindset.forms").done
    assert len(walker.facts(STEP_DONE, "w01.mindset.forms")) == 1


def test_an_empty_answer_leaves_nothing_behind(walker: Walker) -> None:
    walker.type("w01.mindset.weed", Text("x"))
    kept = walker.finish("w01.mindset.weed", Text("  "))
    assert (kept.saved, kept.done) == (False, False)
    assert (walker.document("w01.mindset.weed"), walker.draft("w01.mindset.weed")) == (None, None)
    assert walker.facts(STEP_DONE) == []


def test_an_optional_step_left_empty_is_behind_us(walker: Walker) -> None:
    kept = walker.finish("w01.mindset.focus", Picked())
    assert (kept.saved, kept.done) == (False, True)
    assert walker.document("w01.mindset.focus") is None
    walker.finish("w01.mindset.focus", Picked())
    assert len(walker.facts(STEP_DONE, "w01.mindset.focus")) == 1


def test_an_answer_taken_away_again_is_a_version_and_not_forgotten(walker: Walker) -> None:
    walker.finish("w01.mindset.weed", Text("mine"))
    walker.finish("w01.mindset.weed", Text(""))
    assert walker.open("w01.mindset.weed").answer == Text("")
    versions = walker.desk.store.documents.versions("w01.mindset.weed/once")
    assert [version.body for version in versions] == [{"weed": "mine"}, {"weed": ""}]


def test_a_proposal_is_shown_and_not_stored_until_it_is_accepted(walker: Walker) -> None:
    walker.finish("profile.sitting", ANSWERS["profile.sitting"])
    opened = walker.open("w01.skillset.sitting")
    assert (opened.answer, opened.proposal, opened.revealed) == (ANSWERS["profile.sitting"], True, False)
    assert (walker.document("w01.skillset.sitting"), walker.draft("w01.skillset.sitting")) == (None, None)
    walker.walking.finish(opened, opened.answer)
    (version,) = walker.desk.store.documents.versions("w01.skillset.sitting/once")
    assert version.why == "accepted"
    assert not walker.open("w01.skillset.sitting").proposal


@pytest.mark.parametrize("elsewhere", [None, Text(""), Text("of another shape")])
def test_without_something_to_propose_a_step_is_blank(walker: Walker, elsewhere: Answer | None) -> None:
    if elsewhere is not None:
        from leadcoach.services.programme import Programme

        Programme(walker.desk).answer_profile("sitting", elsewhere.to_json())
    opened = walker.open("w01.skillset.sitting")
    assert (opened.answer, opened.proposal) == (When(), False)


def test_a_proposal_from_the_same_file_is_found(walker: Walker) -> None:
    walker.finish("w01.toolset.first-plan", ANSWERS["w01.toolset.first-plan"])
    assert walker.open("w01.toolset.second-plan").answer == form(
        **{"if": "before the handover", "then": "I ask two questions."}
    )


def test_what_is_kept_as_a_fact_leaves_numbers_and_no_text(walker: Walker) -> None:
    typed = Rows((Row("one", {"lb1": "2", "lb2": "1,5"}),))
    walker.type("logs.behaviour", typed)
    walker.finish("logs.behaviour", typed)
    walker.finish("logs.cue", Picked(("done",)))
    assert [fact.data for fact in walker.facts("behaviour")] == [{"lb1": 2, "lb2": 1.5}]
    assert [fact.data for fact in walker.facts("cue")] == [{"picked": ["done"]}]
    blanks: dict[str, Answer] = {"logs.behaviour": Rows(), "logs.cue": Picked()}
    for subject, blank in blanks.items():
        assert walker.open(subject).answer == blank
        assert (walker.document(subject), walker.draft(subject)) == (None, None)


def test_counts_of_the_same_day_are_facts_of_their_own(walker: Walker) -> None:
    for number in ("2", "3"):
        walker.finish("logs.behaviour", form(lb1=number))
    assert [fact.data for fact in walker.facts("behaviour")] == [{"lb1": 2}, {"lb1": 3}]
    assert len(walker.facts(STEP_DONE, "logs.behaviour")) == 1


def test_what_keeps_nothing_is_done_and_leaves_no_trace(walker: Walker) -> None:
    opened = walker.type("w01.mindset.guess", Number("40"))
    assert opened.answer == Number()
    assert walker.walking.finish(opened, Number("40")).done
    assert (walker.document("w01.mindset.guess"), walker.draft("w01.mindset.guess")) == (None, None)
    assert len(walker.facts(STEP_DONE, "w01.mindset.guess")) == 1


@pytest.mark.parametrize(
    "practice",
    [
        Practice("done"),
        Practice("tried", "", "too loud"),
        Practice("not-possible", "", "nobody there"),
        Practice("own", "a walk"),
    ],
)
def test_every_outcome_of_a_practice_counts_the_same_and_its_words_stay_out_of_the_facts(
    walker: Walker, practice: Practice
) -> None:
    walker.finish("w01.team", practice)
    assert [fact.data for fact in walker.facts(PRACTICE_LOGGED)] == [{"outcome": practice.outcome}]
    assert len(walker.facts(STEP_DONE, "w01.team")) == 1
    assert walker.open("w01.team").answer == practice


def test_an_answered_prompt_is_an_entry_of_its_week_and_level(walker: Walker) -> None:
    for text in ("First.", "First and second."):
        walker.finish("w01.describe", Text(text))
    document = walker.document("w01.describe")
    assert document is not None
    assert (document.kind, document.week, document.level, document.privacy) == ("entry", 1, "D", "normal")
    assert len(walker.facts(PROMPT_ANSWERED, "w01.describe")) == 1
    walker.finish("w01.test", Text("Mine alone."))
    private = walker.document("w01.test")
    assert private is not None
    assert private.privacy == "never"


def test_the_first_finished_wording_is_pinned_whatever_comes_later(walker: Walker, clock: Clock) -> None:
    for text in ("first", "second", "third"):
        walker.finish("w01.mindset.weed", Text(text))
        clock.ahead(days=1)
    pinned = walker.desk.store.documents.pinned("w01.mindset.weed/once")
    assert pinned is not None
    assert pinned.body == {"weed": "first"}
    versions = walker.desk.store.documents.versions("w01.mindset.weed/once")
    assert [version.pinned for version in versions] == [True, False, False]


def test_an_optional_step_left_empty_first_still_pins_its_first_answer(walker: Walker) -> None:
    walker.finish("w01.mindset.focus", Picked())
    walker.finish("w01.mindset.focus", Picked(("b1",)))
    pinned = walker.desk.store.documents.pinned("w01.mindset.focus/once")
    assert pinned is not None
    assert pinned.body == {"focus": ["b1"]}


def test_a_version_knows_the_words_of_the_ask_it_answers(walker: Walker) -> None:
    walker.finish("w01.mindset.weed", Text("one"))
    walker.finish("w01.mindset.sign", Picked(("less",)))
    weed, sign = (walker.desk.store.documents.versions(f"w01.mindset.{name}/once")[0] for name in ("weed", "sign"))
    assert len({weed.wording, sign.wording, ""}) == 3


def test_findings_come_with_the_answer_and_block_nothing(walker: Walker) -> None:
    kept = walker.finish("w01.toolset.first-plan", form(**{"if": "sometimes", "then": "We try to ask."}))
    assert [finding.rule for finding in kept.findings] == ["cue-missing", "act-start", "weak-verb"]
    assert (kept.saved, kept.done) == (True, True)


def test_a_step_put_aside_keeps_its_draft(walker: Walker) -> None:
    opened = walker.type("w01.mindset.weed", Text("half"))
    walker.walking.put_aside(opened)
    assert [fact.subject for fact in walker.facts("skipped")] == ["w01.mindset.weed"]
    assert walker.open("w01.mindset.weed").answer == Text("half")


def test_a_stored_answer_of_another_shape_opens_blank_and_stays_in_the_versions(walker: Walker) -> None:
    from leadcoach.services.programme import Programme

    Programme(walker.desk).answer_profile("name", ["once", "a", "choice"])
    assert walker.open("profile.name").answer == Text()
    walker.finish("profile.name", Text("Robin"))
    assert len(walker.desk.store.documents.versions("profile.name/once")) == 2


def test_a_fact_taken_back_opens_the_step_again(walker: Walker) -> None:
    walker.finish("w01.mindset.forms")
    (done,) = walker.facts(STEP_DONE, "w01.mindset.forms")
    walker.desk.store.facts.add(walker.desk.fact(STEP_DONE, done.subject, voids=done.id))
    assert not walker.open("w01.mindset.forms").done


def test_an_answer_that_came_while_a_blank_one_was_open_is_told(walker: Walker) -> None:
    opened = walker.open("w01.team")
    counting = Counting(walker.desk)
    counting.keep(counting.make("practice", ["done", "on Monday"], week=1))
    assert walker.walking.finish(opened, Practice("tried", "", "half")).overtaken
    first, _second = walker.desk.store.documents.versions("w01.team/once")
    assert first.pinned
    assert first.body == {"team": {"outcome": "done", "own": "", "reason": "on Monday", "on": "2026-11-23"}}
