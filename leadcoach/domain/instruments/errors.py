"""The error sorter: errors by kind, with the standard response to each and the first sentence that goes with it."""

from __future__ import annotations

from leadcoach.domain.address import Address
from leadcoach.domain.answers import Row, Rows, Text
from leadcoach.domain.blocks import Bar, Bars, Block, Entry, Ledger, Next, Paragraph, Quote, Reading, Said, Source
from leadcoach.domain.lints import findings
from leadcoach.domain.readings.given import TITLE, Given, Instrument, Need, Sheet

KINDS = ("slip", "complex", "experiment")
OPEN = "open"
"""A row that has no kind yet."""
MOSTLY = 0.8
"""From this share on one kind holds nearly everything; it takes five errors to say so."""
ENOUGH = 5
SCALE = 5
"""The least a bar of counts reaches to, so that a single one does not fill it."""


def read(given: Given) -> Reading:
    """Give the errors by kind, each with its response, what must stay exact, and how many have a first sentence."""
    sheet = given.latest("errors")
    answer = given.answer("errors", "errors")
    rows = [row for row in answer.filled if row.cell("error").strip()] if isinstance(answer, Rows) else []
    if not rows:
        return Reading(TITLE, (Paragraph((Said("not-yet"),)),))
    blocks: list[Block] = [_picture(rows, sheet), *_exact(rows, sheet)]
    for kind in (*KINDS, OPEN):
        blocks += _of_kind(kind, rows, sheet)
    blocks += [*_first_sentences(rows, sheet, given), *_one_sided(rows)]
    caveat = Paragraph((Said("caveat"),), "caveat")
    return Reading(TITLE, (*blocks, caveat, Next((Said("next"),), Address("w04.mindset", "exact"))))


def _kind(row: Row) -> str:
    return row.cell("kind") if row.cell("kind") in KINDS else OPEN


def _source(sheet: Sheet, row: Row) -> Source:
    return Source(sheet.document, sheet.version, row.id)


def _quoted(row: Row, column: str, sheet: Sheet) -> Quote:
    return Quote(" ".join(row.cell(column).split()), _source(sheet, row))


def _picture(rows: list[Row], sheet: Sheet) -> Bars:
    counts = {kind: [row for row in rows if _kind(row) == kind] for kind in (*KINDS, OPEN)}
    drawn = tuple(
        Bar((Said(f"kind-{kind}"),), len(found), because=tuple(_source(sheet, row) for row in found))
        for kind, found in counts.items()
        if kind != OPEN or found
    )
    return Bars((Said("picture-title", (("all", len(rows)),)),), drawn, 0, max(SCALE, *map(len, counts.values())))


def _exact(rows: list[Row], sheet: Sheet) -> list[Block]:
    """Name every safety-critical step that is filed under experiment."""
    filed = [row for row in rows if _kind(row) == "experiment" and row.cell("critical") == "yes"]
    return [Paragraph((Said("exact"), _quoted(row, "error", sheet)), "warning") for row in filed]


def _of_kind(kind: str, rows: list[Row], sheet: Sheet) -> list[Block]:
    """Give the response to a kind, then each error with the sentence to say first."""
    found = [row for row in rows if _kind(row) == kind]
    if not found:
        return []
    return [Ledger((Said(f"respond-{kind}"),), tuple(_error(row, sheet) for row in found))]


def _error(row: Row, sheet: Sheet) -> Entry:
    said = bool(row.cell("first").strip())
    first = (Said("say"), _quoted(row, "first", sheet)) if said else ()
    state = Said("ready" if said else "unsaid")
    return Entry((_quoted(row, "error", sheet),), state, answer=first, because=(_source(sheet, row),))


def _first_sentences(rows: list[Row], sheet: Sheet, given: Given) -> list[Block]:
    said = [row for row in rows if row.cell("first").strip()]
    share = (("count", len(said)), ("all", len(rows)), ("share", round(100 * len(said) / len(rows))))
    blocks: list[Block] = [Paragraph((Said("all-said" if len(said) == len(rows) else "said", share),))]
    for row in said:
        for finding in findings(("person-words",), Text(row.cell("first")), given.words):
            sentence = Said(f"finding.{finding.rule}", (("word", finding.word),))
            blocks.append(Paragraph((_quoted(row, "first", sheet), sentence)))
    return blocks


def _one_sided(rows: list[Row]) -> list[Block]:
    counts = [sum(_kind(row) == kind for row in rows) for kind in KINDS]
    if len(rows) >= ENOUGH and counts[0] >= MOSTLY * len(rows):
        return [Paragraph((Said("mostly-slips"),))]
    missing = [kind for kind, count in zip(KINDS, counts, strict=True) if not count]
    if len(rows) >= len(KINDS) and len(missing) == 1:
        return [Paragraph((Said("unheard", (("kind", f"kind-{missing[0]}"),)),))]
    return []


ERRORS = Instrument(
    id="errors",
    asks={},
    phrases=frozenset(
        {
            "title", "not-yet", "picture-title", *(f"kind-{kind}" for kind in (*KINDS, OPEN)),
            *(f"respond-{kind}" for kind in (*KINDS, OPEN)), "exact", "ready", "say", "unsaid", "said", "all-said",
            "mostly-slips", "unheard", "caveat", "next",
        }
    ),
    read=read,
    needs=(Need("errors", "@w04.mindset.errors"),),
    lints=True,
)  # fmt: skip
