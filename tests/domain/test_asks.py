"""What can be wrong with an answer, and when it is enough."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from leadcoach.domain.answers import (
    SHAPES,
    Answer,
    Mark,
    Marks,
    Number,
    Opened,
    Picked,
    Practice,
    Ratings,
    Row,
    Rows,
    Script,
    Text,
    When,
)
from leadcoach.domain.asks import Ask, blank, read_answer, wording
from leadcoach.domain.problems import complete, problems
from leadcoach.domain.specs import (
    ChoiceSpec,
    Column,
    DateSpec,
    InstrumentSpec,
    Item,
    LinesSpec,
    LiveSpec,
    NumberSpec,
    Phase,
    PracticeSpec,
    ScaleSpec,
    ScriptSpec,
    Spec,
    TableSpec,
    TextSpec,
)

YES_NO = (Item("yes", "Yes"), Item("no", "No"))
SPECS: dict[str, Spec] = {
    "text": TextSpec(most=10),
    "lines": LinesSpec(least=2, most=3),
    "script": ScriptSpec("loops"),
    "choice": ChoiceSpec((*YES_NO, Item("later", "Later")), least=1, most=2),
    "scale": ScaleSpec(1, 5, "never", "as a rule", YES_NO, (Item("now", "Now"), Item("wished", "Wished"))),
    "number": NumberSpec(Decimal(0), Decimal(100)),
    "date": DateSpec(time=True),
    "table": TableSpec(
        (
            Column("ask", "text", "Ask"),
            Column("due", "date", "Due"),
            Column("hours", "number", "Hours"),
            Column("answer", "choice", "Answer", YES_NO),
            Column("own", "choice", "Own", YES_NO, open=True),
            Column("pilot", "choice", "Pilot", options_from="@w08.toolset.charter.question"),
            Column("by", "date", "By", due=True, ahead=7),
            Column("came", "number", "Came", later=True),
        ),
        least=1,
        most=2,
    ),
    "plan": TableSpec((Column("if", "text", "If"), Column("then", "text", "Then")), form=True),
    "practice": PracticeSpec(),
    "live": LiveSpec((Item("me", "Me"),), (Item("question", "Question"),), phases=(Phase("why", 5, "Why"),)),
    "instrument": InstrumentSpec("environment"),
}


def ask(kind: str, *, optional: bool = False) -> Ask:
    return Ask("a", kind, "Label", SPECS[kind], optional=optional)


def row(id: str = "r1", **cells: str) -> Row:
    return Row(id, cells)


RIGHT: list[tuple[str, Answer]] = [
    ("text", Text("ten signs!")),
    ("lines", Rows((row(line="a"), row("r2", line="b"), row("r3", line=" ")))),
    ("script", Script("# mine\nwork pressure -> mistakes : + seen\n\nvar mistakes : none, up, 2")),
    ("choice", Picked(("yes", "no"))),
    ("scale", Ratings({(i, a): 3 for i in ("yes", "no") for a in ("now", "wished")})),
    ("scale", Ratings({(i, a): None for i in ("yes", "no") for a in ("now", "wished")})),
    ("number", Number("0")),
    ("number", Number("99,5")),
    ("date", When("2026-11-23")),
    ("date", When("23-11-2026", "9:30")),
    ("table", Rows((row(ask="a", due="2026-11-23", hours="2,5", answer="yes", own="perhaps"),))),
    ("table", Rows((row(ask="a"), row("r2", ask="b"), row("r3", ask=" ")))),
    ("table", Rows((row(pilot="01ROW", by="2026-11-30"), row("r2", by="30-11-2026", came="3")))),
    ("plan", Rows((row(**{"if": "x"}),))),
    ("practice", Practice("tried")),
    ("practice", Practice("own", "a walk", "", "2026-11-23")),
    ("live", Marks((Mark("me", 0, 60),))),
    ("live", Marks((Mark("why", 0, 300),))),
    ("instrument", Opened("environment/once")),
]
WRONG: list[tuple[str, Answer, list[str]]] = [
    ("text", Text("eleven sign"), [""]),
    ("lines", Rows(tuple(row(f"r{n}", line="a") for n in range(4))), [""]),
    ("script", Script("a -> b : +\na to b"), ["line/2"]),
    ("choice", Picked(("yes", "no", "later")), [""]),
    ("scale", Ratings({("yes", "now"): 6, ("no", "wished"): 0}), ["yes/now", "no/wished"]),
    ("number", Number("much"), [""]),
    ("number", Number("-1"), [""]),
    ("number", Number("100,1"), [""]),
    ("date", When("soon", "half nine"), ["date", "time"]),
    ("date", When("", "09:30"), ["date"]),
    ("table", Rows((row(due="soon", hours="x", answer="perhaps"),)), ["r1/due", "r1/hours", "r1/answer"]),
    ("table", Rows((row(by="soon", came="much"),)), ["r1/by", "r1/came"]),
    ("table", Rows(tuple(row(f"r{n}", ask="a") for n in range(3))), [""]),
    ("practice", Practice("", "", "because"), ["outcome"]),
    ("practice", Practice("given up"), ["outcome"]),
    ("practice", Practice("own", " "), ["own"]),
    ("practice", Practice("done", on="soon"), ["on"]),
]
PART: list[tuple[str, Answer]] = [
    ("lines", Rows((row(line="a"),))),
    ("scale", Ratings({("yes", "now"): 3})),
    ("scale", Ratings({("yes", "now"): 3, ("no", "now"): None, ("yes", "wished"): 5})),
]


def test_a_rating_that_is_asked_no_longer_does_not_hold_the_step_up() -> None:
    given = {(item, aspect): 3 for item in ("yes", "no") for aspect in ("now", "wished")}
    once = Ratings({**given, ("gone", "now"): 9, ("yes", "then"): -4})
    assert problems(ask("scale"), once) == ()
    assert complete(ask("scale"), once)


@pytest.mark.parametrize("kind", SHAPES)
def test_a_blank_answer_has_no_problem_and_is_enough_only_where_it_is_optional(kind: str) -> None:
    assert blank(ask(kind)).empty
    assert problems(ask(kind), blank(ask(kind))) == ()
    assert not complete(ask(kind), blank(ask(kind)))
    assert complete(ask(kind, optional=True), blank(ask(kind)))


@pytest.mark.parametrize(("kind", "answer"), RIGHT)
def test_a_right_answer_is_enough(kind: str, answer: Answer) -> None:
    assert problems(ask(kind), answer) == ()
    assert complete(ask(kind), answer)


@pytest.mark.parametrize(("kind", "answer", "fields"), WRONG)
def test_a_wrong_answer_says_where_in_a_sentence_and_is_never_enough(
    kind: str, answer: Answer, fields: list[str]
) -> None:
    found = problems(ask(kind), answer)
    assert [problem.field for problem in found] == fields
    assert all(problem.sentence.endswith(".") and "{" not in problem.sentence for problem in found)
    assert not complete(ask(kind), answer)
    assert not complete(ask(kind, optional=True), answer)


@pytest.mark.parametrize(("kind", "answer"), PART)
def test_a_part_of_an_answer_is_no_problem_and_not_enough(kind: str, answer: Answer) -> None:
    assert problems(ask(kind), answer) == ()
    assert not complete(ask(kind), answer)


def test_the_least_of_a_list_counts_filled_rows_and_chosen_items() -> None:
    three = Ask("a", "table", "Label", TableSpec((Column("line", "text", "Line"),), least=3))
    two = Rows((row("r1", line="a"), row("r2", line="b"), row("r3", line=" ")))
    assert not complete(three, two)
    assert complete(three, Rows((*two.rows[:2], row("r3", line="c"))))
    pair = Ask("a", "choice", "Label", ChoiceSpec(YES_NO, least=2, most=2))
    assert not complete(pair, Picked(("yes",)))


def test_what_is_wrong_with_a_script_names_the_line() -> None:
    (problem,) = problems(ask("script"), Script("a -> b : +\n\nb => a"))
    assert problem.sentence.startswith("Line 3: A link looks like")


def test_every_kind_has_its_shape_and_reads_what_it_wrote() -> None:
    for kind, answer in RIGHT:
        assert isinstance(answer, ask(kind).shape)
        assert read_answer(ask(kind), answer.to_json()) == answer


def test_a_kept_fact_names_its_kind() -> None:
    kinds = [Ask("a", "text", "L", TextSpec(), keep=keep).fact_kind for keep in ("document", "nothing", "fact cue")]
    assert kinds == ["", "", "cue"]


def test_other_words_of_an_ask_are_another_wording() -> None:
    one, other = ScaleSpec(1, 5, "l", "h", YES_NO), ScaleSpec(1, 5, "l", "h", (Item("yes", "Yes!"), YES_NO[1]))
    assert wording(Ask("a", "scale", "L", one)) != wording(Ask("a", "scale", "L", other))
    assert wording(Ask("a", "scale", "L", one)) == wording(Ask("a", "scale", "L", one, optional=True, line=9))
    assert "Due" in wording(ask("table"))
    assert "Later" in wording(ask("choice"))


def test_nobody_is_held_up_where_there_is_nothing_to_choose_from() -> None:
    earlier = Ask("pick", "choice", "L", ChoiceSpec((), options_from="@moments.moment"))
    assert complete(earlier, Picked())
    assert not complete(replace(earlier, spec=ChoiceSpec(YES_NO, options_from="@moments.moment")), Picked())
    assert not complete(Ask("pick", "choice", "L", ChoiceSpec(YES_NO)), Picked())
