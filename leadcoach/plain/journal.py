"""The journal in lines and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from leadcoach.domain.entry_body import MOST_ENERGY, energy_of
from leadcoach.domain.records import Document
from leadcoach.domain.tagging import Sign, marks_of
from leadcoach.services.headings import unheaded
from leadcoach.services.journaling import entry_text, title
from leadcoach.text import _, ngettext

if TYPE_CHECKING:
    from leadcoach.storage.finding import Hit
    from leadcoach.storage.tags import Used

SCHEMA = "leadcoach/journal/1"
NAMES_SCHEMA = "leadcoach/journal-names/1"


def list_lines(documents: Iterable[Document]) -> Iterator[str]:
    """Give a line an entry: day, id, first line."""
    for document in documents:
        star = "* " if document.starred else ""
        yield f"{document.day}  {document.id}  {star}{unheaded(title(document))}"


def show_lines(document: Document, *, versions: int = 1, attached: Iterable[str] = ()) -> Iterator[str]:
    """Give one entry whole, with what is known of it above its words."""
    week = _("week {number}").format(number=document.week) if document.week else ""
    yield "  ".join(part for part in (document.day, week, document.id) if part)
    about = " · ".join(_about(document, versions))
    if about:
        yield about
    yield from attached
    yield ""
    yield from entry_text(document).split("\n")


def _about(document: Document, versions: int) -> Iterator[str]:
    if document.kind != "entry":
        yield _kind(document)
    if document.ask and document.kind != "capture":
        yield document.ask
    if document.starred:
        yield _("starred")
    if document.binned_at:
        yield _("in the bin")
    energy = energy_of(document.body)
    if energy:
        yield _("energy {energy} of {most}").format(energy=energy, most=MOST_ENERGY)
    if versions > 1:
        yield ngettext("{count} version", "{count} versions", versions).format(count=versions)
    names = " ".join(f"{mark.sign}{mark.name}" for mark in marks_of(document.body))
    if names:
        yield names


def hit_lines(hits: Iterable[Hit]) -> Iterator[str]:
    """Give a line a hit: day, id, what it is, and the words around it with the match in angle brackets."""
    for hit in hits:
        document = hit.document
        kind = "" if document.kind == "entry" and not document.ask else f"[{_what(document)}]"
        parts = (document.day, document.id, kind, snippet_text(hit) or title(document))
        yield "  ".join(part for part in parts if part)


def _what(document: Document) -> str:
    """Give the address of what a document answers, or the name of its kind."""
    return _kind(document) if document.kind == "capture" or not document.ask else document.ask


def _kind(document: Document) -> str:
    from leadcoach.services.filter_words import kind_name

    return kind_name(document.kind)


def snippet_text(hit: Hit) -> str:
    """Give the words around a match in one line, empty where no words were asked for."""
    said = "".join(f"»{text}«" if matched else text for text, matched in hit.snippet)
    return " ".join(said.split())


def entry_json(document: Document) -> dict[str, object]:
    """Give one document with its words."""
    marks = marks_of(document.body)
    return {
        "id": document.id,
        "kind": document.kind,
        "day": document.day,
        "made_at": document.made_at,
        "zone": document.zone,
        "week": document.week,
        "ask": document.ask or None,
        "level": document.level or None,
        "starred": document.starred,
        "energy": energy_of(document.body),
        "tags": [mark.name for mark in marks if mark.sign == "#"],
        "people": [mark.name for mark in marks if mark.sign == "@"],
        "text": entry_text(document),
    }


def hit_json(hit: Hit) -> dict[str, object]:
    """Give what was found, with the words around it."""
    return {**entry_json(hit.document), "snippet": snippet_text(hit) or None}


def entries_json(entries: Iterable[dict[str, object]]) -> dict[str, object]:
    """Give many with a versioned schema."""
    return {"schema": SCHEMA, "entries": list(entries)}


def used_lines(used: Iterable[Used], sign: Sign) -> Iterator[str]:
    """Give a line a tag or person: how many entries and answers bear it, and the name."""
    found = tuple(used)
    width = len(str(max((each.times for each in found), default=0)))
    for each in found:
        yield f"{each.times:>{width}}  {sign}{each.name}"


def used_json(used: Iterable[Used], sign: Sign) -> dict[str, object]:
    """Give tags or people with a versioned schema."""
    names = [{"name": each.name, "documents": each.times} for each in used]
    return {"schema": NAMES_SCHEMA, "sign": sign, "names": names}
