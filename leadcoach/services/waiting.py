"""What waits today: promises whose day has come, steps that have woken, and what is asked again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Literal, NamedTuple

from leadcoach.domain.ids import answer_id
from leadcoach.domain.occasions import occasion, rests
from leadcoach.domain.outline import ModuleOutline, StepOutline
from leadcoach.domain.progress import Progress
from leadcoach.domain.records import Document
from leadcoach.domain.typed import as_date
from leadcoach.services.desk import Desk, answer_value

AHEAD = timedelta(days=7)
"""How long before its day a promise is shown."""
LINGERS = timedelta(days=14)
"""How long a date with nothing to fill in stays, once its day has come."""

Kind = Literal["promise", "woken", "again"]


class Waiting(NamedTuple):
    """One thing that waits."""

    kind: Kind
    module: str
    step: str
    title: str
    """The name of the step."""
    words: str = ""
    """What the person wrote in the row, as written; empty where it may never be shown beside other things."""
    on: date | None = None
    """The promised day, or the day the step woke."""
    row: str = ""
    """The id of the row that promises."""

    @property
    def subject(self) -> str:
        """Where it is answered."""
        return f"{self.module}.{self.step}"


def waiting(desk: Desk, state: Progress, opening: Mapping[str, date | None], week: int) -> tuple[Waiting, ...]:
    """Give what waits today, in the order of its days; what is asked again comes last.

    `opening` has the day of each step that sleeps at first; `week` is the week of the programme.
    """
    today = desk.clock().day
    asked = tuple(_asked(desk, state))
    promised = [(module, step) for module, step in asked if step.due]
    repeated = [(module, step) for module, step in asked if step.repeat and not step.keep]
    ids = {answer_id(f"{module.id}.{step.id}") for module, step in promised}
    ids |= {answer_id(f"{module.id}.{step.id}", occasion(step.repeat, today)) for module, step in repeated}
    found = desk.store.documents.many(sorted(ids)) if ids else {}
    rows = [each for module, step in promised for each in _promises(module, step, found, today)]
    woken = list(_woken(desk, state, opening, today))
    dated = sorted((*rows, *woken), key=lambda each: (each.on or today, each.subject, each.words))
    return (*dated, *_again(repeated, found, state, today, week))


def _asked(desk: Desk, state: Progress) -> Iterator[tuple[ModuleOutline, StepOutline]]:
    for module in desk.outline.modules():
        for step in module.asking:
            if f"{module.id}.{step.id}" not in state.absent:
                yield module, step


def _promises(
    module: ModuleOutline, step: StepOutline, found: Mapping[str, Document], today: date
) -> Iterator[Waiting]:
    subject = f"{module.id}.{step.id}"
    document = found.get(answer_id(subject))
    value = answer_value(document, subject) if document and not document.binned_at else None
    for row in value if isinstance(value, list) else []:
        cells = row.get("cells") if isinstance(row, dict) else None
        if not isinstance(cells, dict):
            continue
        days = [day for day in (as_date(_cell(cells, column)) for column in step.due) if day]
        if days and _open(step, cells, min(days), today):
            words = "" if document and document.privacy == "never" else _words(step, cells)
            yield Waiting("promise", module.id, step.id, step.title, words, min(days), str(row.get("id", "")))


def _cell(cells: Mapping[str, object], column: str) -> str:
    return str(cells.get(column, "")).strip()


def _words(step: StepOutline, cells: Mapping[str, object]) -> str:
    """Give what the row is about in the person's own words; ids of options say nothing to anybody."""
    return next((text for text in (_cell(cells, column) for column, _label in step.fields) if text), "")


def _open(step: StepOutline, cells: Mapping[str, object], day: date, today: date) -> bool:
    """Whether a promise is near or past, and still has something to fill in."""
    if day - today > AHEAD:
        return False
    if step.later:
        return any(not _cell(cells, column) for column in step.later)
    return today - day <= LINGERS


def _woken(desk: Desk, state: Progress, opening: Mapping[str, date | None], today: date) -> Iterator[Waiting]:
    for subject, day in opening.items():
        if day is None or day > today or subject in state.absent | state.done | state.skipped:
            continue
        module = desk.outline.module(subject.rpartition(".")[0])
        step = module.step(subject.rpartition(".")[2]) if module else None
        if module and step:
            yield Waiting("woken", module.id, step.id, step.title, "", day)


def _again(
    repeated: list[tuple[ModuleOutline, StepOutline]],
    found: Mapping[str, Document],
    state: Progress,
    today: date,
    week: int,
) -> Iterator[Waiting]:
    """Give what was answered on an earlier occasion and is asked anew; a first answer is never asked for here."""
    for module, step in repeated:
        subject = f"{module.id}.{step.id}"
        begun = subject in state.done and subject not in state.skipped and week >= 1
        if begun and not rests(step.repeat, today) and answer_id(subject, occasion(step.repeat, today)) not in found:
            yield Waiting("again", module.id, step.id, step.title)
