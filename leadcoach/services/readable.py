"""What was written as a document to read: week by week, answers under the title of their step, numbers in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from leadcoach.domain.answers import Opened
from leadcoach.domain.asks import read_answer
from leadcoach.domain.blocks import Bar, Bars, Block, Figure, Paragraph, Phrases, Table, Words, spoken
from leadcoach.domain.filters import Filters
from leadcoach.domain.items import Attachment
from leadcoach.domain.readings import Sheet, item_phrases
from leadcoach.domain.readings.echoes import echo
from leadcoach.domain.records import Document
from leadcoach.domain.typed import as_date, number_text
from leadcoach.errors import LeadcoachError
from leadcoach.exchange import sheets, times
from leadcoach.services import charts
from leadcoach.services.desk import Desk
from leadcoach.services.items import ENERGY, tags_of, text_of
from leadcoach.services.phrases import generic_phrases
from leadcoach.services.reusing import Reusing
from leadcoach.services.withholding import NEVER
from leadcoach.services.wording import day_text
from leadcoach.storage.attachments import Attached
from leadcoach.storage.leaving import Chosen, Leavings
from leadcoach.text import _, ngettext

if TYPE_CHECKING:
    from leadcoach.domain.asks import Ask
    from leadcoach.domain.programme import Module

Seen = Callable[[Document, tuple[Attachment, ...]], None]
"""Told of every document that is written, with the files that belong to it."""


class Readable:
    """Makes sheets of what the store holds; reading only."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._leavings = Leavings(desk.store)
        self._attached = Attached.of_store(desk.store)
        self._has_files = self._attached.any()
        self._reusing = Reusing(desk)

    def whole(self, chosen: Chosen, seen: Seen) -> sheets.Sheets:
        """Give the document; its pieces are read from the store while it is written."""
        today, number = self._desk.clock().day, self._leavings.count(chosen)
        held = ngettext("{count} piece of writing", "{count} pieces of writing", number).format(count=number)
        about = f"{day_text(today)} {today.year} · {held}"
        found = tuple(self._sections(chosen, seen))
        return sheets.Sheets(_("My journal"), about, _("Contents"), self._desk.outline.language, found)

    def _sections(self, chosen: Chosen, seen: Seen) -> Iterator[sheets.Section]:
        for week in self._desk.outline.weeks:
            if chosen.filters.weeks and week.number not in chosen.filters.weeks:
                continue
            part = chosen._replace(filters=chosen.filters._replace(weeks=(week.number,)))
            if self._leavings.count(part):
                title = _("Week {number} · {title}").format(number=week.number, title=week.title)
                yield sheets.Section(f"week-{week.number}", title, self._pieces(part, seen))
        if chosen.filters.weeks:
            return
        rest = chosen._replace(no_week=True)
        for year, _number in self._leavings.years(rest):
            part = rest._replace(filters=_within_year(chosen.filters, year))
            yield sheets.Section(f"year-{year}", _("Of no week, {year}").format(year=year), self._pieces(part, seen))

    def _pieces(self, chosen: Chosen, seen: Seen) -> Iterator[sheets.Piece]:
        for page in self._leavings.documents(chosen):
            files = self._attached.many([each.document.id for each in page]) if self._has_files else {}
            for document, _updated_at in page:
                mine = files.get(document.id, ())
                seen(document, mine)
                yield self.piece(document, mine)

    def piece(self, document: Document, files: tuple[Attachment, ...] = ()) -> sheets.Piece:
        """Give one document in readable words."""
        title, where, about, parts = self._said(document)
        if not parts:
            text = _with_names(text_of(document.body), files)
            parts = tuple(sheets.paragraphs(text))
        when = " · ".join(filter(None, (_when(document), where)))
        return sheets.Piece(title, when, about, parts, tuple(_notes(document, files)))

    def _said(self, document: Document) -> tuple[str, str, str, tuple[sheets.Part, ...]]:
        """Give title, place, question and parts; of a free entry, and of what the programme no longer asks, none."""
        nothing = ("", "", "", ())
        if not document.ask:
            return nothing
        outline = self._desk.outline
        name, _dot, step_name = document.ask.rpartition(".")
        found = outline.module(name)
        step = found.step(step_name) if found else None
        if document.kind == "entry":
            return (step.title, "", next(sheets.paragraphs(step.question), ""), ()) if step else nothing
        sheet = outline.module(document.ask)
        with suppress(LeadcoachError):
            if sheet is not None:
                return sheet.title, "", "", self._worksheet(document)
            if found is not None and step is not None:
                module = self._desk.load(name)
                ask = module.ask(step_name)
                where = "" if found.title == step.title else found.title
                return step.title, where, "", self._answer(module, ask, document) if ask else ()
        return nothing

    def _worksheet(self, document: Document) -> tuple[sheets.Part, ...]:
        module = self._desk.load(document.ask)
        parts = list[sheets.Part]()
        for ask in module.asks:
            if ask.privacy == NEVER:
                continue
            said = self._answer(module, ask, document)
            parts += [sheets.Label(ask.label), *said] if said and ask.label else said
        return tuple(parts)

    def _answer(self, module: Module, asked: Ask, document: Document) -> tuple[sheets.Part, ...]:
        """Give an answer in words; one of another shape (the ask was changed) counts as none."""
        try:
            answer = read_answer(asked, document.body[asked.id])
        except (KeyError, ValueError):
            return ()
        if isinstance(answer, Opened):
            return (_("The worksheet stands under its own title."),)
        ask = self._reusing.ask(module, asked)
        sheet = Sheet(document.id, document.head, document.day, {ask.id: answer})
        phrases = generic_phrases() | item_phrases(ask)
        return tuple(part for block in echo(ask, sheet).blocks for part in _drawn(block, phrases))


def _drawn(block: Block, phrases: Phrases) -> Iterator[sheets.Part]:
    match block:
        case Paragraph(words=words):
            yield from sheets.paragraphs(spoken(words, phrases))
        case Figure(label=label, value=value, unit=unit):
            number = "" if value is None else f"{number_text(value)} {unit}".strip()
            named = spoken(label, phrases)
            yield f"{named}: {number}" if named else number
        case Bars(bars=(_first, *_others)):
            yield charts.of_bars(block, lambda words: spoken(words, phrases), lambda bar: _of(bar, phrases))
        case Table(columns=columns, rows=rows):
            heads = tuple(spoken(each, phrases) for each in columns)
            drawn = tuple(tuple(_cell(cell, phrases) for cell in row) for row in rows)
            yield sheets.Table(heads if any(heads) else (), drawn)


def _of(bar: Bar, phrases: Phrases) -> str:
    if bar.value is None:
        return spoken(bar.instead, phrases)
    if bar.mark is None:
        return number_text(bar.value)
    return _("{value}, aimed at {mark}").format(value=number_text(bar.value), mark=number_text(bar.mark))


def _cell(cell: Words | float | date | None, phrases: Phrases) -> str:
    match cell:
        case None:
            return ""
        case tuple():
            return spoken(cell, phrases)
        case date():
            return cell.isoformat()
    return number_text(cell)


def _when(document: Document) -> str:
    day = as_date(document.day)
    shown = f"{day_text(day)} {day.year}" if day else document.day
    if document.precision == "day":
        return shown
    with suppress(ValueError):
        return f"{shown}, {times.shown(document.made_at, document.zone):%H:%M}"
    return shown


def _notes(document: Document, files: tuple[Attachment, ...]) -> Iterator[str]:
    energy = document.body.get(ENERGY)
    marked = [
        _("starred") if document.starred else "",
        " ".join(f"#{tag}" for tag in tags_of(document.body)),
        _("energy {number} of 5").format(number=energy) if isinstance(energy, int) else "",
    ]
    if any(marked):
        yield " · ".join(filter(None, marked))
    for each in files:
        yield (_("Attached: {name}") if each.sha256 else _("Attached, but missing: {name}")).format(name=each.name)


def _with_names(text: str, files: tuple[Attachment, ...]) -> str:
    """Put the names of files where the text refers to them by a link nobody can read."""
    for each in files:
        if each.link:
            text = text.replace(f"![]({each.link})", f"[{each.name}]")
    return text


def _within_year(filters: Filters, year: str) -> Filters:
    first, last = f"{year}-01-01", f"{year}-12-31"
    until = min(filters.until, last) if filters.until else last
    return filters._replace(since=max(filters.since, first), until=until)
