"""Documents as items that cross the border of the machine, and the documents that are made of items."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from datetime import date, datetime

from leadcoach.domain.ids import answer_id, is_ulid
from leadcoach.domain.items import Attachment, Item, Precision
from leadcoach.domain.records import Document
from leadcoach.domain.tagging import TAGS
from leadcoach.services.journaling import TEXT, Prompt
from leadcoach.text import clean

ENERGY = "energy"
_STAMP = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z")
_APART = frozenset({TAGS, ENERGY})
_PRECISIONS: Mapping[str, Precision] = {"day": "day", "minute": "minute", "second": "second"}


def item_of(document: Document, updated_at: str, attachments: tuple[Attachment, ...] = ()) -> Item:
    """Give a document as an item, with its words as one text."""
    body, energy = document.body, document.body.get(ENERGY)
    return Item(
        text=text_of(body),
        day=document.day,
        made_at=document.made_at,
        zone=document.zone,
        zone_known=document.zone_known,
        precision=_PRECISIONS.get(document.precision, "second"),
        updated_at="" if updated_at == document.made_at else updated_at,
        tags=tags_of(body),
        starred=document.starred,
        energy=energy if isinstance(energy, int) and 1 <= energy <= 5 else None,
        week=document.week,
        level=document.level,
        ask=document.ask,
        kind=document.kind,
        id=document.id,
        source=document.origin,
        extra=document.extra,
        attachments=attachments,
    )


def text_of(body: Mapping[str, object]) -> str:
    """Give all the words of a body, a part a paragraph; its tags and its energy stand apart."""
    parts = [text for name, value in body.items() if name not in _APART for text in _texts(value)]
    return parts[0] if len(parts) == 1 else "\n\n".join(part for part in parts if part.strip())


def tags_of(body: Mapping[str, object]) -> tuple[str, ...]:
    """Give the tags that do not stand in the text."""
    apart = body.get(TAGS)
    return tuple(each for each in apart if isinstance(each, str)) if isinstance(apart, list) else ()


def body_of(item: Item, name: str = TEXT) -> dict[str, object]:
    """Give what the document of an item says; what could not be placed stands below the text."""
    parts = [item.text, item.unplaced] if item.unplaced.strip() else [item.text]
    body: dict[str, object] = {name: clean("\n\n".join(parts), sys.maxsize).text}
    if item.energy is not None:
        body[ENERGY] = item.energy
    if item.tags:
        body[TAGS] = list(item.tags)
    return body


def prompt_of(item: Item, prompt: Callable[[str], Prompt | None]) -> Prompt | None:
    """Give the question an item answers, where its file says so in our own way and the programme has it."""
    own = bool(item.ask) and item.id == answer_id(item.ask)
    return prompt(item.ask) if own else None


def document_of(item: Item, origin: str, new_id: str, prompt: Prompt | None) -> Document:
    """Give the document of an item, without its words: private, whatever the file says."""
    own = prompt is not None or is_ulid(item.id)
    return Document(
        id=item.id if own else new_id,
        kind="entry",
        ask=prompt.subject if prompt else "",
        occasion="once",
        made_at=item.made_at,
        zone=item.zone,
        day=item.day,
        week=prompt.week if prompt else item.week,
        level=prompt.step.level if prompt else "",
        starred=item.starred,
        zone_known=item.zone_known,
        precision=item.precision,
        origin=origin,
        extra=dict(item.extra),
    )


def is_sound(item: Item) -> bool:
    """Whether the times of an item can be kept."""
    stamps = [item.made_at, *([item.updated_at] if item.updated_at else [])]
    try:
        if date.fromisoformat(item.day).isoformat() != item.day:
            return False
        return all(_STAMP.fullmatch(stamp) and datetime.fromisoformat(stamp) for stamp in stamps)
    except ValueError:
        return False


def say_the_same(one: Mapping[str, object], other: Mapping[str, object]) -> bool:
    """Whether two bodies hold the same words, tags and energy; space at the ends does not count."""
    return (text_of(one).strip(), tags_of(one), one.get(ENERGY)) == (
        text_of(other).strip(),
        tags_of(other),
        other.get(ENERGY),
    )


def _texts(value: object) -> list[str]:
    match value:
        case str(text):
            return [text]
        case dict():
            return [text for key, each in value.items() if key != "id" for text in _texts(each)]
        case list():
            return [text for each in value for text in _texts(each)]
    return []
