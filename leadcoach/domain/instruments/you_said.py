"""You said, I did: the list of asks as a sheet for the team, in their words and without a name."""

from __future__ import annotations

from datetime import date

from leadcoach.domain.blocks import Entry, Ledger, Paragraph, Quote, Reading, Said, Words
from leadcoach.domain.instruments.asks_numbers import ASKS, KINDS
from leadcoach.domain.readings import Given, Instrument, Need, Sheet
from leadcoach.domain.readings.cells import row_label, row_source
from leadcoach.domain.readings.given import TITLE
from leadcoach.domain.readings.ledgers import Promise, promises


def read(given: Given) -> Reading:
    """Give each ask with its answer in the order of the list, then those still open by their day, and a foot line."""
    sheet = given.latest("asks")
    found = promises(ASKS, sheet)
    if not found:
        return Reading(TITLE, (Paragraph((Said("not-yet"),)),))
    done = [each for each in found if each.kept]
    waiting = sorted((each for each in found if not each.kept), key=lambda each: each.due or date.max)
    count = Said("count", (("count", len(done)), ("all", len(found))))
    answered = Ledger((Said("done-title"),), tuple(_answered(sheet, each) for each in done))
    still_open = Ledger((Said("open-title"),), tuple(_open(sheet, each, given.today) for each in waiting))
    foot = Paragraph((Said("foot", (("day", given.today),)),), "caveat")
    return Reading(
        TITLE,
        (Paragraph((count,)), *([answered] if done else []), *([still_open] if waiting else []), foot),
    )


def _answered(sheet: Sheet, each: Promise) -> Entry:
    source = row_source(sheet, each.row)
    kind = each.row.cell("answer")
    said = (Said(f"did-{kind}"),) if kind in KINDS else ()
    day = (Said("on-day", (("day", each.done),)),) if each.done else ()
    answer: Words = (*said, Quote(each.row.cell("reason"), source), *day)
    # Its days stand in the words: a sheet for a wall has no second line of dates.
    return Entry(row_label(ASKS, sheet, each.row), Said("you-said"), answer=answer, because=(source,))


def _open(sheet: Sheet, each: Promise, today: date) -> Entry:
    begun = bool(each.row.cell("answer").strip())
    words: Words = (Said("words-follow"),) if begun else ()
    source = row_source(sheet, each.row)
    return Entry(row_label(ASKS, sheet, each.row), _state(each, today), answer=words, because=(source,))


def _state(each: Promise, today: date) -> Said:
    if each.due is None:
        return Said("no-day")
    return Said("late" if each.waits(today) else "by", (("day", each.due),))


YOU_SAID = Instrument(
    id="you-said",
    asks={},
    phrases=frozenset(
        {
            "title", "not-yet", "count", "done-title", "open-title", "you-said", "did-yes", "did-try", "did-no",
            "did-unknown", "on-day", "words-follow", "no-day", "late", "by", "foot",
        }
    ),
    read=read,
    needs=(Need("asks", "@w03.toolset.asks"),),
)  # fmt: skip
