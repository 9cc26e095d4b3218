"""The signals of a vision: what will be seen, heard or gone, and whether somebody else could observe it."""

from __future__ import annotations

from collections.abc import Sequence

from leadcoach.domain.address import Address
from leadcoach.domain.answers import Row, Rows
from leadcoach.domain.blocks import Bar, Bars, Block, Figure, Next, Paragraph, Quote, Reading, Said
from leadcoach.domain.lints import findings
from leadcoach.domain.lints.looking import Finding
from leadcoach.domain.readings import Given, Instrument, Need, Sheet
from leadcoach.domain.readings.cells import row_source
from leadcoach.domain.readings.given import TITLE
from leadcoach.text import fold

PLACE = "w05.toolset"
KINDS = ("see", "hear", "gone")
AIM = 5
"""So many signals make a picture."""


def read(given: Given) -> Reading:
    """Give the kinds of signals, how many can be observed, serve an aim or have a plan, and a way on.

    Before the session the lines of the draft are read instead.
    """
    sheet = given.latest("signals")
    rows = [row for row in _rows(sheet, "signals") if row.cell("signal").strip()]
    if rows:
        return Reading(TITLE, (*_signals(given, sheet, rows), Paragraph((Said("caveat"),), "caveat"), *_way_on(given)))
    lines = _rows(given.latest("draft"), "draft")
    if lines:
        return Reading(TITLE, (*_draft(given, lines), Next((Said("next-session"),), Address(PLACE, "signals"))))
    return Reading(TITLE, (Paragraph((Said("not-yet"),)),))


def _rows(sheet: Sheet, ask: str) -> list[Row]:
    answer = sheet.answers.get(ask)
    return list(answer.filled) if isinstance(answer, Rows) else []


def _signals(given: Given, sheet: Sheet, rows: Sequence[Row]) -> list[Block]:
    because = (sheet.source,)
    found = _findings(given, rows, "signal")
    lasting = [row for row in rows if row.cell("aim").strip()]
    figures: list[Block] = [
        Figure((Said("signals", (("aim", AIM),)),), len(rows), because=because),
        Figure((Said("observable"),), len(rows) - len(found), because=because),
        Figure((Said("with-aim"),), len(lasting), because=because),
        Figure((Said("planned"),), sum(planned(row, _wishes(given)) for row in rows), because=because),
    ]
    return [
        *_kinds(sheet, rows),
        *figures,
        *_from_draft(given, rows),
        *([Paragraph((Said("too-few"),))] if len(rows) < AIM else []),
        *([] if lasting else [Paragraph((Said("no-aim"),))]),
        *_unseen(sheet, rows, found, "signal"),
    ]


def _kinds(sheet: Sheet, rows: Sequence[Row]) -> list[Block]:
    """Give a bar for each kind; none before a kind is chosen."""
    chosen = [row.cell("kind") for row in rows]
    counts = {kind: chosen.count(kind) for kind in KINDS}
    if not any(counts.values()):
        return []
    drawn = tuple(Bar((Said(f"option.kind.{kind}"),), counts[kind], because=(sheet.source,)) for kind in KINDS)
    missing = [kind for kind in KINDS if not counts[kind]]
    return [
        Bars((Said("kinds"),), drawn, 0, len(rows)),
        *(Paragraph((Said(f"none-{kind}"),)) for kind in missing if len(rows) >= AIM),
    ]


def _findings(given: Given, rows: Sequence[Row], column: str) -> dict[str, Finding]:
    """Give by its row the first thing the lint noticed."""
    found: dict[str, Finding] = {}
    for each in findings((f"signal@{column}",), Rows(tuple(rows)), given.words):
        found.setdefault(each.field.rpartition("/")[0], each)
    return found


def _unseen(sheet: Sheet, rows: Sequence[Row], found: dict[str, Finding], column: str) -> list[Block]:
    return [
        Paragraph(
            (
                Quote(row.cell(column), row_source(sheet, row)),
                Said("then"),
                Said(f"finding.{found[row.id].rule}", (("word", found[row.id].word),)),
            )
        )
        for row in rows
        if row.id in found
    ]


def planned(signal: Row, wishes: Sequence[str]) -> bool:
    """Whether a plan is about a signal: its wish has the signal's words in it, or some of them alone."""
    words = fold(signal.cell("signal")).strip(" .")
    return bool(words) and any(words in wish or wish in words for wish in wishes)


def _wishes(given: Given) -> list[str]:
    found = (fold(row.cell("wish")).strip(" .") for row in _rows(given.latest("plan"), "signal-plan"))
    return [wish for wish in found if wish]


def _from_draft(given: Given, rows: Sequence[Row]) -> list[Block]:
    """Give how many lines of the own draft the room chose word for word."""
    lines = {fold(row.cell("line")).strip(" .") for row in _rows(given.latest("draft"), "draft")} - {""}
    if not lines:
        return []
    shared = lines & {fold(row.cell("signal")).strip(" .") for row in rows}
    words = Said("from-draft", (("all", len(lines)),))
    return [Figure((words,), len(shared), because=(given.latest("draft").source,))]


def _draft(given: Given, lines: Sequence[Row]) -> list[Block]:
    sheet = given.latest("draft")
    found = _findings(given, lines, "line")
    return [
        Figure((Said("draft"),), len(lines), because=(sheet.source,)),
        Figure((Said("observable"),), len(lines) - len(found), because=(sheet.source,)),
        *_unseen(sheet, lines, found, "line"),
        Paragraph((Said("caveat"),), "caveat"),
    ]


def _way_on(given: Given) -> list[Block]:
    return [] if _wishes(given) else [Next((Said("next-plan"),), Address(PLACE, "signal-plan"))]


VISION = Instrument(
    id="vision",
    asks={},
    phrases=frozenset(
        {
            "title", "not-yet", "kinds", "none-see", "none-hear", "none-gone", "signals", "observable", "with-aim",
            "planned", "from-draft", "too-few", "no-aim", "draft", "caveat", "next-session", "next-plan",
        }
    ),
    read=read,
    needs=(
        Need("signals", "@w05.toolset.signals"),
        Need("draft", "@w05.toolset.draft"),
        Need("plan", "@w05.toolset.signal-plan"),
    ),
    lints=True,
)  # fmt: skip
