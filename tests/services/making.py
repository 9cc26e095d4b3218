"""Clock, desk and walker for the tests of services."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from leadcoach.curriculum.index import read_outline
from leadcoach.domain.answers import Answer
from leadcoach.domain.ids import ulid
from leadcoach.domain.outline import Outline
from leadcoach.domain.records import Document, Draft, Fact, Moment, standing
from leadcoach.services.desk import Desk
from leadcoach.services.walking import Kept, OpenStep, Walking

ROOT = Path(__file__).resolve().parents[2]
ALL_ASKS = ROOT / "tests" / "content_all_asks"
SHIPPED = ROOT / "content"
FIRST_DAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@dataclass
class Clock:
    """Now, moved by hand."""

    now: datetime = FIRST_DAY
    ids: int = field(default=0)

    def __call__(self) -> Moment:
        return Moment(self.now, "UTC")

    def ahead(self, *, days: int = 0, minutes: int = 0) -> None:
        self.now += timedelta(days=days, minutes=minutes)

    def new_id(self) -> str:
        self.ids += 1
        return ulid(self.now, self.ids.to_bytes(10, "big"))


@cache
def outline_of(folder: Path) -> Outline:
    return read_outline(folder, "en", trusted=False)


@dataclass
class Walker:
    """Walks through steps the way a screen does."""

    desk: Desk

    @property
    def walking(self) -> Walking:
        return Walking(self.desk)

    def open(self, subject: str) -> OpenStep:
        name, _dot, step_name = subject.rpartition(".")
        module = self.walking.module(name)
        step = module.step(step_name)
        assert step is not None, subject
        return self.walking.open(module, step)

    def finish(self, subject: str, answer: Answer | None = None) -> Kept:
        return self.walking.finish(self.open(subject), answer)

    def type(self, subject: str, answer: Answer, field: str = "", cursor: tuple[int, int] = (0, 0)) -> OpenStep:
        """Leave a draft, as autosave does."""
        opened = self.open(subject)
        draft = self.walking.draft(opened, answer, field, cursor)
        self.walking.keep([draft] if draft else [], opened.place)
        return self.open(subject)

    def document(self, subject: str) -> Document | None:
        return self.desk.store.documents.get(f"{subject}/once")

    def draft(self, subject: str) -> Draft | None:
        return self.desk.store.drafts.get(f"{subject}/once")

    def facts(self, kind: str, subject: str = "") -> list[Fact]:
        found = standing(self.desk.store.facts.of((kind,)))
        return [fact for fact in found if subject in ("", fact.subject)]
