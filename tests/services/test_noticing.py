"""What the lints noticed, as sentences of the step."""

from __future__ import annotations

from leadcoach.domain.answers import Row, Rows, Script, Text
from leadcoach.domain.lints import Finding
from leadcoach.services.noticing import finding_sentences
from tests.services.making import Walker

WORDINGS = {"closed-question": '"{word}" invites a yes.', "no-reason": "Say why."}
TWO = Rows((Row("a", {"x": "1"}), Row("empty"), Row("b", {"x": "2"}), Row("c", {"x": "3"})))


def test_a_sentence_names_the_rows_it_is_about_once() -> None:
    found = [
        Finding("no-reason", "b/reason"),
        Finding("closed-question", "a/x", "did"),
        Finding("no-reason", "c/reason"),
    ]
    assert finding_sentences(found, WORDINGS, TWO) == ("Say why. (rows 2, 3)", '"did" invites a yes. (row 1)')


def test_where_there_is_only_one_place_none_is_named() -> None:
    one = Rows((Row("a", {"x": "1"}),))
    assert finding_sentences([Finding("no-reason", "a/x")], WORDINGS, one) == ("Say why.",)
    assert finding_sentences([Finding("no-reason")], WORDINGS, Text("x")) == ("Say why.",)
    assert finding_sentences([Finding("no-reason", "gone/x"), Finding("no-reason", "own")], WORDINGS, TWO) == (
        "Say why.",
    )
    assert finding_sentences([Finding("unworded")], WORDINGS, None) == ("unworded",)


def test_a_script_names_its_lines() -> None:
    found = [Finding("no-reason", "line/2"), Finding("no-reason", "line/4")]
    assert finding_sentences(found, WORDINGS, Script("x")) == ("Say why. (lines 2, 4)",)


def test_what_is_noticed_comes_with_the_answer(walker: Walker) -> None:
    kept = walker.finish("w01.skillset.questions", Rows((Row("q", {"line": "Did you sleep?"}),)))
    assert kept.findings == (Finding("closed-question", "q/line", "did"),)
    assert (kept.saved, kept.problems) == (True, ())


def test_a_loop_script_is_looked_at_without_naming_a_lint(walker: Walker) -> None:
    kept = walker.finish("w01.skillset.loops", Script("improving quality -> more mistakes : -"))
    assert [(each.rule, each.word) for each in kept.findings] == [
        ("verb-name", "improving quality"),
        ("direction-name", "more mistakes"),
    ]
