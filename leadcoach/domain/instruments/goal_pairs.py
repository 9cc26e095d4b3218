"""Goal pairs: result goals with what must be found out beside them, how hard the two are, and their check-ins."""

from __future__ import annotations

from collections.abc import Sequence

from leadcoach.domain.address import Address
from leadcoach.domain.answers import Row, Rows
from leadcoach.domain.asks import Ask
from leadcoach.domain.blocks import Bar, Bars, Block, Figure, Ledger, Next, Paragraph, Quote, Reading, Said, Words
from leadcoach.domain.lints import findings
from leadcoach.domain.lints.looking import Finding
from leadcoach.domain.readings import Given, Instrument, Need, Sheet
from leadcoach.domain.readings.cells import filled, row_source
from leadcoach.domain.readings.given import TITLE
from leadcoach.domain.readings.ledgers import ledger
from leadcoach.domain.specs import Column, TableSpec
from leadcoach.domain.typed import as_number

PLACE = "w06.toolset"
EASY, HARDEST = 1, 5

GOALS = Ask(
    "goals",
    "table",
    "",
    TableSpec(
        (
            Column("learning", "text", "", optional=True),
            Column("result", "text", ""),
            Column("check-in", "date", "", due=True),
            Column("came", "text", "", later=True),
        )
    ),
)
"""What is read of the days of `@w06.toolset.goals`, as the generic readings take it."""


def read(given: Given) -> Reading:
    """Give how hard both halves of each pair are, the share paired, what to look at again, and the check-ins."""
    sheet = given.latest("goals")
    rows = [row for row in filled(GOALS, sheet) if _has(row, "result") or _has(row, "learning")]
    if not rows:
        return Reading(TITLE, tuple(_reach(given)) or (Paragraph((Said("not-yet"),)),))
    blocks = [
        *_hardness(sheet, rows),
        *_paired(sheet, rows),
        *_reach(given),
        *_too_hard(given, sheet, rows),
        *_forms(given, sheet, rows),
        *_check_ins(given, sheet, rows),
        Paragraph((Said("caveat"),), "caveat"),
        *_way_on(given, rows),
    ]
    return Reading(TITLE, tuple(blocks))


def _has(row: Row, name: str) -> bool:
    return bool(row.cell(name).strip())


def _hard(row: Row, name: str) -> float | None:
    value = as_number(row.cell(name))
    return float(value) if value is not None and EASY <= value <= HARDEST else None


def _hardness(sheet: Sheet, rows: Sequence[Row]) -> list[Block]:
    """Give a bar for each half of each pair, in the order of the table."""
    drawn = [
        Bar(
            (Said(name), Quote(row.cell(name), row_source(sheet, row))),
            _hard(row, f"{name}-hard"),
            None,
            (sheet.source,),
        )
        for row in rows
        for name in ("result", "learning")
        if _has(row, name)
    ]
    return [Bars((Said("hardness"),), tuple(drawn), 0, HARDEST)] if any(bar.value for bar in drawn) else []


def _paired(sheet: Sheet, rows: Sequence[Row]) -> list[Block]:
    results = [row for row in rows if _has(row, "result")]
    if not results:
        return []
    count = sum(_has(row, "learning") for row in results)
    words = Said("paired", (("count", count), ("all", len(results))))
    return [Figure((words,), round(100 * count / len(results)), "%", because=(sheet.source,))]


def _reach(given: Given) -> list[Block]:
    """Give how many people have a learning goal; nothing for counts that do not fit each other."""
    answer = given.answer("reach", "reach")
    row = answer.filled[0] if isinstance(answer, Rows) and answer.filled else Row("")
    people, having = as_number(row.cell("people")), as_number(row.cell("with-goal"))
    if people is None or having is None or not 0 <= having <= people or people < 1:
        return []
    words = Said("reach", (("people", float(people)),))
    return [Figure((words,), float(having), because=(given.latest("reach").source,))]


def _too_hard(given: Given, sheet: Sheet, rows: Sequence[Row]) -> list[Block]:
    """Name the pairs in which both goals are hard."""
    found = _findings(given, rows, "dual-hard")
    return [
        Paragraph((*_called(sheet, row), Said("then"), Said(f"finding.{each.rule}")), "warning")
        for row in rows
        for each in found.get(row.id, ())
    ]


def _forms(given: Given, sheet: Sheet, rows: Sequence[Row]) -> list[Block]:
    """Give the learning goals that have not the form of one, each with what is missing."""
    found = _findings(given, rows, "learning-goal@learning")
    blocks: list[Block] = []
    for row in rows:
        said = tuple(Said(f"finding.{each.rule}") for each in found.get(row.id, ()))
        if said:
            blocks.append(Paragraph((Quote(row.cell("learning"), row_source(sheet, row)), Said("then"), *said)))
    return blocks


def _findings(given: Given, rows: Sequence[Row], lint: str) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for each in findings((lint,), Rows(tuple(rows)), given.words):
        found.setdefault(each.field.rpartition("/")[0], []).append(each)
    return found


def _called(sheet: Sheet, row: Row) -> Words:
    """Give what a pair is called: its result, else what must be found out."""
    name = "result" if _has(row, "result") else "learning"
    return (Quote(row.cell(name), row_source(sheet, row)),)


def _check_ins(given: Given, sheet: Sheet, rows: Sequence[Row]) -> list[Block]:
    """Give the check-ins of the learning goals, called by what must be found out."""
    asked = tuple(row for row in rows if _has(row, "learning"))
    part = Sheet(sheet.document, sheet.version, sheet.day, {GOALS.id: Rows(asked)}, sheet.week)
    drawn = [block for block in ledger(GOALS, part, given.today).blocks if isinstance(block, Ledger)]
    return [Ledger((Said("check-ins"),), block.entries) for block in drawn]


def _way_on(given: Given, rows: Sequence[Row]) -> list[Block]:
    if _findings(given, rows, "dual-hard"):
        return [Next((Said("next-room"),), Address(PLACE, "let-go"))]
    asked = [row for row in rows if _has(row, "learning")]
    if not asked:
        return [Next((Said("next-pair"),), Address(PLACE, "goals"))]
    running = any(not _has(row, "came") for row in asked)
    return [Next((Said("next-question"),), Address(PLACE, "first-question"))] if running else []


GOAL_PAIRS = Instrument(
    id="goal-pairs",
    asks={},
    phrases=frozenset(
        {
            "title", "not-yet", "hardness", "result", "learning", "paired", "reach", "check-ins", "caveat",
            "next-room", "next-question", "next-pair",
        }
    ),
    read=read,
    needs=(
        Need("goals", "@w06.toolset.goals"),
        Need("reach", "@w06.toolset.reach"),
    ),
    lints=True,
)  # fmt: skip
