"""A worksheet as a file: what is written comes back, and what cannot be read is one sentence with its line."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadcoach.domain.answers import (
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
from leadcoach.domain.asks import KINDS, Ask
from leadcoach.domain.problems import problems
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
from leadcoach.errors import Refused
from leadcoach.exchange.sheet_files import MOST_BYTES, Field, Filled, Form, read, written, written_json
from leadcoach.exchange.sheet_tables import escaped, unescaped
from leadcoach.text import clean

SUBJECT = "w05.skillset.decisions"
CHOICES = (Item("yes", "Yes"), Item("try", "We try it"), Item("no", "No, because | of \\ it"))
COLUMNS = (
    Column("what", "text", "What"),
    Column("answer", "choice", "Your answer, in a word", CHOICES),
    Column("due", "date", "Answer by"),
    Column("hours", "number", "Hours"),
)
POINTED = Column("to", "choice", "Goes to", (Item("01JABC", "Do it"),), options_from="@steps.name")
SPECS: dict[str, Spec] = {
    "text": TextSpec(),
    "lines": LinesSpec(),
    "script": ScriptSpec(),
    "choice": ChoiceSpec(CHOICES, 0, 3),
    "scale": ScaleSpec(1, 5, "never", "as a rule", CHOICES, (Item("now", "Today"), Item("wished", "Wished")), True),
    "number": NumberSpec(),
    "date": DateSpec(time=True, rhythms=("week",)),
    "table": TableSpec(COLUMNS),
    "plan": TableSpec((Column("wish", "text", "My wish"), Column("if", "text", "If")), 1, 1, form=True),
    "practice": PracticeSpec(),
    "live": LiveSpec((Item("me", "Me"),), (Item("summary", "Summary confirmed"),), 5, (Phase("why", 5, "Why"),)),
    "instrument": InstrumentSpec("environment"),
}

words = st.text(st.characters(codec="utf-8"), max_size=30).map(lambda text: clean(text).text)
hard = words | st.lists(
    st.sampled_from(["\\", "|", "<br>", "\n", " ", "```", "## a", "<!-- ask: x -->", "- ", "---", "a", "\t", "~~~"]),
    max_size=8,
).map("".join)
ids = st.sampled_from(["yes", "try", "no"])
filled = hard.filter(lambda text: bool(text.strip()))
when = st.sampled_from(["", "2026-11-23", "23.11.2026"])
numbers = st.sampled_from(["", "2", "2,5", "-3"])


def table_rows(cells: st.SearchStrategy[dict[str, str]]) -> st.SearchStrategy[Answer]:
    rows = st.lists(cells, max_size=4).map(lambda found: [each for each in found if any(map(str.strip, each.values()))])
    return rows.map(lambda found: Rows(tuple(Row(f"r{n}", each) for n, each in enumerate(found, 1))))


def cells(**columns: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, str]]:
    return st.fixed_dictionaries({}, optional={name: text.filter(bool) for name, text in columns.items()})


def marks(minutes: dict[str, int], count: int) -> Answer:
    timed = tuple(Mark(name, 0.0, tenths / 10) for name in ("me", "why") if (tenths := minutes[name]))
    return Marks((*timed, *[Mark("summary", 0.0)] * count))


ANSWERS: dict[str, st.SearchStrategy[Answer]] = {
    "text": filled.map(Text),
    "lines": table_rows(st.fixed_dictionaries({"line": filled})),
    "script": hard.map(Script),
    "choice": st.sets(ids).map(lambda found: Picked(tuple(each.id for each in CHOICES if each.id in found))),
    "scale": st.dictionaries(
        st.tuples(ids, st.sampled_from(["now", "wished"])), st.none() | st.integers(1, 5)
    ).map(Ratings),
    "number": numbers.map(Number),
    "date": st.builds(When, when, st.sampled_from(["", "09:30"]), st.sampled_from(["", "UTC"]), st.just("week")),
    "table": table_rows(cells(what=hard, answer=ids, due=when, hours=numbers)),
    "plan": cells(**{"wish": hard, "if": hard}).map(lambda found: Rows((Row("one", found),))),
    "practice": st.builds(Practice, st.sampled_from(["done", "tried"]), hard, hard, when),
    "live": st.builds(
        marks, st.fixed_dictionaries({"me": st.integers(0, 9999), "why": st.integers(0, 9999)}), st.integers(0, 9)
    ),
    "instrument": st.just(Opened("environment/once")),
}  # fmt: skip


def form(kind: str, answer: Answer | None = None, spec: Spec | None = None) -> Form:
    ask = Ask("decisions", kind, "Ten decisions", spec or SPECS[kind])
    return Form("board", "The board", (Field(SUBJECT, ask, "Ten decisions", "Think of last week.", answer),))


def back(form: Form) -> Filled:
    return read(written(form, "2026-11-23").encode(), form, "f.md")


def test_there_is_a_form_for_every_kind_of_ask() -> None:
    assert set(SPECS) == set(ANSWERS) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=40)
@given(data=st.data())
def test_what_is_written_is_read_as_it_was(kind: str, data: st.DataObject) -> None:
    answer = data.draw(ANSWERS[kind])
    asked = form(kind, answer)
    if problems(asked.fields[0].ask, answer):
        return
    expected = Filled({} if answer.empty else {SUBJECT: answer}, "2026-11-23")
    assert back(asked) == expected
    assert read(json.dumps(written_json(asked, "2026-11-23")).encode(), asked, "f.json") == expected


@pytest.mark.parametrize("kind", KINDS)
def test_a_blank_worksheet_is_an_empty_answer(kind: str) -> None:
    assert back(form(kind)).answers == {}


@given(hard)
def test_any_text_fits_into_a_cell(text: str) -> None:
    for bars in (True, False):
        line = escaped(text, bars=bars)
        assert "\n" not in line
        assert unescaped(f"  {line} ") == text


def test_a_table_looks_as_in_any_markdown() -> None:
    rows = Rows(
        (Row("x", {"what": "a | b", "answer": "try", "due": "2026-11-27", "hours": "2,5"}), Row("y", {"what": "c"}))
    )
    text = written(form("table", rows))
    assert text.splitlines()[:5] == ["---", "instrument: board", "---", "", "# The board"]
    assert "“Your answer, in a word”: Yes · We try it · No, because | of \\ it" in text
    assert "<!-- ask: w05.skillset.decisions -->\n\n| What | Your answer, in a word | Answer by | Hours |\n" in text
    assert "| a \\| b | We try it | 2026-11-27 | 2,5 |" in text


def answered(kind: str, body: str, spec: Spec | None = None) -> Answer:
    asked = form(kind, None, spec)
    return read(f"Anything\n\n<!-- ask: decisions -->\n{body}\n".encode(), asked, "f.md").answers[SUBJECT]


@pytest.mark.parametrize(
    ("kind", "body", "answer"),
    [
        ("text", "\n  One.\n\n## Two\n", Text("  One.\n\n## Two")),
        ("lines", "* one\n2. two \n-\n", Rows((Row("r1", {"line": "one"}), Row("r2", {"line": "two"})))),
        ("choice", "- [X] we try it\n+ [ ] anything\n* [x] yes Yes", Picked(("yes", "try"))),
        (
            "scale",
            "|item|Today|\n|:-:|-|\n|Yes|?|\n|try x|4|\n| | |",
            Ratings({("yes", "now"): None, ("try", "now"): 4}),
        ),
        ("date", "2026-11-23 09:30", When("2026-11-23", "09:30")),
        (
            "table",
            "hours | WHAT\n---|---\n2 | three\n|\n| | four",
            Rows((Row("r1", {"hours": "2", "what": "three"}), Row("r3", {"what": "four"}))),
        ),
        ("plan", "| wish | if |\n| - | - |\n| a | b |", Rows((Row("one", {"wish": "a", "if": "b"}),))),
        ("practice", "| field | |\n|-|-|\n| What became of it | tried |", Practice("tried")),
        (
            "live",
            "|x|m|n|\n|-|-|-|\n| me Me | 2,5 | |\n| Summary confirmed | | 2 |",
            Marks((Mark("me", 0, 150), Mark("summary", 0), Mark("summary", 0))),
        ),
    ],
)
def test_what_people_type_in_an_editor_is_read(kind: str, body: str, answer: Answer) -> None:
    assert answered(kind, body) == answer


def test_rows_have_names_where_something_points_at_them() -> None:
    steps = Ask("steps", "table", "Steps", TableSpec((Column("name", "text", "Name"),)))
    edges = Ask("edges", "table", "Edges", TableSpec((POINTED,)))
    asked = Form(
        "flow",
        "Flow",
        (
            Field("flow.steps", steps, answer=Rows((Row("01JABC", {"name": "Do it"}),))),
            Field("flow.edges", edges, answer=Rows((Row("e", {"to": "01JABC"}),))),
        ),
    )
    assert "| row | Name |\n| --- | --- |\n| 01JABC | Do it |" in written(asked)
    assert dict(back(asked).answers) == {each.subject: each.answer for each in asked.fields}


TABLE = "| What | Hours |\n| --- | --- |\n"
BROKEN = [
    ("table", "| What | Size |\n|-|-|", "line 4: column 2 is none of this table; it has: What, Your answer"),
    ("table", "| What | what |\n|-|-|", "line 4: column 2 stands there twice"),
    ("table", f"{TABLE}| a | b | c |", "line 6: this row has more cells"),
    ("table", f"{TABLE}\n| a | many |", "line 7: This is not a number yet"),
    ("table", "Some prose", "line 4: a table was expected here"),
    ("table", "| What |", "line 4: a table needs a head"),
    ("table", "| row | What |\n|-|-|\n| 1 | a |\n| 1 | b |", "line 7: two rows have the same name"),
    ("plan", "| field | answer |\n|-|-|\n| other | a |", "line 6: this is no field of it; it has: My wish, If"),
    ("plan", "| field | answer |\n|-|-|\n| If | a |\n| if | b |", "line 7: this field stands there twice"),
    ("plan", "| wish |\n|-|\n| a |\n| b |", "line 7: only one row fits here"),
    ("scale", "| item | now |\n|-|-|\n| yes | 9 |", "line 6: Rate from 1 to 5."),
    ("scale", "| item | now |\n|-|-|\n| yes | so |", "line 6: a whole number from 1 to 5 was expected"),
    ("scale", "| item | now |\n|-|-|\n| perhaps | 2 |", "line 6: this is no item of the scale"),
    ("scale", "| item | then |\n|-|-|", "line 4: column 2 is none of this table; it has: Today, Wished"),
    ("choice", "- yes", "line 4: a choice looks like"),
    ("choice", "- [x] perhaps", "line 4: this is not among what can be chosen"),
    ("lines", "- one\ntwo", "line 5: a list was expected here"),
    ("live", "|x|m|n|\n|-|-|-|\n| me | 1 | 2 |", "line 6: turns and parts have minutes"),
    ("live", "|x|m|n|\n|-|-|-|\n| me | soon | |", "line 6: minutes look like"),
    ("live", "|x|m|n|\n|-|-|-|\n| summary | | 99999 |", "line 6: a whole number up to"),
    ("live", "|x|m|n|\n|-|-|-|\n| you | 1 | |", "line 6: this is nothing that is observed here"),
    ("live", "|x|\n|-|\n| me |", "line 4: this table has three columns"),
    ("date", "soon", "line 3: This is not a date yet"),
    ("number", "many", "line 3: This is not a number yet"),
    ("script", "a -> b -> c", "line 3: Line 1"),
    ("text", "```\nopen", "line 4: the text that begins here between fences has no end"),
    ("text", "x\n<!-- ask: w05.skillset.decisions -->\ny", "line 5: the answer to w05.skillset.decisions stands"),
    ("text", "x\n<!-- ask: w05.skillset.decision -->\ny", "line 5: board has no question called w05.skillset.decision"),
    ("text", "x\n<!-- ask: SECRET(words) -->\ny", "line 5: board has no question called this name; near it"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "body", "sentence"), BROKEN)
def test_what_cannot_be_read_is_one_sentence_with_its_line(kind: str, body: str, sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        answered(kind, body)
    assert refused.value.message.startswith(f"f.md, {sentence.rstrip('.')}")
    assert "SECRET" not in refused.value.message


FRONT = "---\ninstrument: board\n---\n<!-- ask: decisions -->\nx"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"---\ninstrument: flow\n---\n", "f.md, line 2: this is a worksheet of flow, and board was asked for"),
        (b"---\ninstrument: MY SECRET\n---\n", "f.md, line 2: this is a worksheet of something else"),
        (b"---\ndate: soon\n---\n", "f.md, line 2: this is not a date"),
        (b"---\nother: 1\n---\n", "f.md, line 2: the front matter has lines `instrument: board`"),
        (b"---\n" + b"a: b\n" * 60, "f.md, line 1: the front matter that begins here has no end"),
        (b"", "f.md: there is no answer in it; each stands below a line such as <!-- ask: w05.skillset.decisions -->"),
        (b"\x00\xff\xfe\x00", "f.md: This is not a file of text."),
        (b"x" * (MOST_BYTES + 1), "f.md is larger than 1 MB"),
        (b'{"instrument": "board",\n "answers": {,}}', "f.md, line 2: this is not valid JSON"),
        (b'{"answers": {"decisions": 5}}', "f.md: the answer to w05.skillset.decisions has another form"),
        (b'{"answers": {"decision": "x"}}', "f.md: board has no question called decision; near it"),
        (b'{"answers": []}', 'f.md: a worksheet in JSON looks like {"instrument": "board", "answers": {…}}'),
        (b'{"instrument": ["flow"], "answers": {}}', "f.md: this is a worksheet of something else"),
        (b'{"answers": ' + b"[" * 90_000, "f.md: The values are nested too deep."),
        (b'{"answers": {}, "answers": {}}', "f.md: A name comes twice"),
    ],
)
def test_a_file_that_is_no_worksheet_is_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        read(data, form("text"), "f.md")
    assert refused.value.message.startswith(sentence)
    assert "SECRET" not in refused.value.message


def outcome(data: bytes, asked: Form) -> Filled | str:
    """What a file says, or the sentence by which it is refused."""
    try:
        return read(data, asked, "f.md")
    except Refused as refused:
        return refused.message


SIGNS = [*"|-[]x?5#` \n\\<>:", "\n|", "|-|-|\n", "- [x] ", "yes", "```\n", "2026-1-1"]


@settings(max_examples=50)
@given(kind=st.sampled_from(KINDS), body=st.lists(st.sampled_from(SIGNS)).map("".join))
def test_any_lines_are_an_answer_or_one_sentence(kind: str, body: str) -> None:
    found = outcome(f"<!-- ask: decisions -->\n{body}".encode(), form(kind))
    if isinstance(found, str):
        assert found.startswith("f.md")
    else:
        assert back(form(kind, found.answers.get(SUBJECT))).answers.keys() == found.answers.keys()


LARGE = 150_000
PIECES = ["[", "> ", "\n|a|b", "\n- [x] yes", "\\", "<br>", "*", "\n<!-- ask: decisions -->", "`"]


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("kind", ["text", "table", "script"])
def test_a_large_file_is_read_or_refused(kind: str, piece: str) -> None:
    found = outcome((FRONT + piece * (LARGE // len(piece))).encode(), form(kind))
    assert found.startswith("f.md") if isinstance(found, str) else set(found.answers) == {SUBJECT}
