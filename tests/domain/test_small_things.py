"""Ids, running text, and the programme seen from above."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadcoach.domain.ids import answer_id, ulid
from leadcoach.domain.outline import outline_from
from leadcoach.domain.prose import Grid, Heading, Listing, Para, Prose, Quoted, Run, Verbatim, plain

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def test_an_id_is_that_of_the_specification() -> None:
    assert ulid(datetime.fromtimestamp(1469918176.385, UTC), bytes(10)) == "01ARYZ6S41" + "0" * 16
    assert ulid(NOON, b"\xff" * 10).endswith("Z" * 16)


@given(st.integers(0, 10**9), st.integers(1, 10**9), st.binary(min_size=10, max_size=10))
def test_ids_sort_by_time(first: int, later: int, entropy: bytes) -> None:
    one = ulid(NOON + timedelta(milliseconds=first), entropy)
    assert one < ulid(NOON + timedelta(milliseconds=first + later), entropy)
    assert len(one) == 26


def test_an_answer_is_named_by_its_ask_and_occasion() -> None:
    assert (answer_id("w01.weed"), answer_id("logs.cue", "2026-11-23")) == ("w01.weed/once", "logs.cue/2026-11-23")


def test_running_text_keeps_its_words_without_style() -> None:
    bold = (Run("Ask ", strong=True), Run("twice", code=True))
    prose: Prose = (
        Heading(3, bold),
        Para((Run("a link", link="https://example.org"),)),
        Listing(ordered=True, items=((Para((Run("one"),)),), (Para((Run("two"),)),))),
        Quoted((Para((Run("said"),)),)),
        Grid((bold,), (((Run("cell"),),),)),
        Verbatim("  as it is"),
        Para(()),
    )
    assert plain(prose) == "Ask twice\n\na link\n\n- one\n- two\n\nsaid\n\nAsk twice\ncell\n\n  as it is"


STEP = {"id": "team", "title": "Tell", "minutes": 15, "ask": "practice"}
OPENING = {"id": "w01", "aspect": "week", "title": "", "objective": "", "minutes": 20, "path": "p", "steps": [STEP]}
LOGS = OPENING | {"id": "logs", "steps": [STEP | {"id": "cue", "keep": "fact cue", "fields": [["seen", "Seen"]]}]}
WEEK = {
    "id": "w01", "number": 1, "month": "soil", "title": "", "objective": "", "minutes": 60,
    "block": "b1", "powers": ["ps"], "opening": OPENING,
}  # fmt: skip
INDEX = {"language": "en", "fingerprint": "x", "names": {"blocks": {"b1": "Trust"}}, "weeks": [WEEK], "extras": [LOGS]}


def test_the_index_becomes_the_programme_seen_from_above() -> None:
    outline = outline_from(INDEX)
    (week,) = outline.weeks
    assert (outline.week(1), outline.week(2)) == (week, None)
    assert (outline.week_of("w01.mindset"), outline.week_of("w011")) == (week, None)
    assert (outline.name("blocks", "b1"), outline.name("blocks", "b9")) == ("Trust", "b9")
    assert (week.written, week.prompts, week.practice) == (False, (), week.opening.step("team"))
    assert [module.id for module in outline.modules()] == ["w01", "logs"]
    assert [(step.id, step.fields) for _module, step in outline.logs()] == [("cue", (("seen", "Seen"),))]


@pytest.mark.parametrize(
    "broken",
    [{}, {"language": "en"}, INDEX | {"weeks": {}}, INDEX | {"names": []}, INDEX | {"weeks": [{"id": "w01"}]}],
)
def test_anything_else_is_no_index(broken: dict[str, object]) -> None:
    with pytest.raises((KeyError, TypeError)):
        outline_from(broken)
