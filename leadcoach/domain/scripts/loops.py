"""Causal loops as text: a line for each link between two variables, and one for what is known of a variable.

`work pressure ~> reflection time : - seen` says that the first acts on the second: `->` soon or `~>` after a delay,
`+` in the same direction or `-` in the opposite one, and on what evidence. `var team size : capacity, flat, 3` says
what a variable is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from leadcoach.text import _

MOST_VARIABLES = 15
MOST_LINKS = 30
MOST_LETTERS = 60
"""The longest name of a variable."""
EVIDENCE = ("seen", "data", "guess")
TAGS = ("none", "capacity", "goal", "comparison", "resource")
TRENDS = ("up", "down", "flat", "wave")
SIGNS = {"+": 1, "-": -1, "\N{MINUS SIGN}": -1, "\N{EN DASH}": -1}
INFLUENCE = range(1, 6)

_LINK = re.compile(r"(?P<source>.+?)\s*(?P<arrow>[-~]>)\s*(?P<target>.+?)\s*:\s*(?P<rest>.*)")
_NOT_A_NAME = re.compile(r"^#|^var\b|:|[-~]>")
_VARIABLE = re.compile(r"var\s+(?P<name>[^:]+?)\s*:\s*(?P<rest>.*)")


@dataclass(frozen=True, slots=True)
class Variable:
    """Something that can grow or shrink."""

    name: str
    tag: str = "none"
    """`capacity`, `goal`, `comparison`, `resource` or `none`."""
    trend: str = "flat"
    """`up`, `down`, `flat` or `wave`."""
    influence: int = 0
    """How much oneself can change it, 1 to 5; 0 where nothing is said."""


@dataclass(frozen=True, slots=True)
class Link:
    """That one variable acts on another."""

    source: str
    target: str
    sign: int
    """1 in the same direction, -1 in the opposite one."""
    delayed: bool = False
    evidence: str = "guess"
    """`seen`, `data` or `guess`."""


@dataclass(frozen=True, slots=True)
class Loops:
    """Everything a script says."""

    variables: tuple[Variable, ...] = ()
    """In the order in which they are first named."""
    links: tuple[Link, ...] = ()
    comments: tuple[str, ...] = ()

    def variable(self, name: str) -> Variable | None:
        """Give the variable of that name."""
        return next((each for each in self.variables if each.name == name), None)


@dataclass(frozen=True, slots=True)
class LineProblem:
    """What is wrong with one line of a script, in one clear sentence."""

    line: int
    """Counted from 1."""
    sentence: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """What could be read of a script, and what could not."""

    loops: Loops
    problems: tuple[LineProblem, ...] = ()


class _LineError(Exception):
    """A line that cannot be read."""


class _Reader:
    """Collects variables and links; a name is known by its letters, case and spaces aside."""

    def __init__(self) -> None:
        self.variables: dict[str, Variable] = {}
        self.described: set[str] = set()
        self.links: dict[tuple[str, str], Link] = {}
        self.comments: list[str] = []

    def line(self, text: str) -> None:
        """Take one line that is not blank; raises _LineError."""
        if text.startswith("#"):
            self.comments.append(text[1:].strip())
        elif re.match(r"var\s", text):
            self._variable(text)
        else:
            self._link(text)

    def _variable(self, text: str) -> None:
        found = _VARIABLE.fullmatch(text)
        if not found:
            raise _LineError(_("A variable looks like: var team size : capacity, flat, 3."))
        made = _described(_name(found["name"]), found["rest"])
        key = made.name.casefold()
        if key in self.described:
            raise _LineError(_("This variable is described twice; take one line away."))
        known = self._known(made.name)
        self.variables[key] = replace(made, name=known)
        self.described.add(key)

    def _link(self, text: str) -> None:
        found = _LINK.fullmatch(text)
        if not found:
            raise _LineError(_("A link looks like: work pressure -> mistakes : + seen."))
        source, target = _name(found["source"]), _name(found["target"])
        sign, evidence = _signed(found["rest"])
        pair = (source.casefold(), target.casefold())
        if pair[0] == pair[1]:
            raise _LineError(_("A link leads from one variable to another one."))
        if pair in self.links:
            raise _LineError(_("This link stands here twice; take one line away."))
        if len(self.links) >= MOST_LINKS:
            raise _LineError(_("At most {most} links fit here.").format(most=MOST_LINKS))
        if len({*self.variables, *pair}) > MOST_VARIABLES:
            raise _too_many()
        names = self._known(source), self._known(target)
        self.links[pair] = Link(*names, sign, found["arrow"] == "~>", evidence)

    def _known(self, name: str) -> str:
        """Give the name as it was first written, and note it where it is new."""
        key = name.casefold()
        if key not in self.variables and len(self.variables) >= MOST_VARIABLES:
            raise _too_many()
        return self.variables.setdefault(key, Variable(name)).name


def parse(text: str) -> Parsed:
    """Read a script; whatever stands in it, nothing is raised."""
    reader, problems = _Reader(), []
    for number, line in enumerate(text.splitlines(), 1):
        try:
            if line.strip():
                reader.line(line.strip())
        except _LineError as error:
            problems.append(LineProblem(number, str(error)))
    loops = Loops(tuple(reader.variables.values()), tuple(reader.links.values()), tuple(reader.comments))
    return Parsed(loops, tuple(problems))


def show(loops: Loops) -> str:
    """Write a script that `parse` reads back as the same loops: comments, then variables, then links."""
    lines = [f"# {comment}".rstrip() for comment in loops.comments]
    lines += [_variable_line(each) for each in loops.variables]
    lines += [_link_line(each) for each in loops.links]
    return "\n".join(lines)


def _variable_line(variable: Variable) -> str:
    influence = (str(variable.influence),) if variable.influence else ()
    return f"var {variable.name} : {', '.join((variable.tag, variable.trend, *influence))}"


def _link_line(link: Link) -> str:
    arrow, sign = "~>" if link.delayed else "->", "+" if link.sign > 0 else "-"
    return f"{link.source} {arrow} {link.target} : {sign} {link.evidence}"


def _name(text: str) -> str:
    """Give a name with single spaces; raises _LineError for one that cannot be told from the rest of a line."""
    name = " ".join(text.split())
    if len(name) > MOST_LETTERS:
        raise _LineError(_("A name has at most {most} letters; make it shorter.").format(most=MOST_LETTERS))
    if not name or _NOT_A_NAME.search(name):
        raise _LineError(_("A name has no arrow and no colon in it, and does not begin with # or var."))
    return name


def _described(name: str, text: str) -> Variable:
    made, seen = Variable(name), set()
    for part in (part.strip() for part in text.split(",")):
        if part in TAGS:
            what, made = "tag", replace(made, tag=part)
        elif part in TRENDS:
            what, made = "trend", replace(made, trend=part)
        elif part in map(str, INFLUENCE):
            what, made = "influence", replace(made, influence=int(part))
        else:
            raise _LineError(
                _("After the colon stand {tags}; then {trends}; then 1 to 5 for your influence.").format(
                    tags=", ".join(TAGS), trends=", ".join(TRENDS)
                )
            )
        if what in seen:
            raise _LineError(_("After the colon each thing is said once: what it is, its trend, your influence."))
        seen.add(what)
    return made


def _signed(text: str) -> tuple[int, str]:
    """Read `+ seen`; without a word the evidence is a guess."""
    sign, evidence = text[:1], text[1:].strip()
    if sign not in SIGNS:
        raise _LineError(_("After the colon stands + for the same direction or - for the opposite one."))
    if evidence and evidence not in EVIDENCE:
        raise _LineError(_("After the sign stands what you know it from: seen, data or guess."))
    return SIGNS[sign], evidence or "guess"


def _too_many() -> _LineError:
    return _LineError(_("At most {most} variables fit here.").format(most=MOST_VARIABLES))
