"""The thirty-second logs: counts and ticks kept as facts, and the practice of the week."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import NamedTuple

from leadcoach.domain.ids import answer_id
from leadcoach.domain.occasions import occasion, rests
from leadcoach.domain.outline import ModuleOutline, StepOutline, WeekOutline
from leadcoach.domain.progress import OUTCOMES, PRACTICE_LOGGED, STEP_DONE
from leadcoach.domain.records import Body, Document, Fact, standing
from leadcoach.domain.typed import as_date, as_number
from leadcoach.errors import Refused
from leadcoach.services.desk import Desk
from leadcoach.text import _, clean

PRACTICE = "practice"
_LONGEST = timedelta(days=31)
"""The longest stretch for which one log can stand: a month."""


class Logged(NamedTuple):
    """What a log leaves: facts, and for a practice the document with its words."""

    facts: tuple[Fact, ...]
    document: Document | None = None
    body: Body | None = None
    sentence: str = ""


class Counting:
    """Use cases of the logs. `make` gives what is to be kept, so that it can also go through the inbox."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def kinds(self) -> dict[str, tuple[ModuleOutline, StepOutline]]:
        """Give every kind of log the content declares; of several asks with one kind the last stands for it."""
        return {step.fact_kind: (module, step) for module, step in self._desk.outline.logs()}

    def make(self, kind: str, words: Sequence[str], *, week: int | None = None) -> Logged:
        """Read what was typed after `leadcoach log KIND`; raises Refused with what would be right."""
        if kind == PRACTICE:
            return self._practice(words, week)
        found = self.kinds().get(kind)
        if found is None:
            known = ", ".join(sorted([*self.kinds(), PRACTICE]))
            raise Refused(_("There is no log called that. These exist: {known}.").format(known=known))
        module, step = found
        data = _picked(step, words) if step.ask == "choice" else _counts(step, words)
        return Logged((self._desk.fact(kind, f"{module.id}.{step.id}", data),), sentence=_said(step, data))

    def repeated(self) -> tuple[tuple[ModuleOutline, StepOutline, bool], ...]:
        """Give what is logged again and again, with whether it was logged for this workday, week or month.

        Workday logs rest at the weekend. A log that a week or a routine brings comes once it was used there.
        """
        day = self._desk.clock().day
        found = [(module, step) for module, step in self.kinds().values() if step.repeat and self._begun(module, step)]
        due = [(module, step) for module, step in found if not rests(step.repeat, day)]
        kinds = [step.fact_kind for _module, step in due]
        recent = self._desk.store.facts.of(kinds, since_day=(day - _LONGEST).isoformat())
        days = [(fact.kind, as_date(fact.day)) for fact in standing(recent)]

        def logged(kind: str, repeat: str) -> bool:
            now = occasion(repeat, day)
            return any(name == kind and then and occasion(repeat, then) == now for name, then in days)

        return tuple((*place, logged(kind, place[1].repeat)) for place, kind in zip(due, kinds, strict=True))

    def _begun(self, module: ModuleOutline, step: StepOutline) -> bool:
        subject = f"{module.id}.{step.id}"
        return module.aspect == "extra" or any(
            fact.subject == subject for fact in self._desk.store.facts.of((STEP_DONE,), subject_prefix=subject)
        )

    def keep(self, logged: Logged) -> None:
        """Keep it, in one transaction."""
        with self._desk.store.tx():
            for fact in logged.facts:
                self._desk.store.facts.add(fact)
            if logged.document is not None and logged.body is not None:
                stored = self._desk.store.documents.get(logged.document.id) or logged.document
                self._desk.store.documents.save(
                    stored,
                    logged.body,
                    why="edit",
                    moment=self._desk.clock(),
                    version_id=self._desk.new_id(),
                    pin=self._desk.store.documents.pinned(stored.id) is None,
                )

    def _practice(self, words: Sequence[str], week: int | None) -> Logged:
        each = self._week(week)
        step = each.practice if each else None
        if each is None or step is None:
            raise Refused(_("This week has no practice to log yet."))
        outcome, rest = (words[0], clean(" ".join(words[1:])).text) if words else ("", "")
        if outcome not in OUTCOMES:
            raise Refused(_("Say what became of it: {known}.").format(known=", ".join(OUTCOMES)))
        if outcome == "not-possible" and not rest.strip():
            raise Refused(_("Say in a few words why: leadcoach log practice not-possible WORDS"))
        if outcome == "own" and not rest.strip():
            raise Refused(_("Say in a few words what you did instead: leadcoach log practice own WORDS"))
        own, reason = (rest, "") if outcome == "own" else ("", rest)
        now, subject = self._desk.clock(), f"{each.opening.id}.{step.id}"
        answer = {"outcome": outcome, "own": own, "reason": reason, "on": now.day.isoformat()}
        document = Document(
            answer_id(subject), "answer", subject, "once", now.stamp, now.zone, now.day.isoformat(), week=each.number
        )
        facts = (
            self._desk.fact(PRACTICE_LOGGED, subject, {"outcome": outcome}),
            self._desk.fact(STEP_DONE, subject),
        )
        return Logged(facts, document, {step.id: answer}, _("Logged: {title}.").format(title=step.title))

    def _week(self, week: int | None) -> WeekOutline | None:
        """Give the week asked for, else the current one: the first before the start, the last after the end."""
        calendar = self._desk.calendar()
        current = min(max(calendar.week, 1), len(self._desk.outline.weeks)) if calendar else 1
        return self._desk.outline.week(week or current)


def _counts(step: StepOutline, words: Sequence[str]) -> Mapping[str, object]:
    """Read `lb1=2 lb3=1`."""
    known = dict(step.fields)
    data: dict[str, object] = {}
    for word in words:
        name, equals, text = word.partition("=")
        value = as_number(text)
        if not equals or name not in known or value is None or value < 0:
            shown = ", ".join(f"{key} ({label})" for key, label in step.fields)
            raise Refused(_("Write counts as name=number. Names: {shown}.").format(shown=shown))
        data[name] = int(value) if value == int(value) else float(value)
    if not data:
        shown = " ".join(f"{key}=0" for key in known)
        raise Refused(_("Nothing to log. For example: {shown}").format(shown=shown))
    return data


def _picked(step: StepOutline, words: Sequence[str]) -> Mapping[str, object]:
    """Read one of the choices."""
    known = [key for key, _label in step.fields]
    if len(words) != 1 or words[0] not in known:
        raise Refused(_("Say one of these: {known}.").format(known=", ".join(known)))
    return {"picked": [words[0]]}


def _said(step: StepOutline, data: Mapping[str, object]) -> str:
    known = dict(step.fields)
    if "picked" in data:
        return _("Logged: {what}.").format(what=step.title)
    counted = ", ".join(f"{known[name]}: {value}" for name, value in data.items())
    return _("Logged: {what}.").format(what=counted)
