"""User texts put into a store past every check at the border: as names, entries, thoughts, drafts and answers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count, cycle
from pathlib import Path

from leadcoach.bootstrap import house
from leadcoach.domain.answers import Number, Practice, Row, Rows, Text, When
from leadcoach.domain.asks import Ask
from leadcoach.domain.ids import answer_id
from leadcoach.domain.outline import ModuleOutline
from leadcoach.domain.progress import STEP_DONE
from leadcoach.domain.records import Body, Document, Draft, Kind
from leadcoach.services.desk import Desk

KEPT_AS_IT_IS = "profile.start"


def fill(home: Path, texts: Sequence[str]) -> None:
    """Fill a home in which the programme has begun; every walk opens at its last step."""
    with house(home, None, "en").writing() as desk, desk.store.tx():
        seeding = Seeding(desk, texts)
        seeding.journal()
        seeding.answers()
        seeding.draft()


class Seeding:
    """One home being filled."""

    def __init__(self, desk: Desk, texts: Sequence[str]) -> None:
        self._desk = desk
        self._texts = texts
        self._turn = cycle(texts)
        self._numbers = count(1)

    def journal(self) -> None:
        """Every text as an entry; all of them as one entry and as one thought."""
        together = "\n\n".join(self._texts)
        thought = [{"id": "thought", "cells": {"noticed": together}}]
        self._write("thought", "capture", "capture.thought", {"thought": thought})
        self._write("together", "entry", "", {"text": together})
        for number, text in enumerate(self._texts):
            self._write(f"entry-{number}", "entry", "", {"text": text})

    def draft(self) -> None:
        """A page that was begun."""
        body = {"text": "\n".join(self._texts)}
        self._desk.store.drafts.put(Draft("begun", body, "", "before", self._desk.clock().stamp, "entry"))

    def answers(self) -> None:
        """Every ask of the programme that takes words, and every step but the last of each walk done."""
        outline = self._desk.outline
        walks = [walk for week in outline.weeks if week.written for walk in week.walks]
        for module in (*walks, *outline.instruments, *outline.extras):
            self._answer(module)
        for module in walks:
            for step in module.steps[:-1]:
                self._desk.store.facts.add(self._desk.fact(STEP_DONE, f"{module.id}.{step.id}"))

    def _answer(self, module: ModuleOutline) -> None:
        asks = [ask for ask in self._desk.load(module.id).asks if f"{module.id}.{ask.id}" != KEPT_AS_IT_IS]
        given = {ask.id: value for ask in asks if (value := self._value(ask)) is not None}
        if module.aspect == "instrument":
            self._write(answer_id(module.id), "worksheet", module.id, given)
            return
        for name, value in given.items():
            subject = f"{module.id}.{name}"
            self._write(answer_id(subject), "answer", subject, {name: value})

    def _value(self, ask: Ask) -> object:
        """An answer of the right shape with the texts wherever it takes words; None where it takes none."""
        shape = ask.shape
        if shape is Text:
            return Text("\n".join(self._texts)).to_json()
        if shape is Number:
            return Number(next(self._turn)).to_json()
        if shape is When:
            return When(next(self._turn), next(self._turn)).to_json()
        if shape is Practice:
            return Practice("own", next(self._turn), next(self._turn), next(self._turn)).to_json()
        if shape is Rows:
            columns = [column.id for column in getattr(ask.spec, "columns", ())]
            made = [Row(f"row-{number}", {name: next(self._turn) for name in columns}) for number in range(3)]
            return Rows(tuple(made)).to_json()
        return None

    def _write(self, id: str, kind: Kind, ask: str, body: Body) -> None:
        now = self._desk.clock()
        document = Document(id, kind, ask, "once", now.stamp, now.zone, now.day.isoformat())
        version = f"seed-{next(self._numbers)}"
        self._desk.store.documents.save(document, body, why="edit", moment=now, version_id=version)
