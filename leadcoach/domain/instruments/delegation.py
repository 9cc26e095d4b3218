"""The delegation board: decisions with their level today and the level wished, and what the review days brought."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from leadcoach.domain.address import Address
from leadcoach.domain.answers import Row
from leadcoach.domain.asks import Ask
from leadcoach.domain.blocks import Bar, Bars, Block, Entry, Figure, Ledger, Next, Paragraph, Reading, Said, Words
from leadcoach.domain.readings import Given, Instrument, Need, Sheet
from leadcoach.domain.readings.cells import cell_number, column, filled, row_label
from leadcoach.domain.readings.given import TITLE
from leadcoach.domain.readings.ledgers import ledger, promises
from leadcoach.domain.specs import Column, Item, TableSpec

PLACE = "w05.skillset"
LEVELS = ("decide", "advise", "agree", "tell", "yours")
"""From "I decide" to "yours"; a gap is counted in steps between them."""
NOTHING = 0
"""Where the bars begin: below the first level, which would look like nothing otherwise."""
MOST_AT_ONCE = 2
"""A gap of more levels than this is better taken in parts."""
STAYED, PARTLY, BACK = "no", "partly", "yes"
"""What a review day can bring: whether the decision was taken back."""

_LEVELS = tuple(Item(level, "") for level in LEVELS)
DECISIONS = Ask(
    "decisions",
    "table",
    "",
    TableSpec(
        (
            Column("decision", "text", ""),
            Column("now", "choice", "", _LEVELS),
            Column("wished", "choice", "", _LEVELS),
            Column("limit", "text", ""),
            Column("review", "date", "", due=True),
            Column("taken-back", "choice", "", tuple(Item(each, "") for each in (STAYED, PARTLY, BACK)), later=True),
        )
    ),
)
"""What is read of `@w05.skillset.decisions`, as the generic readings take it."""


def level(row: Row, name: str) -> int | None:
    """Give the level of a column, 1 to 5; None where none is chosen."""
    each = column(DECISIONS, name)
    value = cell_number(each, row) if each else None
    return None if value is None else int(value)


def gap(row: Row) -> int | None:
    """Give how many levels lie between today and wished; less than nothing where a decision is to come back."""
    now, wished = level(row, "now"), level(row, "wished")
    return None if now is None or wished is None else wished - now


def moved(row: Row, first: int | None) -> int:
    """Give by how many levels a decision went over since its `first` level; nothing for one that came back.

    One that stayed at its review stands at the level wished, whatever the board still says of today.
    """
    reached = level(row, "wished" if row.cell("taken-back") == STAYED else "now")
    start = level(row, "now") if first is None else first
    return max(0, reached - start) if reached is not None and start is not None else 0


def read(given: Given) -> Reading:
    """Give the gaps widest first, what moved, the review days, and what makes handing over safer."""
    sheet = given.latest("board")
    rows = sorted(filled(DECISIONS, sheet), key=lambda row: -(gap(row) or 0))
    if not rows:
        return Reading(TITLE, (Paragraph((Said("not-yet"),)),))
    blocks = [
        *_levels(sheet, rows),
        *_moved(sheet, rows, given.latest("first")),
        *_taken_back(rows),
        *_jumps(sheet, rows),
        *_without_limit(sheet, rows),
        *_reviews(given, sheet),
        Paragraph((Said("caveat"),), "caveat"),
        *_way_on(given, rows),
    ]
    return Reading(TITLE, tuple(blocks))


def _levels(sheet: Sheet, rows: Sequence[Row]) -> list[Block]:
    if all(level(row, "now") is None for row in rows):
        return []
    drawn = tuple(
        Bar(
            (*row_label(DECISIONS, sheet, row), *_gap_words(gap(row))),
            level(row, "now"),
            level(row, "wished") if gap(row) != 0 else None,
            (sheet.source,),
        )
        for row in rows
    )
    return [Bars((Said("levels"),), drawn, NOTHING, len(LEVELS))]


def _gap_words(points: int | None) -> Words:
    if points is None:
        return ()
    if points < 0:
        return (Said("gap-back", (("points", -points),)),)
    return (Said("gap-points", (("points", points),)),) if points else (Said("gap-closed"),)


def _moved(sheet: Sheet, rows: Sequence[Row], first: Sheet) -> list[Block]:
    starts = {row.id: level(row, "now") for row in filled(DECISIONS, first)}
    steps = [moved(row, starts.get(row.id)) for row in rows]
    if not any(steps):
        return []
    because = (sheet.source, *((first.source,) if first.document else ()))
    words = Said("moved", (("count", sum(step > 0 for step in steps)), ("all", len(steps))))
    return [Figure((words,), sum(steps), because=because)]


def _taken_back(rows: Sequence[Row]) -> list[Block]:
    found = [row.cell("taken-back") for row in rows]
    counts = {each: found.count(each) for each in (STAYED, PARTLY, BACK)}
    if not any(counts.values()):
        return []
    keys = {STAYED: "stayed", PARTLY: "partly", BACK: "back"}
    said = [Said(keys[each], (("count", count),)) for each, count in counts.items() if count]
    back = (Said("back-again"),) if counts[PARTLY] or counts[BACK] else ()
    return [Paragraph((Said("reviewed", (("all", sum(counts.values())),)), *said, *back))]


def _jumps(sheet: Sheet, rows: Sequence[Row]) -> list[Block]:
    """Give a sentence for each decision that would go over several levels at once, with the level to try first."""
    found: list[Block] = []
    for row in rows:
        now, points = level(row, "now"), gap(row)
        if now is not None and points is not None and points > MOST_AT_ONCE and not row.cell("taken-back").strip():
            said = Said("jump", (("points", points), ("level", f"option.now.{LEVELS[now]}")))
            found.append(Paragraph((*row_label(DECISIONS, sheet, row), Said("then"), said)))
    return found


def _without_limit(sheet: Sheet, rows: Sequence[Row]) -> list[Block]:
    """Name the decisions that have no limit anybody can see."""
    found = [row for row in rows if not row.cell("limit").strip()]
    if not found:
        return []
    words: Words = (Said("no-limit"),)
    for number, row in enumerate(found):
        words += (*((Said("then"),) if number else ()), *row_label(DECISIONS, sheet, row))
    return [Paragraph((*words, Said("then"), Said("no-limit-why")), "warning")]


def _reviews(given: Given, sheet: Sheet) -> list[Block]:
    drawn = [block for block in ledger(DECISIONS, sheet, given.today).blocks if isinstance(block, Ledger)]
    rows = {row.id: row for row in filled(DECISIONS, sheet)}
    entries = tuple(_with_levels(each, rows) for block in drawn for each in block.entries)
    late = any(each.waits(given.today) for each in promises(DECISIONS, sheet))
    return [Ledger((Said("reviews"),), entries), *([Paragraph((Said("late"),))] if late else [])]


def _with_levels(entry: Entry, rows: dict[str, Row]) -> Entry:
    """Put before what was answered from which level to which the decision goes."""
    row = next((rows[each.row] for each in entry.because if not isinstance(each, str) and each.row in rows), Row(""))
    now, wished = level(row, "now"), level(row, "wished")
    if now is None or wished is None:
        return entry
    given = (("now", f"option.now.{LEVELS[now - 1]}"), ("wished", f"option.wished.{LEVELS[wished - 1]}"))
    answer = (Said("then"), Said("taken-back"), *entry.answer) if entry.answer else ()
    return replace(entry, answer=(Said("at-level" if now == wished else "from-to", given), *answer))


def _way_on(given: Given, rows: Sequence[Row]) -> list[Block]:
    words = given.answer("words", "first-words")
    if any(not row.cell("limit").strip() for row in rows):
        return [Next((Said("next-limit"),), Address(PLACE, "decisions"))]
    return [] if words and not words.empty else [Next((Said("next-words"),), Address(PLACE, "first-words"))]


DELEGATION = Instrument(
    id="delegation",
    asks={},
    phrases=frozenset(
        {
            "title", "not-yet", "levels", "gap-back", "gap-closed", "moved", "reviewed", "stayed", "partly", "back",
            "back-again", "jump", "no-limit", "no-limit-why", "reviews", "late", "from-to", "at-level", "taken-back",
            "caveat", "next-limit", "next-words",
        }
    ),
    read=read,
    needs=(
        Need("board", "@w05.skillset.decisions"),
        Need("first", "@w05.skillset.decisions!first"),
        Need("words", "@w05.skillset.first-words"),
    ),
)  # fmt: skip
