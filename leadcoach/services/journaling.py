"""The journal: write, keep, find and take out."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from leadcoach.domain.entry_body import CHECKED, beside, energy_of, texts, with_energy
from leadcoach.domain.ids import answer_id
from leadcoach.domain.outline import StepOutline, WeekOutline
from leadcoach.domain.progress import PROMPT_ANSWERED, STEP_DONE
from leadcoach.domain.records import JOURNAL_KINDS, Body, Document, Draft, standing
from leadcoach.errors import Refused
from leadcoach.services.desk import Desk
from leadcoach.storage.finding import Hit
from leadcoach.text import _, clean, one_line

TEXT = "text"
"""Under which name a free entry keeps its words."""
CAPTURE = "capture.thought"


class Prompt(NamedTuple):
    """A question of a week to write on."""

    subject: str
    week: int
    step: StepOutline

    @property
    def ask(self) -> str:
        """The id of its ask."""
        return self.step.id


class OpenEntry(NamedTuple):
    """An entry in the editor."""

    document: Document
    text: str
    cursor: tuple[int, int] = (0, 0)
    base: str = ""
    kept_at: str = ""
    """When the draft was kept that the text comes from; empty without one."""
    prompt: Prompt | None = None
    other: str = ""
    """What the entry says meanwhile, where it changed after the draft began."""
    beside: Mapping[str, object] = MappingProxyType({})
    """What it keeps beside its words, by the names of `BESIDE`."""

    @property
    def energy(self) -> int | None:
        """How much energy there was, 1 to 5, where it was said."""
        return energy_of(self.beside)

    def with_energy(self, energy: int | None) -> OpenEntry:
        """Give the entry with that energy, or without any."""
        return self._replace(beside=with_energy(self.beside, energy))

    @property
    def checked(self) -> tuple[str, ...]:
        """The ids of what its writer said yes to when looking back."""
        found = self.beside.get(CHECKED)
        return tuple(map(str, found)) if isinstance(found, list) else ()

    def with_checked(self, checked: Iterable[str]) -> OpenEntry:
        """Give the entry with the ids of what its writer said yes to."""
        return self._replace(beside={**self.beside, CHECKED: list(checked)})

    def body(self, words: str) -> Body:
        """Give what is kept when the page says this."""
        return {_name(self): words, **self.beside}


def entry_text(document: Document) -> str:
    """Give all the words of an entry, a part a paragraph."""
    return "\n\n".join(part for part in texts(document.body) if part.strip())


class Journaling:
    """Use cases of the journal."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def prompts(self, week: WeekOutline | None) -> tuple[Prompt, ...]:
        """Give the questions of a week."""
        if week is None:
            return ()
        return tuple(Prompt(f"{week.opening.id}.{step.id}", week.number, step) for step in week.prompts)

    def prompt(self, subject: str) -> Prompt | None:
        """Give the question with that subject, where the programme has it."""
        week = self._desk.outline.week_of(subject)
        return next((each for each in self.prompts(week) if each.subject == subject), None)

    def begin(self, prompt: Prompt | None = None) -> OpenEntry:
        """Open a new entry, or the one that answers a prompt. Nothing is stored before the first word."""
        if prompt is not None:
            return self._open(answer_id(prompt.subject), prompt)
        return OpenEntry(self._blank(self._desk.new_id()), "")

    def open(self, identity: str) -> OpenEntry:
        """Open an entry to go on writing; raises Refused when there is none."""
        document = self._desk.store.documents.get(identity)
        draft = self._desk.store.drafts.get(identity)
        if document is None and draft is None:
            raise Refused(_("There is no entry with that id. `leadcoach journal list` shows what there is."))
        ask = document.ask if document else draft.ask if draft else ""
        return self._open(identity, self.prompt(ask) if ask else None)

    def draft(self, entry: OpenEntry, text: str, cursor: tuple[int, int]) -> Draft:
        """Give the draft of what stands in the editor."""
        document = entry.document
        return Draft(
            document.id,
            entry.body(text),
            entry.base,
            self._desk.session,
            self._desk.clock().stamp,
            document.kind,
            document.ask,
            document.occasion,
            _name(entry),
            cursor,
        )

    def keep(self, drafts: Sequence[Draft]) -> None:
        """Write drafts: what autosave does."""
        with self._desk.store.tx():
            for draft in drafts:
                self._desk.store.drafts.put(draft)

    def save(self, entry: OpenEntry, text: str, *, finished: bool = True) -> OpenEntry:
        """Make the text the entry's next version, in one transaction; an empty new entry leaves nothing behind.

        What is not `finished`, a version on the way, does not yet count as the answer to a question.
        """
        store, now = self._desk.store, self._desk.clock()
        words = clean(text, sys.maxsize).text  # an import may have brought more than the editor takes
        answers = bool(finished and entry.prompt and words.strip())
        with store.tx():
            store.drafts.drop(entry.document.id)
            if not words.strip() and not entry.base:
                return entry._replace(text=words, kept_at="")
            store.documents.save(
                store.documents.get(entry.document.id) or entry.document,
                entry.body(words),
                why="edit",
                moment=now,
                version_id=self._desk.new_id(),
                pin=answers and store.documents.pinned(entry.document.id) is None,
                base=entry.base,
            )
            if answers:
                self._note_prompt(entry.prompt)
        stored = store.documents.get(entry.document.id)
        return entry._replace(
            document=stored or entry.document,
            text=words,
            base=stored.head if stored else "",
            kept_at="",
            other="",
        )

    def write(
        self, text: str, *, day: date | None = None, week: int | None = None, energy: int | None = None
    ) -> Document:
        """Keep a finished entry at once; raises Refused when there are no words."""
        document, words = self.finished(text, day=day, week=week)
        body = free_body(words, energy)
        self._desk.store.documents.save(
            document, body, why="edit", moment=self._desk.clock(), version_id=self._desk.new_id()
        )
        return document.saying(body)

    def finished(self, text: str, *, day: date | None = None, week: int | None = None) -> tuple[Document, str]:
        """Make a finished entry without keeping it (the inbox takes it).

        Raises Refused when there are no words, or more than an entry holds.
        """
        cleaned = clean(text)
        if cleaned.cut:
            sentence = _("This is {over} characters too long for one entry, so nothing was kept; write it in parts.")
            raise Refused(sentence.format(over=cleaned.cut))
        words = cleaned.text.strip("\n")
        if not words.strip():
            raise Refused(_("There was nothing to keep: the entry has no words."))
        document = self._blank(self._desk.new_id())
        if day is not None:
            document = document._replace(day=day.isoformat())
        return document._replace(week=week or document.week), words

    def capture(self, cells: dict[str, str]) -> Document | None:
        """Keep a captured thought; gives None when nothing was written."""
        kept = {name: clean(text, sys.maxsize).text for name, text in cells.items()}
        if not any(text.strip() for text in kept.values()):
            return None
        store = self._desk.store
        document = self._blank(self._desk.new_id())._replace(kind="capture", ask=CAPTURE)
        with store.tx():
            body = {"thought": [{"id": "thought", "cells": kept}]}
            store.documents.save(document, body, why="edit", moment=self._desk.clock(), version_id=self._desk.new_id())
            store.drafts.drop(answer_id(CAPTURE))
        return document

    def entries(self, *, limit: int = 50, offset: int = 0) -> tuple[Document, ...]:
        """Give entries and captured thoughts, newest first."""
        return self._desk.store.documents.list(JOURNAL_KINDS, limit=limit, offset=offset)

    def unfinished(self) -> tuple[Draft, ...]:
        """Give what was begun and not made an entry yet, newest first."""
        found = [draft for draft in self._desk.store.drafts.all() if draft.kind == "entry" and any(texts(draft.body))]
        return tuple(sorted(found, key=lambda draft: draft.at, reverse=True))

    def search(self, words: str, *, limit: int = 50, offset: int = 0) -> tuple[Hit, ...]:
        """Find words in everything written, newest first; any input is valid."""
        return self._desk.store.finding.find(words, limit=limit, offset=offset)

    def show(self, identity: str) -> Document:
        """Give one entry by its id; raises Refused when there is none."""
        found = self._desk.store.documents.get(identity)
        if found is not None:
            return found
        raise Refused(_("There is no entry with that id. `leadcoach journal list` shows what there is."))

    def bin(self, identity: str) -> None:
        """Put an entry in the bin, from where it can be taken back for thirty days, with what was typed since."""
        from leadcoach.services.keeping import Keeping

        Keeping(self._desk).bin(identity)

    def take_back(self, identity: str) -> None:
        """Take an entry out of the bin."""
        from leadcoach.services.keeping import Keeping

        Keeping(self._desk).take_back(identity)

    def binned(self, *, limit: int = 200) -> tuple[Document, ...]:
        """Give what lies in the bin, the last thrown in first."""
        from leadcoach.services.keeping import Keeping

        return tuple(each.document for each in Keeping(self._desk).binned(limit=limit))

    def _open(self, identity: str, prompt: Prompt | None) -> OpenEntry:
        stored = self._desk.store.documents.get(identity)
        document = stored or self._blank(identity, prompt)
        entry = OpenEntry(document, "", base=document.head, prompt=prompt, beside=beside(document.body))
        text = str(document.body.get(_name(entry), "")) if stored else ""
        draft = self._desk.store.drafts.get(identity)
        if draft is None:
            return entry._replace(text=text or entry_text(document))
        entry = entry._replace(beside=beside(draft.body))
        mine = next(iter(texts(draft.body)), "")
        other = text if draft.base != document.head and text != mine else ""
        return entry._replace(text=mine, cursor=draft.cursor, kept_at=draft.at, other=other)

    def _blank(self, identity: str, prompt: Prompt | None = None) -> Document:
        now = self._desk.clock()
        return Document(
            identity,
            "entry",
            prompt.subject if prompt else "",
            "once",
            now.stamp,
            now.zone,
            now.day.isoformat(),
            week=prompt.week if prompt else self._desk.week(),
            level=prompt.step.level if prompt else "",
        )

    def _note_prompt(self, prompt: Prompt | None) -> None:
        """Let an answered prompt count for the week, once."""
        if prompt is None:
            return
        for kind in (PROMPT_ANSWERED, STEP_DONE):
            facts = standing(self._desk.store.facts.of((kind,), subject_prefix=prompt.subject))
            if not any(fact.subject == prompt.subject for fact in facts):
                self._desk.store.facts.add(self._desk.fact(kind, prompt.subject))


def _name(entry: OpenEntry) -> str:
    return entry.prompt.ask if entry.prompt else TEXT


def free_body(words: str, energy: int | None = None) -> Body:
    """Give what a free entry keeps."""
    return {TEXT: words, **with_energy({}, energy)}


def title(document: Document, most: int = 60) -> str:
    """Give the first line of an entry."""
    return one_line(entry_text(document), most)
