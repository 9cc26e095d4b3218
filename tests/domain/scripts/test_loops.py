"""Loops as text: every line is read or has its sentence, and what is written is read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadcoach.domain.scripts.loops import (
    EVIDENCE,
    MOST_LINKS,
    MOST_VARIABLES,
    TAGS,
    TRENDS,
    Link,
    Loops,
    Parsed,
    Variable,
    parse,
    show,
)

PIECES = ["a", "b c", "Team", "var ", "var", " -> ", "->", " ~> ", " : ", ":", "+", "-", " seen", "data", "guess", ", "]
PIECES += ["#", "\n", "\r", "\u2028", "capacity", "flat", "3", "ß", "SS", "\N{MINUS SIGN}", ">", "~", "\t"]
SCRIPTS = st.text(max_size=200) | st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
NAMES = st.text(alphabet="abcdefé ", min_size=1, max_size=20).map(lambda name: " ".join(name.split())).filter(bool)


def link_line(source: str, target: str, more: str = "+") -> str:
    return f"{source} -> {target} : {more}"


@pytest.mark.parametrize(
    ("line", "link"),
    [
        ("work pressure ~> reflection time : - seen", Link("work pressure", "reflection time", -1, True, "seen")),
        ("a -> b : + data", Link("a", "b", 1, False, "data")),
        ("a -> b : +", Link("a", "b", 1)),
        ("  a->b:-guess  ", Link("a", "b", -1)),
        ("a   b -> c : \N{MINUS SIGN} seen", Link("a b", "c", -1, evidence="seen")),
    ],
)
def test_a_link_is_read(line: str, link: Link) -> None:
    parsed = parse(line)
    assert parsed.problems == ()
    assert parsed.loops.links == (link,)
    assert [each.name for each in parsed.loops.variables] == [link.source, link.target]


@pytest.mark.parametrize(
    ("line", "variable"),
    [
        ("var team size : capacity, flat, 3", Variable("team size", "capacity", "flat", 3)),
        ("var team size : up", Variable("team size", trend="up")),
        ("var team size : 5, wave", Variable("team size", trend="wave", influence=5)),
    ],
)
def test_a_variable_is_read(line: str, variable: Variable) -> None:
    assert parse(line) == Parsed(Loops((variable,)))


def test_comments_and_blank_lines_are_kept_and_passed_over() -> None:
    parsed = parse("# what we saw\n\n  a -> b : +\n#\n")
    assert parsed.problems == ()
    assert parsed.loops.comments == ("what we saw", "")
    assert len(parsed.loops.links) == 1


def test_a_name_is_known_whatever_its_case_and_spaces() -> None:
    loops = parse("Work  pressure -> mistakes : +\nmistakes -> work pressure : +\nvar MISTAKES : goal").loops
    assert [each.name for each in loops.variables] == ["Work pressure", "mistakes"]
    assert loops.links[1].target == "Work pressure"
    assert loops.variable("mistakes") == Variable("mistakes", "goal")
    assert loops.variable("nothing") is None


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("a to b", "A link looks like"),
        ("a -> b", "A link looks like"),
        ("a -> b : more", "+ for the same direction"),
        ("a -> b :", "+ for the same direction"),
        ("a -> b : + heard", "seen, data or guess"),
        ("a -> A : +", "from one variable to another"),
        ("a -> b -> c : +", "no arrow and no colon"),
        ("a -> #b : +", "does not begin with #"),
        ("a -> var : +", "or var"),
        ("var a", "A variable looks like"),
        ("var a : big", "none, capacity, goal, comparison, resource"),
        ("var a : goal, goal", "said once"),
        ("var a : 6", "1 to 5"),
        (f"a -> {'b' * 61} : +", "at most 60 letters"),
    ],
)
def test_a_line_that_cannot_be_read_has_one_sentence(line: str, words: str) -> None:
    parsed = parse(f"x -> y : +\n\n{line}")
    (problem,) = parsed.problems
    assert problem.line == 3
    assert words in problem.sentence
    assert problem.sentence.endswith(".")
    assert "{" not in problem.sentence
    assert parsed.loops == parse("x -> y : +").loops


def test_nothing_is_said_twice() -> None:
    parsed = parse("a -> b : +\nA -> B : -\nvar a : up\nvar A : down")
    assert [(problem.line, "twice" in problem.sentence) for problem in parsed.problems] == [(2, True), (4, True)]
    assert parsed.loops.links[0].sign == 1
    assert parsed.loops.variables[0].trend == "up"


def test_no_more_than_fifteen_variables() -> None:
    lines = [f"var v{number} : up" for number in range(MOST_VARIABLES)]
    assert parse("\n".join(lines)).problems == ()
    lines += ["var more : up", link_line("v1", "other"), link_line("v1", "v2")]
    parsed = parse("\n".join(lines))
    assert [problem.line for problem in parsed.problems] == [MOST_VARIABLES + 1, MOST_VARIABLES + 2]
    assert all("15 variables" in problem.sentence for problem in parsed.problems)
    assert (len(parsed.loops.variables), len(parsed.loops.links)) == (MOST_VARIABLES, 1)


def test_no_more_than_thirty_links() -> None:
    pairs = [(f"v{one}", f"v{other}") for one in range(7) for other in range(7) if one != other]
    parsed = parse("\n".join(link_line(*pair) for pair in pairs))
    assert len(parsed.loops.links) == MOST_LINKS
    assert {problem.sentence for problem in parsed.problems} == {"At most 30 links fit here."}
    assert parsed.problems[0].line == MOST_LINKS + 1


def test_what_is_written() -> None:
    text = "# mine\na ~> b : - data\nvar b : goal, up"
    assert show(parse(text).loops) == "# mine\nvar a : none, flat\nvar b : goal, up\na ~> b : - data"


@given(SCRIPTS)
def test_any_text_is_read_and_what_was_read_is_written_and_read_again(text: str) -> None:
    loops = parse(text).loops
    assert parse(show(loops)) == Parsed(loops)


@st.composite
def drawn(draw: st.DrawFn) -> Loops:
    names = draw(st.lists(NAMES, unique=True, max_size=8))
    variables = tuple(
        Variable(name, draw(st.sampled_from(TAGS)), draw(st.sampled_from(TRENDS)), draw(st.integers(0, 5)))
        for name in names
    )
    pairs = [(one, other) for one in names for other in names if one != other]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=MOST_LINKS)) if pairs else []
    links = tuple(
        Link(*pair, draw(st.sampled_from((1, -1))), draw(st.booleans()), draw(st.sampled_from(EVIDENCE)))
        for pair in chosen
    )
    return Loops(variables, links)


@given(drawn())
def test_any_loops_are_written_and_read_again(loops: Loops) -> None:
    assert parse(show(loops)) == Parsed(loops)
