"""The lines of the journal's lists: entries by day, and what a search found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, groupby, islice
from typing import TYPE_CHECKING

from leadcoach.domain.entry_body import BESIDE
from leadcoach.services.browsing import Stretch
from leadcoach.services.filter_words import date_words, kind_name
from leadcoach.services.headings import unheaded
from leadcoach.text import _, clean, one_line
from leadcoach.ui.widgets.line_list import ListLine

if TYPE_CHECKING:
    from collections.abc import Iterable

    from leadcoach.domain.outline import Outline
    from leadcoach.domain.records import Body, Document, Draft
    from leadcoach.storage.finding import Hit

UNFINISHED, STAR = "✎", "★"
LONGEST = 200
LEAD = 28
"""Characters shown before the first match, so that it stands in sight in the narrowest window."""

_BLANKS = re.compile(r"\s+")
_MARKS = frozenset({"id", "zone", "rhythm", "outcome", "on"})
_ENOUGH = 12
"""Characters by which one sees that a hit shows the begin of its text."""
_LOOKED_AT = 240
"""Characters of a text that are looked at for its first words: more than `LONGEST`, so that a cut is marked."""


class Titles:
    """What the steps and instruments are called that a document can answer."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._known: dict[str, str] = {}

    def of(self, ask: str) -> str:
        """Give the title of the step or the instrument with that address, empty where the programme has none."""
        if not self._known:
            self._known = _all_titles(self._outline)
        return self._known.get(ask, "")

    def about(self, document: Document) -> str:
        """Give the day, the week and the question of a document."""
        title = "" if document.kind == "capture" else self.of(document.ask)
        return " · ".join(part for part in (date_words(document.day), _week(document.week), title) if part)


def _all_titles(outline: Outline) -> dict[str, str]:
    found = {}
    for module in outline.modules():
        found[module.id] = module.title
        found.update({f"{module.id}.{step.id}": step.title for step in module.steps})
    return found


def first_words(body: Body) -> str:
    """Give the first line of what a body says, without what is only chosen or rated."""
    return unheaded(next(_lines_of(body), ""))


def _lines_of(body: Body) -> Iterator[str]:
    """Give the lines that are not empty, without looking at more of a long text than is asked for."""
    for text in _spoken(body):
        rest = text.lstrip()
        while rest:
            line, _end, rest = rest.partition("\n")
            shown = one_line(line[:_LOOKED_AT], LONGEST)
            if shown:
                yield shown


def _spoken(body: Body) -> Iterator[str]:
    for name, value in body.items():
        if isinstance(value, str):
            yield value
        elif name not in BESIDE:
            yield from _within(value, free=False)


def _within(value: object, *, free: bool) -> Iterator[str]:
    """Give the texts inside an answer: every cell of a row, and of a shape what is not a mark of the shape itself."""
    if isinstance(value, list):
        for each in value:
            yield from _within(each, free=False)
    elif isinstance(value, dict):
        for name, each in value.items():
            if not isinstance(each, str):
                yield from _within(each, free=name == "cells")
            elif free or name not in _MARKS:
                yield each


def day_lines(stretch: Stretch, drafts: Iterable[Draft], titles: Titles, *, roomy: bool) -> list[ListLine]:
    """Give entries and thoughts under their days; what was begun and is no entry yet comes first.

    Where there is room, an empty line stands between the days.
    """
    begun = {draft.document: draft for draft in drafts}
    lines = [_draft_line(draft) for draft in begun.values() if stretch.newest and not draft.base]
    for day, documents in groupby(stretch.documents, key=lambda each: each.day):
        every = list(documents)
        lines += [ListLine("", "", kind="note")] if roomy and lines else []
        week = next((each.week for each in every if each.week), None)
        lines.append(ListLine("", date_words(day), _week(week), kind="heading"))
        lines += [_entry_line(each, begun.get(each.id), titles) for each in every]
    return lines


def hit_lines(hits: Iterable[Hit], titles: Titles) -> list[ListLine]:
    """Give two lines a hit: when and what, and below it the words around with the match marked."""
    return [line for hit in hits for line in _hit_lines(hit, titles)]


def _hit_lines(hit: Hit, titles: Titles) -> tuple[ListLine, ...]:
    document = hit.document
    said, *more = chain(map(unheaded, islice(_lines_of(document.body), 2)), ("",))
    title = titles.of(document.ask) if document.kind != "capture" else ""
    around, marked = snippet_line(hit.snippet)
    if not around:
        around, said = (said, "") if title else (" ".join(more), said)
    elif title or around.startswith(said[:_ENOUGH]):
        said = ""
    left = " · ".join(part for part in (date_words(document.day), title, said) if part)
    row = ListLine(document.id, left, _starred(document, kind_name(document.kind)))
    return (row, ListLine("", around, kind="under", marked=marked)) if around else (row,)


def snippet_line(pieces: Iterable[tuple[str, bool]]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Give the pieces around a match in one line, with the begins and ends of the matches in it.

    Words that stand too far before the first match go, so that it is seen without scrolling.
    """
    text, marked = "", list[tuple[int, int]]()
    for piece, matched in pieces:
        words = _BLANKS.sub(" ", clean(piece).text)
        words = words.lstrip() if not text or text.endswith(" ") else words
        if matched:
            marked.append((len(text), len(text) + len(words)))
        text += words
    cut = _lead(text, marked[0][0] if marked else 0)
    shown = ("…" if cut else "") + text[cut:].rstrip()
    shift = cut - (1 if cut else 0)
    return shown, tuple((begin - shift, end - shift) for begin, end in marked)


def _lead(text: str, match: int) -> int:
    """Give where to begin so that little stands before the match, at the begin of a word."""
    if match <= LEAD:
        return 0
    blank = text.find(" ", match - LEAD, match)
    return blank + 1 if blank >= 0 else match


def _draft_line(draft: Draft) -> ListLine:
    return ListLine(draft.document, first_words(draft.body), _("{sign} not finished").format(sign=UNFINISHED))


def _entry_line(document: Document, draft: Draft | None, titles: Titles) -> ListLine:
    if draft is not None:
        return _draft_line(draft)
    about = kind_name("capture") if document.kind == "capture" else titles.of(document.ask)
    return ListLine(document.id, first_words(document.body), _starred(document, about))


def _starred(document: Document, about: str) -> str:
    """Give what stands at the right of a line, led by a star where it has one."""
    return " ".join(part for part in (STAR if document.starred else "", about) if part)


def _week(week: int | None) -> str:
    return _("week {number}").format(number=week) if week else ""
