"""The lint of an if-then."""

from __future__ import annotations

import pytest

from leadcoach.domain.answers import Row, Rows, Text
from leadcoach.domain.lints import Finding, findings
from leadcoach.domain.wordlists import WordLists

WORDS: WordLists = {
    "time-words": ("before", "Monday"),
    "place-words": ("staff room",),
    "event-words": ("starts", "catch myself"),
    "act-start": ("I",),
    "act-lead": ("then",),
    "weak-verbs": ("try to", "don’t"),
    "second-act": ("and then", ";"),
    "max-act-words": 8,
}
CUE, ACT = "before the handover", "I ask two questions."


def found(cue: str, act: str) -> list[str]:
    rows = Rows((Row("r1", {"wish": "x", "if": cue, "then": act}),))
    return [f"{finding.rule} {finding.field}" for finding in findings(("if-then",), rows, WORDS)]


@pytest.mark.parametrize(
    ("cue", "act", "expected"),
    [
        (CUE, ACT, []),
        ("on MONDAY,", ACT, []),
        ("at 10:30", ACT, []),
        ("when I am in the staff room", ACT, []),
        ("when I catch myself answering", ACT, []),
        ("if it is difficult", ACT, ["cue-missing r1/if"]),
        ("in the staff", ACT, ["cue-missing r1/if"]),
        ("beforehand", ACT, ["cue-missing r1/if"]),
        ("", "", []),
        ("", ACT, []),
        ("sometimes", "", ["cue-missing r1/if"]),
        (CUE, "We ask two questions.", ["act-start r1/then"]),
        (CUE, "i ask", []),
        (CUE, "I’ll ask two questions.", []),
        (CUE, "You'll ask two questions.", ["act-start r1/then"]),
        (CUE, "And then I ask.", ["act-start r1/then"]),
        (CUE, "Then I ask what they saw.", []),
        (CUE, "then we ask", ["act-start r1/then"]),
        (CUE, "I try to ask.", ["weak-verb r1/then"]),
        (CUE, "I don't answer.", ["weak-verb r1/then"]),
        (CUE, "I retry together.", []),
        (CUE, "I ask and then I wait.", ["two-acts r1/then"]),
        (CUE, "I ask; I wait.", ["two-acts r1/then"]),
        (CUE, "I ask and thence wait.", []),
        (CUE, "I ask two questions in the first minute.", []),
        (CUE, "I ask two questions in the very first minute.", ["too-long r1/then"]),
        (
            "now",
            "We try to ask and then wait for the answer.",
            ["cue-missing r1/if", "act-start r1/then", "weak-verb r1/then", "two-acts r1/then", "too-long r1/then"],
        ),
    ],
)
def test_an_if_then_needs_a_cue_and_one_small_act_of_ones_own(cue: str, act: str, expected: list[str]) -> None:
    assert found(cue, act) == expected


def test_each_filled_row_is_looked_at() -> None:
    rows = Rows((Row("a", {"if": "x"}), Row("b", {"if": " "}), Row("c", {"if": "y"})))
    assert findings(("if-then",), rows, WORDS) == (Finding("cue-missing", "a/if"), Finding("cue-missing", "c/if"))


def test_a_lint_says_nothing_of_another_shape_and_an_unknown_lint_nothing_at_all() -> None:
    assert findings(("if-then",), Text("if it rains"), WORDS) == ()
    assert findings(("unheard-of",), Rows((Row("a", {"if": "x"}),)), WORDS) == ()


def test_without_word_lists_only_the_length_can_be_too_much() -> None:
    rows = Rows((Row("a", {"if": "at 9", "then": " ".join(["word"] * 16)}),))
    assert findings(("if-then",), rows, {}) == (Finding("too-long", "a/then"),)
