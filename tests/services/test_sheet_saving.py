"""What a worksheet writes when it is closed: what was typed, once, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from leadcoach.domain.answers import Answer, Number, Picked, Rows, Text
from leadcoach.domain.ids import answer_id
from leadcoach.domain.progress import STEP_DONE
from leadcoach.domain.records import Document
from leadcoach.errors import StoreFull
from leadcoach.plain.readings import reading_lines
from leadcoach.services.desk import Desk
from leadcoach.services.sheet_parts import OpenSheet, outdated, renewed
from leadcoach.services.worksheets import Worksheets
from tests.services.answers import rated
from tests.services.making import SHIPPED, Clock, Walker

BOARD = "w05.skillset.decisions"
NOTE = "environment/once"


def board(*names: str) -> Rows:
    cells = {"now": "decide", "wished": "tell", "limit": "The rule", "review": "2026-12-21"}
    return Rows.from_json([{"id": name, "cells": {"decision": name, **cells}} for name in names])


@pytest.fixture
def walker(make_desk: Callable[[Path], Desk]) -> Walker:
    return Walker(make_desk(SHIPPED))


@pytest.fixture
def sheets(walker: Walker) -> Worksheets:
    return Worksheets(walker.desk)


def standing_on(sheet: OpenSheet) -> dict[str, Answer]:
    """What the screen holds: a part that is only proposed is blank there."""
    found: dict[str, Answer] = dict(sheet.answers)
    for part in sheet.parts:
        if part.opened and part.opened.answer is not None:
            answer = part.opened.answer
            found[part.key] = type(answer)() if part.opened.proposal else answer
    return found


def dump(desk: Desk) -> tuple[object, ...]:
    """Everything the store holds."""
    db = desk.store._db
    return tuple(tuple(db.rows(f"SELECT * FROM {table}")) for table in ("document", "version", "fact", "draft"))


def test_closing_any_worksheet_that_nobody_typed_on_writes_nothing(walker: Walker, sheets: Worksheets) -> None:
    walker.finish("w02.toolset.moments", Rows.from_json([{"id": "m", "cells": {"line": "A quiet hour"}}]))
    walker.finish(BOARD, board("Swaps"))
    walker.finish("w02.mindset.stretch", Number("3"))
    before = dump(walker.desk)
    for module in sheets.all():
        sheet = sheets.open(module.id)
        assert not sheets.overtaken(sheet, standing_on(sheet))
        assert sheets.save(sheet, standing_on(sheet), None, frozenset()) == ()
    assert dump(walker.desk) == before
    talents = sheets.open("talents")
    assert any(part.opened and part.opened.proposal for part in talents.parts), "a proposal was among them"


def test_an_own_answer_kept_elsewhere_is_not_written_over_by_a_worksheet_only_looked_at(sheets: Worksheets) -> None:
    looked_at, changed = sheets.open("environment"), sheets.open("environment")
    sheets.save(changed, {"conditions": rated(2, 3, 4, 5, 1), "note": Text("No hour.")})
    assert outdated(looked_at, sheets.open("environment"), frozenset())
    assert sheets.save(looked_at, standing_on(looked_at), None, frozenset()) == ()
    assert sheets.open("environment").answers["note"] == Text("No hour.")
    assert len(sheets.history("environment")) == 1


def test_what_was_kept_between_lies_below_and_is_told(walker: Walker, sheets: Worksheets) -> None:
    sheet, one, other = sheets.open("delegation"), board("Swaps", "Dinner"), board("Rota", "Desks")
    walker.finish(BOARD, one)
    answers = {**standing_on(sheet), BOARD: other}
    assert sheets.overtaken(sheet, answers)
    assert sheets.save(sheet, answers, None, {BOARD}) == ()
    versions = walker.desk.store.documents.versions(answer_id(BOARD))
    assert [Rows.from_json((version.body or {})["decisions"]) for version in versions] == [one, other]
    assert len(walker.facts(STEP_DONE, BOARD)) == 1


def test_what_was_typed_and_taken_back_does_not_come_back(walker: Walker, sheets: Worksheets) -> None:
    sheet = sheets.open("delegation")
    walker.type(BOARD, board("Typed and taken back"))
    sheets.save(sheet, standing_on(sheet), None, {BOARD})
    assert walker.draft(BOARD) is None
    walker.type(BOARD, board("Somebody else's"))
    sheets.save(sheet, standing_on(sheet), None, frozenset())
    assert walker.draft(BOARD) is not None, "nobody typed here, so a draft of another editor stays"


def test_the_draft_of_another_editor_stays_where_a_blank_worksheet_is_closed(
    sheets: Worksheets, walker: Walker
) -> None:
    sheet = sheets.open("environment")
    other = sheets.draft(sheet, {**sheet.answers, "note": Text("Half a")}, "", (0, 0))
    walker.desk.store.drafts.put(other)
    sheets.save(sheet, sheet.answers, None, frozenset())
    assert sheets.open("environment").answers["note"] == Text("Half a")


def test_an_answer_of_another_shape_stays_when_the_worksheet_is_saved(sheets: Worksheets, walker: Walker) -> None:
    now = walker.desk.clock()
    document = Document(NOTE, "worksheet", "environment", "once", now.stamp, now.zone, now.day.isoformat())
    odd = {"conditions": "five words", "note": "Kept", "of-long-ago": "Mine"}
    walker.desk.store.documents.save(document, odd, why="edit", moment=now, version_id=walker.desk.new_id())
    sheet = sheets.open("environment")
    sheets.save(sheet, standing_on(sheet), None, frozenset())
    assert len(sheets.history("environment")) == 1
    sheets.save(sheet, {**sheet.answers, "note": Text("Changed")}, None, {"note"})
    assert sheets.history("environment")[-1].body == {**odd, "note": "Changed"}


def test_a_part_of_another_shape_is_blank_and_stays(sheets: Worksheets, walker: Walker) -> None:
    now = walker.desk.clock()
    document = Document(answer_id(BOARD), "answer", BOARD, "once", now.stamp, now.zone, now.day.isoformat())
    walker.desk.store.documents.save(
        document, {"decisions": {"odd": 1}}, why="edit", moment=now, version_id=walker.desk.new_id()
    )
    sheet = sheets.open("delegation")
    assert standing_on(sheet)[BOARD] == Rows()
    assert sheets.reading(sheet, standing_on(sheet)).reading.blocks
    sheets.save(sheet, standing_on(sheet), None, frozenset())
    assert len(walker.desk.store.documents.versions(document.id)) == 1


def test_a_fact_is_written_once_and_only_when_something_was_counted(
    sheets: Worksheets, walker: Walker, clock: Clock
) -> None:
    praised: dict[str, Answer] = {"w06.mindset.valued": Picked(("praise",))}
    sheet = sheets.open("valued")
    sheets.save(sheet, praised, None, set(praised))
    clock.ahead(minutes=20 * 60)
    for _time in range(2):
        again = sheets.open("valued")
        sheets.save(again, standing_on(again), None, frozenset())
    sheets.save(sheets.open("valued"), praised, None, set(praised))
    assert [fact.day for fact in walker.facts("valued")] == ["2026-11-23", "2026-11-24"]


def test_a_blank_part_drawn_yesterday_belongs_to_today(sheets: Worksheets, walker: Walker, clock: Clock) -> None:
    sheet = sheets.open("stretch")
    clock.ahead(days=7)
    (part,) = [renewed(walker.desk, part) for part in sheet.parts if part.opened]
    sheets.save(replace(sheet, parts=(part,)), {part.key: Number("4")}, None, {part.key})
    found = walker.desk.store.documents.list(("answer",), ask_prefix="w02.mindset.stretch")
    assert [(each.day, each.occasion) for each in found] == [("2026-11-30", "2026-w49")]
    answered = sheets.open("stretch")
    clock.ahead(days=7)
    assert [renewed(walker.desk, part) for part in answered.parts] == list(answered.parts)


def test_closing_twice_answers_the_step_once(sheets: Worksheets, walker: Walker) -> None:
    step = walker.open("w01.mindset.conditions")
    full: dict[str, Answer] = {"conditions": rated(2, 3, 4, 5, 1), "note": Text("No hour.")}
    sheets.save(sheets.open("environment"), full, step)
    sheets.save(sheets.open("environment"), {**full, "note": Text("More.")}, step)
    assert len(walker.facts(STEP_DONE, "w01.mindset.conditions")) == 1


def test_a_worksheet_of_steps_alone_answers_the_step_it_was_opened_from_when_they_are_done(
    sheets: Worksheets, walker: Walker
) -> None:
    step = walker.open("w01.mindset.conditions")
    sheet = sheets.open("pma")
    first, *rest = [part for part in sheet.parts if part.opened]
    assert not rest
    sheets.save(sheet, standing_on(sheet), step, frozenset())
    assert walker.facts(STEP_DONE) == []
    roles = Rows.from_json([{"id": "r", "cells": {"role": "Planner", "purpose": "3", "mastery": "4", "autonomy": "2"}}])
    sheets.save(sheet, {first.key: roles}, step, {first.key})
    done = {fact.subject for fact in walker.facts(STEP_DONE)}
    assert ("w01.mindset.conditions" in done) == (first.key in done)


def test_with_something_wrong_in_one_part_none_is_kept(sheets: Worksheets, walker: Walker) -> None:
    sheet = sheets.open("feedback")
    date_like = standing_on(sheet)["w04.skillset.next-share"]
    wrong = standing_on(sheet) | {
        "w04.skillset.shared": Rows.from_json([{"id": "s", "cells": {"heard": "That I hurry", "when": "someday"}}]),
        "w04.skillset.next-share": date_like.from_json({"date": "someday", "time": "", "zone": "", "rhythm": ""}),
    }
    before = dump(walker.desk)
    assert sheets.save(sheet, wrong, None, set(wrong))
    assert dump(walker.desk) == before


def test_a_store_without_room_keeps_nothing_of_it(
    sheets: Worksheets, walker: Walker, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dump(walker.desk)
    sheet = sheets.open("questions")
    answers = standing_on(sheet) | {
        "w02.skillset.questions": Rows.from_json([{"id": "q", "cells": {"closed": "Done?", "open": "What is left?"}}]),
        "lab": Rows.from_json([{"id": "l", "cells": {"question": "What else?"}}]),
    }

    def full(*_args: object, **_more: object) -> None:
        raise StoreFull("The disk is full.")

    # The own document comes after the parts: what they wrote goes with it.
    monkeypatch.setattr(walker.desk.store.documents, "pinned", full)
    with pytest.raises(StoreFull):
        sheets.save(sheet, answers, None, set(answers))
    monkeypatch.undo()
    assert dump(walker.desk) == before
    assert sheets.save(sheet, answers, None, set(answers)) == ()


def test_no_statement_reaches_the_store_while_somebody_types(walker: Walker, sheets: Worksheets) -> None:
    walker.finish(BOARD, board(*(f"Decision {number}" for number in range(12))))
    opened = [sheets.open(module.id) for module in sheets.all()]
    following = [(sheets.follow(sheet), sheet) for sheet in opened]
    statements: list[str] = []
    walker.desk.store._db._raw.set_trace_callback(statements.append)
    for live, sheet in following:
        answers = standing_on(sheet)
        assert live.of(answers) == live.of(answers)
        sheets.draft(sheet, answers, "", (0, 0))
    assert statements == []
    walker.desk.store.drafts.all()
    assert statements, "the trace works"


def test_a_part_that_was_emptied_reads_as_empty(walker: Walker, sheets: Worksheets) -> None:
    walker.finish(BOARD, board("Swaps"))
    sheet = sheets.open("delegation")
    blank = sheets.open("delegation").parts[0]
    assert blank.opened is not None
    full = sheets.reading(sheet, standing_on(sheet)).reading
    emptied = sheets.reading(sheet, {BOARD: Rows()}).reading
    assert emptied != full
    assert len(emptied.blocks) < len(full.blocks)


def test_this_week_blank_still_reads_the_weeks_before(walker: Walker, sheets: Worksheets, clock: Clock) -> None:
    for value in "245":
        walker.finish("w02.mindset.stretch", Number(value))
        clock.ahead(days=7)
    sheet = sheets.open("stretch")
    kept = sheets.kept_reading(sheet).reading
    assert sheets.reading(sheet, standing_on(sheet)).reading == kept
    typed = sheets.reading(sheet, {"w02.mindset.stretch": Number("1")}).reading
    assert typed != kept


def test_what_was_counted_on_an_evening_and_kept_the_next_day_belongs_to_the_evening(
    sheets: Worksheets, walker: Walker, clock: Clock
) -> None:
    praised = Picked(("praise",))
    walker.type("w06.mindset.valued", praised)
    clock.ahead(days=1)
    sheet = sheets.open("valued")
    sheets.save(sheet, standing_on(sheet), None, frozenset())
    sheets.save(sheets.open("valued"), {"w06.mindset.valued": praised}, None, {"w06.mindset.valued"})
    assert [fact.day for fact in walker.facts("valued")] == ["2026-11-23", "2026-11-24"]


def test_an_instrument_without_a_reading_is_not_offered(walker: Walker) -> None:
    outline = walker.desk.outline
    strange = outline.instruments[0]._replace(id="unheard-of")
    desk = walker.desk._replace(outline=outline._replace(instruments=(*outline.instruments, strange)))
    offered = {module.id for module in (*Worksheets(desk).all(), *Worksheets(desk).readings())}
    assert offered == {module.id for module in outline.instruments}


def test_an_answer_kept_earlier_has_its_own_day_on_the_worksheet(walker: Walker, clock: Clock) -> None:
    counted = Rows.from_json([{"id": "r", "cells": {"meeting": "Handover", "mine": "6", "others": "9"}}])
    walker.finish("w01.skillset.meetings", counted)
    clock.ahead(days=30)
    worksheets = Worksheets(walker.desk)
    sheet = worksheets.open("talk-share")
    shown = {part.key: part.opened.answer for part in sheet.parts if part.opened and part.opened.answer}
    said = "\n".join(reading_lines(worksheets.reading(sheet, shown)))
    assert "2026-11-23" in said
    assert "2026-12-23" not in said
