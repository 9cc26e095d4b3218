"""Pages of the shelf that are handed out: by their name, and what of them is for the others, to print."""

from __future__ import annotations

from collections.abc import Iterator

from leadcoach.domain.outline import ModuleOutline
from leadcoach.domain.programme import Step
from leadcoach.domain.prose import Grid, Heading, Listing, Para, Prose, ProseBlock, Quoted, Verbatim, plain, plain_runs
from leadcoach.exchange.sheets import Label, Part, Piece, Section, Sheets, Table
from leadcoach.services.desk import Desk
from leadcoach.services.wording import day_text
from leadcoach.text import _, fold

SHELF = "hand-outs"


def hand_outs(desk: Desk) -> tuple[ModuleOutline, ...]:
    """Give the pages there are, in their order."""
    return tuple(page for page in desk.outline.shelf if page.shelf == SHELF)


def page_named(desk: Desk, name: str) -> str:
    """Give the id of the page a person named by its id or title; empty where there is none."""
    said = fold(name.strip())
    return next((page.id for page in hand_outs(desk) if said in {page.id, fold(page.title)}), "")


def printed(desk: Desk, page: str) -> Sheets:
    """Give a page as a document; where words are set apart for others, these alone. Raises ContentError."""
    module = desk.load(page)
    day = desk.clock().day
    set_apart = [(step, _set_apart(step)) for step in module.steps]
    chosen = [pair for pair in set_apart if pair[1]] or [(step, _whole(step)) for step in module.steps]
    (first, words), *others = chosen
    when = f"{day_text(day)} {day.year}"
    pieces = [Piece("", when, "", tuple(_parts(words)))]
    pieces += [Piece(step.title, "", "", tuple(_parts(prose))) for step, prose in others]
    only = Section("hand-out", first.title, iter(pieces))
    return Sheets(module.title, _("A page to hand out"), _("Contents"), desk.outline.language, (only,))


def _whole(step: Step) -> Prose:
    return (*step.before, *step.after)


def _set_apart(step: Step) -> Prose:
    return tuple(inner for block in _whole(step) if isinstance(block, Quoted) for inner in block.blocks)


def _parts(prose: Prose) -> Iterator[Part]:
    for block in prose:
        yield from _part(block)


def _part(block: ProseBlock) -> Iterator[Part]:
    match block:
        case Heading(runs=runs):
            yield Label(plain_runs(runs))
        case Para(runs=runs):
            yield plain_runs(runs)
        case Listing(ordered=ordered, items=items):
            leads = [f"{number}. " if ordered else "– " for number in range(1, len(items) + 1)]
            yield "\n".join(f"{lead}{plain(item)}" for lead, item in zip(leads, items, strict=True))
        case Quoted(blocks=blocks):
            yield from _parts(blocks)
        case Grid(header=header, rows=rows):
            yield Table(tuple(map(plain_runs, header)), tuple(tuple(map(plain_runs, row)) for row in rows))
        case Verbatim(text=text):
            yield text
