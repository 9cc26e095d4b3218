"""When a step is part of the walk."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadcoach.domain.predicates import (
    ROUTES,
    Answered,
    Chosen,
    Circumstances,
    Condition,
    OnRoute,
    Predicate,
    PredicateError,
    TeamSize,
    holds,
    parse,
)

# A week (`w03`) names a file, so it is no ask.
IDS = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True).filter(lambda id: not re.fullmatch(r"w\d\d", id))
ADDRESSES = st.builds("@{}".format, IDS) | st.builds("@w03.toolset.{}".format, IDS)
CONDITIONS: st.SearchStrategy[Condition] = st.one_of(
    st.builds(OnRoute, st.sampled_from(ROUTES), st.booleans()),
    st.builds(TeamSize, st.sampled_from(("<", "<=", "=", ">", ">=")), st.integers(0, 999)),
    st.builds(Answered, ADDRESSES, st.booleans()),
    st.builds(Chosen, ADDRESSES, IDS),
)
PIECES = ["route", " is ", "not ", "alone", "team", " and ", ">=", "<", " 5", "answered ", "@w03.a.b", "@", "own", "\n"]


def now(
    route: str = "", team: int | None = None, answered: tuple[str, ...] = (), picked: tuple[str, ...] = ()
) -> Circumstances:
    """Circumstances in which those addresses have answers, and every choice picked the same ids."""
    return Circumstances(lambda address: address in answered, lambda _address: picked, route, team)


@pytest.mark.parametrize(
    ("text", "conditions"),
    [
        ("", ()),
        ("route is alone", (OnRoute("alone"),)),
        ("route is not alone", (OnRoute("alone", negated=True),)),
        ("team >= 5", (TeamSize(">=", 5),)),
        ("team<5", (TeamSize("<", 5),)),
        ("answered @w03.toolset.asks", (Answered("@w03.toolset.asks"),)),
        ("not answered @weed", (Answered("@weed", negated=True),)),
        ("@w05.mindset.choice is own-one", (Chosen("@w05.mindset.choice", "own-one"),)),
        (
            "  route is team  and  team > 4 and not answered @a ",
            (OnRoute("team"), TeamSize(">", 4), Answered("@a", negated=True)),
        ),
    ],
)
def test_a_predicate_is_read(text: str, conditions: tuple[Condition, ...]) -> None:
    assert parse(text) == Predicate(conditions)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("route is far", "no route `far`"),
        ("route is not", "no route `not`"),
        ("route = alone", "no condition"),
        ("team >= five", "no condition"),
        ("team >= 1000", "no condition"),
        ("team >= -1", "no condition"),
        ("team == 5", "no condition"),
        ("answered weed", "no condition"),
        ("answered @Weed", "no address"),
        ("not @weed is own", "no condition"),
        ("@a.b.c.d.e is own", "no address"),
        ("@a is not own", "no condition"),
        ("route is alone and", "no condition"),
        ("route is alone or team > 4", "no condition"),
        ("team > 4\nand and", "no condition"),
        ("a" * 501, "longer than 500"),
    ],
)
def test_anything_else_is_refused_in_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(PredicateError, match=sentence):
        parse(text)


@given(st.text(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_any_text_is_a_predicate_or_its_own_error(text: str) -> None:
    try:
        found = parse(text)
    except PredicateError:
        return
    assert parse(str(found)) == found


@given(st.lists(CONDITIONS, max_size=5))
def test_any_predicate_is_written_and_read_again(conditions: list[Condition]) -> None:
    predicate = Predicate(tuple(conditions))
    assert parse(str(predicate)) == predicate


@pytest.mark.parametrize(
    ("text", "circumstances", "expected"),
    [
        ("", now(), True),
        ("route is alone", now("alone"), True),
        ("route is alone", now("team"), False),
        ("route is team", now(), True),
        ("route is not alone", now(), True),
        ("route is not alone", now("alone"), False),
        ("team >= 5", now(team=5), True),
        ("team >= 5", now(team=4), False),
        ("team > 5", now(team=5), False),
        ("team <= 5", now(team=5), True),
        ("team < 5", now(team=5), False),
        ("team < 1", now(team=0), True),
        ("team = 4", now(), True),
        ("team >= 5", now(), False),
        ("answered @a", now(answered=("@a",)), True),
        ("answered @b", now(answered=("@a",)), False),
        ("not answered @b", now(answered=("@a",)), True),
        ("@a is own", now(picked=("other", "own")), True),
        ("@a is own", now(picked=()), False),
        ("team > 3 and answered @a", now(answered=("@a",)), True),
        ("team > 3 and answered @b", now(answered=("@a",)), False),
    ],
)
def test_a_predicate_holds_where_all_of_it_does(text: str, circumstances: Circumstances, expected: bool) -> None:  # noqa: FBT001 - the expected value
    assert holds(parse(text), circumstances) is expected


def test_the_answers_a_predicate_looks_at() -> None:
    text = "team > 3 and not answered @w03.toolset.asks and @room is mt"
    assert parse(text).addresses == ("@w03.toolset.asks", "@room")
