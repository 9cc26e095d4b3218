"""The feedback composer: what will be said about the work, and what was heard and told back."""

from __future__ import annotations

from leadcoach.domain.address import Address
from leadcoach.domain.answers import Marks, Row, Rows, When
from leadcoach.domain.blocks import Bar, Bars, Block, Next, Paragraph, Quote, Reading, Said, Source
from leadcoach.domain.lints import Finding, findings
from leadcoach.domain.lints.feedback import About, about
from leadcoach.domain.readings.given import TITLE, Given, Instrument, Need
from leadcoach.domain.wordlists import WordLists

PARTS = ("situation", "behaviour", "effect", "question")
"""The parts of a draft, in the order in which they are said."""
CHECKS = (
    "person-words@behaviour", "person-words@effect", "person-words@situation", "sweeping@situation",
    "sweeping@behaviour", "sweeping@effect", "one-behaviour@behaviour", "asks-back", "open-question@question",
)  # fmt: skip
SHOWN = 2
"""The most drafts composed below each other, the newest ones."""
NOTICED = 3
"""The most findings said of one draft."""
SCALE = 5
"""The least a bar of counts reaches to, so that a single one does not fill it."""


def read(given: Given) -> Reading:
    """Give what the sentences are about, each draft as it would be said, what was told back, and a way on."""
    drafts = _drafts(given)
    picture = _picture(drafts, given) or [Paragraph(_talk(given))] * bool(_talk(given))
    blocks = [*picture, *_composed(drafts, given.words), *_shared(given)]
    if not blocks:
        return Reading(TITLE, (Paragraph((Said("not-yet"),)),))
    caveat = [Paragraph((Said("caveat"),), "caveat")] if drafts else []
    return Reading(TITLE, (*blocks, *caveat, _way_on(given)))


def _drafts(given: Given) -> list[tuple[Row, Source]]:
    answer, sheet = given.sheet.answers.get("given"), given.sheet
    rows = answer.filled if isinstance(answer, Rows) else ()
    begun = (row for row in rows if any(row.cell(part).strip() for part in PARTS))
    return [(row, Source(sheet.document, sheet.version, row.id)) for row in begun]


def composed(row: Row) -> str:
    """Give a draft as it would be said: its parts in order, each a sentence of its own."""
    parts = (" ".join(row.cell(part).split()) for part in PARTS)
    return " ".join(_sentence(part) for part in parts if part)


def _sentence(text: str) -> str:
    ended = text if text[-1] in ".!?…:,\"”'’)" else f"{text}."
    return ended[0].upper() + ended[1:]


def _picture(drafts: list[tuple[Row, Source]], given: Given) -> list[Block]:
    """Give how many sentences of all drafts are about the work, and how many about the person."""
    found = about((composed(row) for row, _source in drafts), given.words)
    if not found.all:
        return []
    because = tuple(source for _row, source in drafts)
    bars = tuple(
        Bar((Said(f"about-{name}"),), count, because=because) for name, count in zip(About._fields, found, strict=True)
    )
    title = Said("about-title", (("all", found.all),))
    return [Bars((title,), bars, 0, max(SCALE, *found)), Paragraph((Said(_verdict(found)), *_talk(given)))]


def _verdict(found: About) -> str:
    if not found.person:
        return "about-clear"
    return "about-one" if found.person == 1 else "about-some"


def _composed(drafts: list[tuple[Row, Source]], words: WordLists) -> list[Block]:
    """Give the newest drafts with what is noticed in each; that nothing is in the others is said once."""
    blocks: list[Block] = []
    clear = 0
    for row, source in drafts[-SHOWN:]:
        role = row.cell("to").strip()
        blocks += [Paragraph((Said("to"), Quote(role, source)))] if role else []
        noticed = [word for finding in _noticed(row, words)[:NOTICED] for word in _remark(finding)]
        blocks += [Paragraph((Quote(composed(row), source),)), *([Paragraph(tuple(noticed))] if noticed else [])]
        clear += not noticed
    shown = min(SHOWN, len(drafts))
    ready = (Said("ready" if shown == 1 else "ready-all" if clear == shown else "ready-other"),) if clear else ()
    more = (Said("last-of", (("count", SHOWN), ("all", len(drafts)))),) if len(drafts) > SHOWN else ()
    return [*blocks, *([Paragraph((*ready, *more))] if ready or more else [])]


def _noticed(row: Row, words: WordLists) -> tuple[Finding, ...]:
    """Give what was noticed in a draft, and the same word of the same part only once."""
    found = findings(CHECKS, Rows((row,)), words)
    seen = {(finding.field, finding.word or finding.rule): finding for finding in reversed(found)}
    return tuple(finding for finding in found if seen[finding.field, finding.word or finding.rule] is finding)


def _remark(finding: Finding) -> tuple[Said, Said]:
    part = finding.field.rpartition("/")[2]
    return Said("in-part", (("part", f"column.{part}"),)), _said(finding)


def _said(finding: Finding) -> Said:
    return Said(f"finding.{finding.rule}", (("word", finding.word),))


def _talk(given: Given) -> tuple[Said, ...]:
    """Give the comments that were counted in a learning talk."""
    marks = given.answer("talk", "talk-clock")
    work, person = (marks.count("work"), marks.count("person")) if isinstance(marks, Marks) else (0, 0)
    return (Said("in-talk", (("work", work), ("person", person))),) if work + person else ()


def _told(given: Given) -> bool:
    answer = given.answer("shared", "shared")
    return isinstance(answer, Rows) and not answer.empty


def _shared(given: Given) -> list[Block]:
    """Give what was heard and is told back, and when the next time is."""
    answer, sheet = given.answer("shared", "shared"), given.latest("shared")
    if not isinstance(answer, Rows) or answer.empty:
        return []
    heard = " ".join(answer.filled[0].cell("heard").split())
    told = (Said("told"), Quote(_sentence(heard), sheet.source)) if heard else ()
    found = findings(("share-back",), answer, given.words)[:NOTICED]
    noticed = [Paragraph((*told, *map(_said, found)))] if told or found else []
    return [*noticed, _next_time(given)]


def _next_time(given: Given) -> Paragraph:
    answer = given.answer("next-share", "next-share")
    day = answer.date if isinstance(answer, When) else None
    if day is None:
        return Paragraph((Said("no-day"),))
    days = (day - given.today).days
    key = "day-over" if days < 0 else "day-today" if not days else "day-tomorrow" if days == 1 else "day-ahead"
    return Paragraph((Said(key, (("day", day), ("days", days))),))


def _way_on(given: Given) -> Next:
    answer = given.answer("next-share", "next-share")
    day = answer.date if isinstance(answer, When) else None
    if not _told(given):
        return Next((Said("next-share-first"),), Address("w04.skillset", "shared"))
    if day is None:
        return Next((Said("next-day"),), Address("w04.skillset", "next-share"))
    if day <= given.today:
        return Next((Said("next-second"),), Address("w04.skillset", "second-share"))
    return Next((Said("next-talk"),), Address("w06.skillset", "talk-date"))


FEEDBACK = Instrument(
    id="feedback",
    asks={"given": Rows},
    phrases=frozenset(
        {
            "title", "not-yet", "about-title", *(f"about-{name}" for name in About._fields), "about-clear", "about-one",
            "about-some", "to", "in-part", "ready", "ready-all", "ready-other", "last-of", "in-talk", "told",
            "no-day", "day-over", "day-today", "day-tomorrow", "day-ahead", "caveat", "next-share-first", "next-day",
            "next-second", "next-talk",
        }
    ),
    read=read,
    needs=(
        Need("shared", "@w04.skillset.shared"),
        Need("next-share", "@w04.skillset.next-share"),
        Need("talk", "@w06.skillset.talk-clock"),
    ),
    lints=True,
)  # fmt: skip
