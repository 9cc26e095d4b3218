"""The shipped texts, file by file, also while some of them are being written."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from leadcoach.curriculum.faults import Report
from leadcoach.curriculum.loader import ASPECTS, parse_cards, parse_module, parse_sources
from leadcoach.curriculum.outlines import outline_of
from leadcoach.curriculum.powers import parse_power
from leadcoach.curriculum.survey import Survey, survey, survey_programme
from leadcoach.domain.outline import Outline, WeekOutline
from leadcoach.domain.programme import Card, Module, Power
from leadcoach.domain.prose import Prose
from tests.content.reading_ease import running_text

FOLDER = Path(__file__).parent.parent.parent / "content"
FILES = tuple(sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.glob("en/**/*.md")))
MODULES = tuple(path for path in FILES if path.rpartition("/")[2].removesuffix(".md") in ASPECTS)
POWERS = tuple(path for path in FILES if "/powers/" in path)
WALKS = tuple(path for path in FILES if path not in POWERS and not path.endswith(("/cards.md", "/sources.md")))
FULL_WEEKS = tuple(
    sorted(
        path.parent.name
        for path in FOLDER.glob("en/week-*/week.md")
        if all((path.parent / f"{name}.md").is_file() for name in (*ASPECTS, "cards"))
    )
)


@cache
def walk(path: str) -> Module:
    """Give a walk as far as it can be read; what is wrong with it, `content check` says."""
    found = parse_module(FOLDER, path, Report(path))
    assert found is not None, path
    return found


def power(path: str) -> Power:
    """Give a Power as far as it can be read."""
    found = parse_power(FOLDER, path, Report(path))
    assert found is not None, path
    return found


def cards(path: str) -> tuple[Card, ...]:
    """Give the cards of a file as far as they can be read."""
    return parse_cards(FOLDER, path, Report(path)) or ()


def paragraphs(path: str) -> list[str]:
    """Give all running text of a file."""
    return [text for prose in _proses(path) for text in running_text(prose)]


def _proses(path: str) -> list[Prose]:
    if path in POWERS:
        found = power(path)
        return [found.leadership, found.integration, *(exercise.text for exercise in found.exercises)]
    if path.endswith("/cards.md"):
        return [card.answer for card in cards(path)]
    if path.endswith("/sources.md"):
        return [source.text for source in parse_sources(FOLDER, path, Report(path)) or ()]
    return [prose for step in walk(path).steps for prose in (step.before, step.after)]


@cache
def surveyed() -> Survey:
    """Give everything of the first language."""
    return survey(FOLDER, survey_programme(FOLDER)[0], "en")


@cache
def outline() -> Outline:
    """Give the programme from above as far as it can be read."""
    return outline_of(survey_programme(FOLDER)[0], surveyed(), "")


def week(folder: str) -> WeekOutline:
    """Give the week of a folder."""
    found = outline().week(int(folder.split("-")[1]))
    assert found is not None, folder
    return found
