"""Fences: `ask KIND ID`, `show READING ID` and `card ID`, from their first line and body to values of the domain."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markdown_it.token import Token

from leadcoach.curriculum.faults import Report, did_you_mean
from leadcoach.curriculum.grammar import ID, ID_CURE, Fields, read_body
from leadcoach.curriculum.references import REPEATS, address, addresses, keep, lints, opens, when
from leadcoach.curriculum.shows import OF_EVERY_SHOW, READINGS, show_of
from leadcoach.curriculum.specs import KINDS_OF_ASK, MOST_MINUTES
from leadcoach.domain.asks import Ask
from leadcoach.domain.programme import Part, Show

OF_EVERY_ASK = (
    "label",
    "optional",
    "from",
    "when",
    "opens",
    "lint",
    "repeat",
    "keep",
    "privacy",
    "journal",
    "level",
    "distance",
    "minutes",
)
LEVELS = ("D", "A", "T")
CARD_KINDS = ("fact", "case")
FENCES = {
    "ask": "```ask text my-answer",
    "show": "```show echo my-echo",
    "part": "```part board",
    "card": "```card my-card",
    "exercise": "```exercise ps-1",
}
AS = ("ask", "line")
"""How a part is shown on a worksheet."""
IN_THE_MEETING = frozenset({"practice", "live"})
"""Asks whose `minutes` are spent in a meeting, not in the app."""


@dataclass(frozen=True, slots=True)
class CardHead:
    """What a `card` fence says."""

    id: str
    kind: str


def word(token: Token) -> str:
    """Give the first word behind the backticks: `ask`, `show`, `card`, another, or none."""
    return (token.info.split() or [""])[0]


def line_of(token: Token) -> int:
    """Give the line a token begins on, from 1."""
    return token.map[0] + 1 if token.map else 1


def read_ask(token: Token, title: str, report: Report) -> Ask | None:
    """Give the ask a fence declares, or None when its first line is wrong; every fault is reported."""
    names = _names(token, 3, "ask KIND ID", report)
    if not names:
        return None
    kind, name = names
    if kind not in KINDS_OF_ASK:
        report.add(line_of(token), f"There is no kind of ask `{kind}`", did_you_mean(kind, KINDS_OF_ASK))
        return None
    how = KINDS_OF_ASK[kind]
    fields = _fields(token, (*OF_EVERY_ASK, *how.keys), report, items=how.items)
    ask = _with_manners(Ask(name, kind, fields.text("label", title), how.read(fields), line=line_of(token)), fields)
    if ask.journal != fields.has("level"):
        report.add(ask.line, "A journal prompt has both `journal: yes` and a `level`", "Add `level: D`, `A` or `T`.")
    return ask


def _with_manners(ask: Ask, fields: Fields) -> Ask:
    """Give the ask with what every kind of ask can say."""
    return replace(
        ask,
        optional=fields.flag("optional"),
        origin=addresses(fields, "from"),
        when=when(fields.text("when"), fields.line_of("when"), fields.report),
        opens=opens(fields),
        lint=lints(fields, ask.spec),
        repeat=fields.one_of("repeat", REPEATS),
        keep=keep(fields),
        privacy=fields.one_of("privacy", ("normal", "never"), "normal"),
        journal=fields.flag("journal"),
        level=fields.one_of("level", LEVELS),
        distance=fields.text("distance"),
        minutes=0 if ask.kind in IN_THE_MEETING else fields.whole("minutes", 1, MOST_MINUTES),
    )


def read_show(token: Token, report: Report) -> Show | None:
    """Give the reading a fence shows, or None when its first line is wrong; every fault is reported."""
    names = _names(token, 3, "show READING ID", report)
    if not names:
        return None
    reading, name = names
    if reading not in READINGS:
        report.add(line_of(token), f"There is no reading `{reading}`", did_you_mean(reading, READINGS))
        return None
    kind = READINGS[reading]
    fields = _fields(token, (*kind.keys, *OF_EVERY_SHOW), report, items=kind.items)
    return show_of(fields, reading, name)


def read_part(token: Token, report: Report) -> Part | None:
    """Give the step a worksheet borrows, or None when its first line is wrong; every fault is reported."""
    names = _names(token, 2, "part ID", report)
    if not names:
        return None
    fields = _fields(token, ("of", "as"), report, items=False)
    if not fields.has("of"):
        cure = "Add the address of its ask, such as `of: @w05.skillset.decisions`."
        report.add(line_of(token), "This part does not say which step it is: `of` is missing", cure)
    shown = fields.one_of("as", AS, AS[0])
    return Part(names[0], address(fields, "of"), line_only=shown == "line", line=line_of(token))


def read_card(token: Token, report: Report) -> CardHead | None:
    """Give what a card's fence says, or None when its first line is wrong; every fault is reported."""
    names = _names(token, 2, "card ID", report)
    if not names:
        return None
    fields = _fields(token, ("kind",), report, items=False)
    if not fields.has("kind"):
        report.add(line_of(token), "The card does not say its `kind`", "Add `kind: fact` or `kind: case`.")
    return CardHead(names[0], fields.one_of("kind", CARD_KINDS))


def _names(token: Token, count: int, form: str, report: Report) -> list[str]:
    words = token.info.split()
    if len(words) != count:
        report.add(line_of(token), f"A fence begins with `{form}`", f"Write it like {FENCES[words[0]]}.")
        return []
    if not ID.fullmatch(words[-1]):
        report.add(line_of(token), f"`{words[-1]}` is no id", ID_CURE)
        return []
    return words[1:]


def _fields(token: Token, known: tuple[str, ...], report: Report, *, items: bool) -> Fields:
    body = read_body(token.content, line_of(token) + 1, known, report, items=items)
    return Fields(body, line_of(token), report)
