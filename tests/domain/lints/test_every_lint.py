"""What holds for each lint there is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadcoach.domain.answers import Answer, Number, Picked, Practice, Ratings, Row, Rows, Script, Text, When
from leadcoach.domain.lint_names import LINT_NAMES
from leadcoach.domain.lints import LINTS, Finding, findings
from tests.domain.lints.shipped import shipped, words

COLUMNS = (
    "if", "then", "strategy", "when", "answer", "reason", "result-hard", "learning-hard", "kind", "critical", "x",
)  # fmt: skip
cells = st.sampled_from(
    ["no", "yes", "experiment", "5", "Did you? And why?", "not yet", "I always", "\u0130ii", "Peter"]
)
texts = st.text(max_size=60) | cells
rows = st.lists(st.builds(Row, st.sampled_from("abc"), st.dictionaries(st.sampled_from(COLUMNS), texts)), max_size=3)
answers: st.SearchStrategy[Answer] = st.one_of(
    st.builds(Text, texts),
    st.builds(Script, texts | st.builds("{} -> {} : +".format, texts, texts)),
    st.builds(Rows, rows.map(tuple)),
    st.builds(Practice, texts, texts, texts),
    st.sampled_from([Picked(("no",)), Number("4"), Ratings({("x", "is"): 5}), When("2026-11-23")]),
)


def test_every_name_content_may_use_has_its_lint() -> None:
    assert set(LINTS) == LINT_NAMES


@given(st.sampled_from(sorted(LINTS)), st.sampled_from(["", "@then", "@x"]), answers)
def test_a_lint_never_stops_says_the_same_twice_and_has_a_sentence_for_it(
    name: str, column: str, answer: Answer
) -> None:
    found = findings((name + column,), answer, words())
    assert found == findings((name + column,), answer, words())
    sentences = shipped()["findings"]
    assert isinstance(sentences, dict)
    for finding in found:
        assert finding.rule in sentences
        assert "{word}" not in sentences[finding.rule] or finding.word


@pytest.mark.parametrize("name", sorted(LINTS))
@pytest.mark.parametrize(
    "empty", [Text(), Text(" \n"), Script(), Rows(), Rows((Row("a"), Row("b", {"then": " ", "x": ""}))), Practice()]
)
def test_a_lint_says_nothing_of_nothing(name: str, empty: Answer) -> None:
    assert findings((name,), empty, words()) == ()


@pytest.mark.parametrize("name", sorted(set(LINTS) - {"if-then", "next-try", "no-reason", "dual-hard", "exact-steps"}))
@given(rows)
def test_only_the_column_named_is_looked_at(name: str, several: list[Row]) -> None:
    table = Rows(tuple(several))
    assert findings((f"{name}@nowhere",), table, words()) == ()
    assert {finding.field[1:] for finding in findings((f"{name}@x",), table, words())} <= {"/x", ""}


def test_a_column_is_named_behind_the_lint() -> None:
    table = Rows((Row("r1", {"closed": "Did you?", "open": "Did they?"}),))
    assert findings(("open-question@open",), table, words()) == (Finding("closed-question", "r1/open", "did"),)
    assert len(findings(("open-question",), table, words())) == 2


def test_lints_follow_each_other_and_say_a_thing_once() -> None:
    table = Rows((Row("r1", {"answer": "no", "reason": ""}),))
    twice = ("no-reason", "no-reason", "unheard-of", "no-names")
    assert findings(twice, table, words()) == (Finding("no-reason", "r1/reason"),)


@pytest.mark.parametrize("name", sorted(set(LINTS) - {"no-reason", "dual-hard", "exact-steps"}))
def test_a_language_without_word_lists_still_runs(name: str) -> None:
    row = Row("a", {"if": "at 9", "then": " ".join(["word"] * 16), "strategy": "x", "when": "9", "x": "A sentence?"})
    for finding in findings((name,), Rows((row,)), {}):
        assert finding.rule in {"too-long", "goal-ways", "goal-date", "no-question-mark"}


def test_every_sentence_belongs_to_a_rule_and_is_short() -> None:
    sentences = shipped()["findings"]
    assert isinstance(sentences, dict)
    assert [rule for rule, sentence in sentences.items() if not 20 < len(sentence) < 150] == []
