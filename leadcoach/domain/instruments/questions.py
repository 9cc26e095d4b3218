"""The question lab: how many questions are open, what closes the others, and what a real talk showed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from leadcoach.domain.address import Address
from leadcoach.domain.answers import Marks, Number, Rows, Text
from leadcoach.domain.blocks import Bar, Bars, Block, Next, Paragraph, Quote, Reading, Said, Source
from leadcoach.domain.lints import Finding, findings
from leadcoach.domain.readings.given import TITLE, Given, Instrument, Need, Sheet

TRAPS = ("closed-question", "advice", "two-questions", "no-question-mark")
"""What closes a question, in the order in which it is drawn."""
TALLIED = ("open", "waited", "closed", "advice")
AIM = 5
"""Open questions before the first advice."""
MENDED = 2
"""The most questions quoted with what was noticed in them."""
MOST_BEFORE = 30
SCALE = 5
"""The least a bar of counts reaches to, so that a single one does not fill it."""


class Asked(NamedTuple):
    """One question as it was written."""

    text: str
    source: Source
    found: tuple[Finding, ...]
    before: bool = False
    """Whether it is what was asked before there was an open version of it."""

    @property
    def open(self) -> bool:
        """Whether nothing in it closes it."""
        return not self.found


def read(given: Given) -> Reading:
    """Give the traps, the share of open questions, those worth a second look, and the tally of a talk."""
    asked = tuple(_asked(given))
    talk = _talk(given)
    if not asked and not talk:
        return Reading(TITLE, (Paragraph((Said("not-yet"),)),))
    caveat = [Paragraph((Said("caveat"),), "caveat")] if asked else []
    return Reading(TITLE, (*_traps(asked), *_shares(asked), *_to_mend(asked), *talk, *caveat, _way_on(given)))


def _asked(given: Given) -> Iterator[Asked]:
    for sheet in given.sheets.get("versions", ()):
        yield from _column(given, sheet, "questions", "closed")
        yield from _column(given, sheet, "questions", "open")
    yield from _column(given, given.sheet, "lab", "question")


def _column(given: Given, sheet: Sheet, ask: str, column: str) -> Iterator[Asked]:
    rows = sheet.answers.get(ask)
    for row in rows.filled if isinstance(rows, Rows) else ():
        text = row.cell(column).strip()
        if text:
            source = Source(sheet.document, sheet.version, row.id)
            yield Asked(text, source, findings(("open-question",), Text(text), given.words), column == "closed")


def _traps(asked: tuple[Asked, ...]) -> list[Block]:
    """Give how often each trap occurs in everything that was written, and a cure for each that does."""
    counts = {trap: sum(trap == finding.rule for each in asked for finding in each.found) for trap in TRAPS}
    highest = max(counts.values())
    if not highest:
        return []
    bars = tuple(Bar((Said(f"trap-{trap}"),), count, because=_where(asked, trap)) for trap, count in counts.items())
    occurring = sorted((trap for trap in TRAPS if counts[trap]), key=lambda trap: -counts[trap])
    cures = Paragraph(tuple(Said(f"cure-{trap}") for trap in occurring))
    return [Bars((Said("traps-title", (("count", len(asked)),)),), bars, 0, max(highest, SCALE)), cures]


def _where(asked: tuple[Asked, ...], trap: str) -> tuple[Source, ...]:
    return tuple(each.source for each in asked if any(finding.rule == trap for finding in each.found))


def _shares(asked: tuple[Asked, ...]) -> list[Block]:
    """Give the share of open ones, of the questions as they would be asked now."""
    now = [each for each in asked if not each.before]
    count = sum(each.open for each in now)
    if not now:
        return []
    if len(now) == 1:
        return [Paragraph((Said("one-open" if count else "one-closed"),))]
    if count == len(now):
        return [Paragraph((Said("all-open", (("all", len(now)),)),))]
    return [Paragraph((Said("open", (("count", count), ("all", len(now)), ("share", round(100 * count / len(now))))),))]


def _to_mend(asked: tuple[Asked, ...]) -> list[Block]:
    closed = [each for each in asked if not each.before and not each.open]
    return [Paragraph((Quote(each.text, each.source), _sentence(each.found[0]))) for each in closed[:MENDED]]


def _sentence(finding: Finding) -> Said:
    return Said(f"finding.{finding.rule}", (("word", finding.word),))


def _talk(given: Given) -> list[Block]:
    """Give what was counted in a talk, and how many open questions came before the first advice."""
    sheet, marks = given.latest("tally"), given.answer("tally", "talk-count")
    counts = {name: marks.count(name) for name in TALLIED} if isinstance(marks, Marks) else {}
    blocks: list[Block] = []
    if any(counts.values()):
        bars = tuple(Bar((Said(f"item.{name}"),), count, because=(sheet.source,)) for name, count in counts.items())
        blocks = [Bars((Said("talk-title"),), bars, 0, max(*counts.values(), SCALE))]
    said = (*_of_talk(counts), *_before(given))
    return [*blocks, Paragraph(said)] if said else blocks


def _of_talk(counts: dict[str, int]) -> tuple[Said, ...]:
    asked = counts.get("open", 0) + counts.get("closed", 0)
    if not asked:
        return ()
    return (Said("talk-open", (("count", counts["open"]), ("all", asked), ("waited", counts["waited"]))),)


def _before(given: Given) -> tuple[Said, ...]:
    answer = given.answer("before", "before-advice")
    value = answer.value if isinstance(answer, Number) else None
    if value is None or not 0 <= value <= MOST_BEFORE:
        return ()
    key = "before-enough" if value >= AIM else "before-fewer" if value != 1 else "before-one"
    return (Said(key, (("count", float(value)), ("aim", AIM))),)


def _way_on(given: Given) -> Next:
    if given.answer("tally", "talk-count") is None:
        return Next((Said("next-count"),), Address("w02.skillset", "talk-count"))
    return Next((Said("next-talk"),), Address("w03.skillset", "first-question"))


QUESTIONS = Instrument(
    id="questions",
    asks={"lab": Rows},
    phrases=frozenset(
        {
            "title", "not-yet", "traps-title", *(f"trap-{trap}" for trap in TRAPS), *(f"cure-{trap}" for trap in TRAPS),
            "open", "all-open", "one-open", "one-closed", "talk-title", "talk-open", "before-enough", "before-fewer",
            "before-one", "caveat", "next-count", "next-talk",
        }
    ),
    read=read,
    needs=(
        Need("versions", "@w02.skillset.questions"),
        Need("tally", "@w02.skillset.talk-count"),
        Need("before", "@w02.skillset.before-advice"),
    ),
    lints=True,
)  # fmt: skip
