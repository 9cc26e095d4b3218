"""The workbench."""

from __future__ import annotations

from dataclasses import replace

from leadcoach.domain.answers import Answer, Opened, Ratings, Text
from leadcoach.domain.progress import STEP_DONE
from leadcoach.services.desk import Desk
from leadcoach.services.worksheets import Worksheets
from tests.services.answers import rated
from tests.services.making import Clock, Walker

STEP = "w01.mindset.conditions"
FULL: dict[str, Answer] = {"conditions": rated(2, 3, 4, 5, 1), "note": Text("No hour.")}


def test_a_new_worksheet_is_blank_and_leaves_nothing_when_saved_blank(desk: Desk) -> None:
    worksheets = Worksheets(desk)
    sheet = worksheets.open("environment")
    assert sheet.answers == {"conditions": Ratings(), "note": Text()}
    assert worksheets.save(sheet, sheet.answers) == ()
    assert worksheets.history("environment") == ()


def test_a_draft_of_a_worksheet_comes_back_with_its_place(desk: Desk) -> None:
    worksheets = Worksheets(desk)
    sheet = worksheets.open("environment")
    half: dict[str, Answer] = {"conditions": Ratings({("time", "is"): 2}), "note": Text("No")}
    desk.store.drafts.put(worksheets.draft(sheet, half, "note:", (0, 2)))
    again = worksheets.open("environment")
    assert (again.answers, again.field, again.cursor, again.base) == (half, "note:", (0, 2), "")
    assert again.kept_at


def test_a_saved_worksheet_is_a_version_and_its_draft_is_gone(desk: Desk, clock: Clock) -> None:
    worksheets = Worksheets(desk)
    sheet = worksheets.open("environment")
    desk.store.drafts.put(worksheets.draft(sheet, FULL, "", (0, 0)))
    assert worksheets.save(sheet, FULL) == ()
    assert desk.store.drafts.get("environment/once") is None
    clock.ahead(days=30)
    sheet = worksheets.open("environment")
    assert sheet.answers == FULL
    worksheets.save(sheet, FULL | {"note": Text("One hour.")})
    assert len(worksheets.history("environment")) == 2


def test_the_first_complete_worksheet_is_pinned_and_none_after_it(desk: Desk) -> None:
    worksheets = Worksheets(desk)
    half = FULL | {"conditions": Ratings({("time", "is"): 1})}
    for answers in (half, FULL | {"conditions": rated(1, 1, 1, 1, 1)}, FULL):
        worksheets.save(worksheets.open("environment"), answers)
    assert [version.pinned for version in worksheets.history("environment")] == [False, True, False]


def test_a_problem_is_named_with_its_ask_and_the_draft_stays(desk: Desk) -> None:
    worksheets = Worksheets(desk)
    sheet = worksheets.open("environment")
    wrong: dict[str, Answer] = {"conditions": Ratings({("time", "is"): 9}), "note": Text("x" * 501)}
    desk.store.drafts.put(worksheets.draft(sheet, wrong, "", (0, 0)))
    assert [problem.field for problem in worksheets.save(sheet, wrong)] == ["conditions:time/is", "note:"]
    assert worksheets.open("environment").answers == wrong
    assert worksheets.history("environment") == ()


def test_a_worksheet_opened_from_a_step_answers_the_step(walker: Walker) -> None:
    worksheets = Worksheets(walker.desk)
    worksheets.save(worksheets.open("environment"), FULL, walker.open(STEP))
    opened = walker.open(STEP)
    assert (opened.answer, opened.done) == (Opened("environment/once"), True)
    assert len(walker.facts(STEP_DONE, STEP)) == 1
    worksheets.save(worksheets.open("environment"), FULL | {"note": Text("More.")}, walker.open(STEP))
    assert len(walker.facts(STEP_DONE, STEP)) == 1


def test_half_a_worksheet_does_not_finish_the_step(walker: Walker) -> None:
    worksheets = Worksheets(walker.desk)
    half: dict[str, Answer] = {"conditions": Ratings({("time", "is"): 2}), "note": Text()}
    worksheets.save(worksheets.open("environment"), half, walker.open(STEP))
    opened = walker.open(STEP)
    assert (opened.answer, opened.done) == (Opened("environment/once"), False)


def test_a_worksheet_that_was_emptied_stays_empty(desk: Desk) -> None:
    worksheets = Worksheets(desk)
    nothing: dict[str, Answer] = {"conditions": Ratings(), "note": Text()}
    worksheets.save(worksheets.open("environment"), FULL)
    sheet = worksheets.open("environment")
    desk.store.drafts.put(worksheets.draft(sheet, {**FULL, "note": Text("No")}, "", (0, 0)))
    assert worksheets.save(sheet, nothing) == ()
    assert worksheets.open("environment").answers == nothing
    assert len(worksheets.history("environment")) == 2


def test_a_new_worksheet_that_was_emptied_leaves_no_draft(desk: Desk) -> None:
    worksheets = Worksheets(desk)
    sheet = worksheets.open("environment")
    desk.store.drafts.put(worksheets.draft(sheet, {**FULL, "conditions": Ratings()}, "", (0, 0)))
    worksheets.save(sheet, {"conditions": Ratings(), "note": Text()})
    assert desk.store.drafts.get("environment/once") is None


def test_going_on_from_a_half_filled_worksheet_leaves_its_step_open(desk: Desk, walker: Walker) -> None:
    worksheets = Worksheets(desk)
    half: dict[str, Answer] = {"conditions": Ratings({("time", "is"): 2}), "note": Text()}
    worksheets.save(worksheets.open("environment"), half, walker.open(STEP))
    assert not walker.finish(STEP, Opened("environment/once")).done
    assert walker.facts(STEP_DONE, STEP) == []
    worksheets.save(worksheets.open("environment"), FULL, walker.open(STEP))
    assert walker.open(STEP).done
    assert desk.store.documents.pinned(f"{STEP}/once") is not None


def test_a_worksheet_with_an_answer_that_must_not_leave_never_leaves(desk: Desk) -> None:
    worksheets = Worksheets(desk)
    sheet = worksheets.open("environment")
    asks = [replace(step, ask=replace(step.ask, privacy="never")) for step in sheet.module.steps if step.ask]
    closed = replace(sheet, module=replace(sheet.module, steps=tuple(asks)))
    worksheets.save(closed, {**sheet.answers, "note": Text("Not for others")})
    document = desk.store.documents.get(sheet.document)
    assert document is not None
    assert document.privacy == "never"
