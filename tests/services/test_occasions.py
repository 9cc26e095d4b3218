"""What is asked again and again: a document an occasion, and nothing begun on another one is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from leadcoach.domain.answers import Row, Rows, Text
from leadcoach.services.desk import Desk
from tests.services.making import FIRST_DAY, Clock, Walker
from tests.services.own_content import own_content

STEPS = """
## Every week

```ask text weekly
repeat: week
```

## Every workday

```ask text daily
repeat: workday
```

## Only once

```ask text once
```
"""
BEGUN, NEW = Text("Half a sentence"), Text("Another week")


@pytest.fixture
def walker(make_desk: Callable[[Path], Desk], tmp_path: Path) -> Walker:
    return Walker(make_desk(own_content(tmp_path, STEPS)))


def kept(walker: Walker, document: str) -> tuple[str, object]:
    found = walker.desk.store.documents.get(document)
    assert found is not None, document
    return found.day, found.body


@pytest.mark.parametrize(("ask", "days"), [("weekly", 7), ("daily", 1), ("weekly", -7), ("daily", -1)])
def test_words_begun_on_another_occasion_come_back_and_are_kept_there(
    walker: Walker, clock: Clock, ask: str, days: int
) -> None:
    begun = walker.type(f"own.{ask}", BEGUN)
    clock.ahead(days=days)
    again = walker.open(f"own.{ask}")
    assert (again.answer, again.document, bool(again.kept_at)) == (BEGUN, begun.document, True)
    walker.finish(f"own.{ask}", BEGUN)
    assert kept(walker, begun.document) == (FIRST_DAY.date().isoformat(), {ask: BEGUN.text})
    assert walker.open(f"own.{ask}").answer == Text()
    walker.finish(f"own.{ask}", NEW)
    assert kept(walker, begun.document)[1] == {ask: BEGUN.text}
    assert walker.open(f"own.{ask}").document != begun.document
    assert walker.desk.store.drafts.all() == ()


def test_what_stands_for_this_occasion_comes_before_what_was_begun_on_another(walker: Walker, clock: Clock) -> None:
    clock.ahead(days=7)
    walker.finish("own.weekly", NEW)
    clock.ahead(days=-7)
    walker.type("own.weekly", BEGUN)
    clock.ahead(days=7)
    assert walker.open("own.weekly").answer == NEW
    clock.ahead(days=7)
    assert walker.open("own.weekly").answer == BEGUN


def test_a_step_that_was_open_over_the_change_of_its_occasion_is_kept_where_it_began(
    walker: Walker, clock: Clock
) -> None:
    opened = walker.open("own.daily")
    clock.now += timedelta(days=1)
    draft = walker.walking.draft(opened, BEGUN, "", (0, 0))
    assert draft is not None
    walker.walking.keep([draft])
    walker.walking.finish(opened, BEGUN)
    assert kept(walker, "own.daily/2026-11-23") == ("2026-11-23", {"daily": BEGUN.text})
    assert walker.open("own.daily").document == "own.daily/2026-11-24"


def test_what_is_changed_after_it_was_finished_stays_where_it_was_kept(walker: Walker, clock: Clock) -> None:
    opened = walker.open("own.daily")
    clock.ahead(days=1)
    walker.walking.finish(opened, BEGUN)
    again = walker.walking.reopen(opened)
    assert (again.document, again.answer, again.done, again.proposal) == (opened.document, BEGUN, True, False)
    assert not walker.walking.finish(again, NEW).overtaken
    assert kept(walker, "own.daily/2026-11-23")[1] == {"daily": NEW.text}
    assert walker.open("own.daily").answer == Text()


def test_what_is_asked_once_counts_for_the_day_it_was_finished(walker: Walker, clock: Clock) -> None:
    walker.type("own.once", BEGUN)
    clock.ahead(days=3)
    walker.finish("own.once", NEW)
    assert kept(walker, "own.once/once") == ("2026-11-26", {"once": NEW.text})


def test_a_draft_of_another_ask_is_no_beginning_of_this_one(walker: Walker, clock: Clock) -> None:
    walker.type("own.daily", BEGUN)
    clock.ahead(days=7)
    assert walker.open("own.weekly").answer == Text()
    assert walker.open("own.weekly").kept_at == ""


@pytest.mark.parametrize("text", ["", "  "])
def test_an_empty_beginning_is_let_go(walker: Walker, clock: Clock, text: str) -> None:
    walker.type("own.weekly", Text(text))
    clock.ahead(days=7)
    walker.finish("own.weekly", Text())
    assert walker.desk.store.drafts.all() == ()


def test_rows_are_as_safe_as_texts(make_desk: Callable[[Path], Desk], tmp_path: Path, clock: Clock) -> None:
    table = "\n## Numbers\n\n```ask table numbers\nrepeat: week\n- what: text | What\n- by: date | By | due\n```\n"
    walker = Walker(make_desk(own_content(tmp_path, table)))
    rows = Rows((Row("r", {"what": "Rework"}),))
    walker.type("own.numbers", rows, "r/what", (0, 3))
    clock.ahead(days=30)
    again = walker.open("own.numbers")
    assert (again.answer, again.field, again.cursor) == (rows, "r/what", (0, 3))
