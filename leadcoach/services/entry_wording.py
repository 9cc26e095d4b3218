"""Sentences about an entry while it is written."""

from __future__ import annotations

from leadcoach.domain.entry_body import MOST_ENERGY
from leadcoach.domain.progress import DEEPEST
from leadcoach.domain.prose import Para, Prose, Run
from leadcoach.domain.records import Document
from leadcoach.services.desk import Desk
from leadcoach.services.journaling import OpenEntry, entry_text, title
from leadcoach.services.programme import Programme
from leadcoach.services.wording import clock_text
from leadcoach.text import _, one_line

SHOWN = 120
"""Letters of another wording that are shown."""


def level_word(level: str) -> str:
    """Give the level of a question in a word; empty for one without."""
    return {"D": _("Describe"), "A": _("Analyse"), "T": _("Test")}.get(level, "")


def head(entry: OpenEntry, first_line: str) -> str:
    """Give what the area line says of an entry: energy, question or first words."""
    energy = entry.energy
    said = _("energy {energy} of {most}").format(energy=energy, most=MOST_ENERGY) if energy else ""
    subject = one_line(first_line, 60)
    if entry.prompt:
        week = _("Week {number}").format(number=entry.prompt.week)
        subject = f"{week} · {level_word(entry.prompt.step.level) or entry.prompt.step.title}"
    return " · ".join(part for part in (said, subject) if part)


def above_the_page(desk: Desk, entry: OpenEntry, *, far: bool) -> str:
    """Give what stands above the page: the question, near or from a distance, and what one should know of it."""
    return "\n".join(part for part in (_question(entry, far=far), *_notes(desk, entry)) if part)


def _question(entry: OpenEntry, *, far: bool) -> str:
    step = entry.prompt.step if entry.prompt else None
    if far:
        advice = _("Write it as advice to a colleague who is in the same place. What would you tell them?")
        return step.distance if step and step.distance else advice
    return f"{step.title}. {step.question}" if step else ""


def _notes(desk: Desk, entry: OpenEntry) -> list[str]:
    if entry.other:
        sentence = _("This entry was changed elsewhere meanwhile; that wording is kept as a version: {start}")
        return [sentence.format(start=entry.other[:SHOWN])]
    if entry.kept_at:
        kept = clock_text(entry.kept_at, desk.clock())
        return [_("Not finished yet; kept from {time}.").format(time=kept)]
    if entry.prompt and entry.prompt.step.level == DEEPEST and Programme(desk).late():
        return [_("It is late, and this question can keep people awake. It will still be here tomorrow.")]
    return []


def earlier_line(document: Document, key: str) -> str:
    """Give one line on what was written to such a question in an earlier week."""
    sentence = _("In week {week} you wrote: “{start}” · {key} reads it")
    return sentence.format(week=document.week, start=title(document, 36), key=key)


def as_prose(document: Document) -> Prose:
    """Give all the words of an entry to read, a paragraph for each line that says something."""
    return tuple(Para((Run(line),)) for line in entry_text(document).split("\n") if line.strip())
