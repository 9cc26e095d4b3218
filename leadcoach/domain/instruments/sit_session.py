"""A session of sitting with the team: the page for the table before it, and what became of the asks after it."""

from __future__ import annotations

from datetime import date

from leadcoach.domain.address import Address
from leadcoach.domain.answers import Marks, Row, Rows
from leadcoach.domain.blocks import (
    Bar,
    Bars,
    Block,
    Entry,
    Figure,
    Ledger,
    Next,
    Paragraph,
    Quote,
    Reading,
    Said,
    Source,
    Table,
    Words,
)
from leadcoach.domain.instruments.asks_numbers import ASKS, WITHIN, dated, days_taken, median, mix, wanted
from leadcoach.domain.instruments.talk_numbers import ME, OTHERS, share
from leadcoach.domain.lints import findings
from leadcoach.domain.readings import Given, Instrument, Need, Sheet
from leadcoach.domain.readings.cells import row_source
from leadcoach.domain.readings.given import TITLE
from leadcoach.domain.readings.ledgers import Promise, ledger, promises, share_in_time
from leadcoach.domain.typed import as_date

PLACE = "w03.toolset"
QUESTIONS = 4
FEWEST_ANSWERS = 3
"""With fewer answers, or kinds of asks, their mix says nothing."""
MOST_NAMES = 2
"""So many words that look like names are shown; more would be a list nobody reads."""


def read(given: Given) -> Reading:
    """Give the page for the table while nothing was asked or a new session lies ahead, and what became of the asks."""
    session = _form(given, "session")
    day = as_date(session.cell("date"))
    asks = dated(given.latest("asks"), day if day and day <= given.today else None)
    found = promises(ASKS, asks, WITHIN)
    ahead = day is not None and day > given.today
    blocks = _page(given, session, day) if ahead or not found else []
    blocks += [*_mix(asks, found), *_wanted(asks, found), *_figures(given, asks, found), *_sentences(found)]
    blocks += _after(given, asks, found) if found else []
    return Reading(TITLE, tuple(blocks) or (Paragraph((Said("not-yet"),)),))


def _form(given: Given, need: str) -> Row:
    answer = given.answer(need, need)
    return answer.filled[0] if isinstance(answer, Rows) and answer.filled else Row("")


# Before: one page for the table --------------------------------------------------------------------------------------


def _page(given: Given, session: Row, day: date | None) -> list[Block]:
    questions = _questions(given.latest("questions"))
    if session.empty and not questions:
        return []
    source = row_source(given.latest("session"), session)
    rows: list[tuple[Words | date | None, ...]] = [((Said("when"),), day or _cell(session, "date", source))]
    rows += [((Said(name),), _cell(session, name, source)) for name in ("place", "people")]
    rows += [((Said("question", (("number", number),)),), words) for number, words in enumerate(questions, 1)]
    rows += [((Said("rule"),), _cell(session, "rule", source))]
    return [Table((Said("page"),), ((), ()), tuple(rows)), *_before(given.today, session, day, len(questions))]


def _cell(row: Row, name: str, source: Source) -> Words | None:
    text = row.cell(name).strip()
    return (Quote(text, source),) if text else None


def _questions(sheet: Sheet) -> list[Words]:
    answer = sheet.answers.get("questions")
    rows = answer.filled if isinstance(answer, Rows) else ()
    return [(Quote(row.cell("line"), row_source(sheet, row)),) for row in rows]


def _before(today: date, session: Row, day: date | None, questions: int) -> list[Block]:
    """Give what is still missing, or the way to the list once the day has come."""
    if questions < QUESTIONS:
        return [Next((Said("next-questions"),), Address(PLACE, "questions"))]
    if not all(session.cell(name).strip() for name in ("date", "place", "people", "rule")):
        return [Next((Said("next-session"),), Address(PLACE, "session"))]
    if day is not None and day <= today:
        return [Next((Said("next-list"),), Address(PLACE, "asks"))]
    return []


# After: what became of the asks --------------------------------------------------------------------------------------


def _mix(asks: Sheet, found: tuple[Promise, ...]) -> list[Block]:
    counts = mix(found)
    total = sum(counts.values())
    drawn = tuple(
        Bar((Said(f"option.answer.{kind}"),), count, because=(asks.source,))
        for kind, count in counts.items()
        if count or kind != "unknown"
    )
    return [Bars((Said("mix"),), drawn, 0, total)] if total else []


def _wanted(asks: Sheet, found: tuple[Promise, ...]) -> list[Block]:
    """Give the kinds of asks, most first, once enough of them have one."""
    counts = {kind: count for kind, count in wanted(found).items() if count}
    total = sum(counts.values())
    if total < FEWEST_ANSWERS:
        return []
    order = sorted(counts, key=lambda kind: -counts[kind])
    drawn = tuple(Bar((Said(f"option.kind.{kind}"),), counts[kind], because=(asks.source,)) for kind in order)
    return [Bars((Said("wanted"),), drawn, 0, total)]


def _figures(given: Given, asks: Sheet, found: tuple[Promise, ...]) -> list[Block]:
    in_time, known = share_in_time(found, given.today)
    taken, limits = days_taken(found), [each.limit for each in found if not each.kept]
    running, undated = sum(limit is not None and limit >= given.today for limit in limits), limits.count(None)
    because = (asks.source,)
    part = round(100 * in_time / known) if known else None
    within = Said("within", (("days", WITHIN), ("count", in_time), ("all", known)))
    return [
        *([Figure((within,), part, "%", because=because)] if known else []),
        *([Figure((Said("median"),), median(taken), because=because)] if taken else []),
        *([Figure((Said("running"),), running, because=because)] if running else []),
        *([Figure((Said("undated"),), undated, because=because)] if undated else []),
        *_talk(given),
    ]


def _talk(given: Given) -> list[Block]:
    """Give the own share of the talking, where a meeting was counted on the session's day."""
    day = as_date(_form(given, "session").cell("date"))
    for sheet in reversed(given.sheets.get("talk", ())):
        marks = sheet.answers.get("talk")
        if day and as_date(sheet.day) == day and isinstance(marks, Marks):
            mine = share(marks.seconds(ME), marks.seconds(OTHERS))
            confirmed, because = marks.count("confirmed"), (sheet.source,)
            return [
                *([Figure((Said("talk"),), mine, "%", because=because)] if mine is not None else []),
                *([Figure((Said("confirmed"),), confirmed, because=because)] if confirmed else []),
            ]
    return []


def _sentences(found: tuple[Promise, ...]) -> list[Block]:
    counts = mix(found)
    total = sum(counts.values())
    if total < FEWEST_ANSWERS:
        return []
    return [Paragraph((Said(f"all-{kind}"),)) for kind in ("yes", "no") if counts[kind] == total]


def _after(given: Given, asks: Sheet, found: tuple[Promise, ...]) -> list[Block]:
    entries = _open(asks, given.today, sum(not each.kept for each in found))
    way = Next((Said("next-answer"),), Address(PLACE, "asks")) if entries else _to_the_team()
    return [
        *([Ledger((Said("open"),), entries)] if entries else [Paragraph((Said("none-open"),))]),
        *_names(given),
        Paragraph((Said("caveat"),), "caveat"),
        way,
    ]


def _to_the_team() -> Next:
    return Next((Said("next-team"),), Address(PLACE, "you-said"))


def _open(asks: Sheet, today: date, count: int) -> tuple[Entry, ...]:
    """Give the entries that are open; the ledger has them first."""
    drawn = [block for block in ledger(ASKS, asks, today, WITHIN).blocks if isinstance(block, Ledger)]
    return drawn[0].entries[:count] if drawn else ()


def _names(given: Given) -> list[Block]:
    """Give what looks like a name, before the sheet goes to the team."""
    answer = given.answer("asks", "asks")
    found = findings(("no-names@ask", "no-names@reason"), answer, given.words) if answer else ()
    names = tuple(dict.fromkeys(each.word for each in found))[:MOST_NAMES]
    return [Paragraph((Said("finding.name-seen", (("word", name),)),), "caveat") for name in names]


SIT_SESSION = Instrument(
    id="sit-session",
    asks={},
    phrases=frozenset(
        {
            "title", "not-yet", "page", "when", "place", "people", "question", "rule", "next-questions", "next-session",
            "next-list", "mix", "wanted", "within", "median", "running", "undated", "talk", "confirmed", "all-yes",
            "all-no", "open", "none-open", "caveat", "next-answer", "next-team",
        }
    ),
    read=read,
    needs=(
        Need("session", "@w03.toolset.session"),
        Need("questions", "@w03.toolset.questions"),
        Need("asks", "@w03.toolset.asks"),
        Need("talk", "@talk-share.talk", later=True, every=True),
    ),
    lints=True,
)  # fmt: skip
