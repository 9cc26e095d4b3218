"""Neutral running text: blocks with inline runs, made by `curriculum`, drawn by `ui`, `plain` and `exchange`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    link: str = ""
    """An https or mailto address, or empty."""


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a step (level 3 and deeper)."""

    level: int
    runs: Runs


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; each item is blocks of its own."""

    ordered: bool
    items: tuple[tuple[ProseBlock, ...], ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A block set apart, for words to use."""

    blocks: tuple[ProseBlock, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A small table."""

    header: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Text shown exactly as it stands."""

    text: str


ProseBlock = Heading | Para | Listing | Quoted | Grid | Verbatim
Prose = tuple[ProseBlock, ...]


def plain_runs(runs: Runs) -> str:
    """Give the text of runs without their style."""
    return "".join(run.text for run in runs)


def plain(prose: Prose) -> str:
    """Give the words of a text, blocks apart by a blank line, for search, speech and counting."""
    return "\n\n".join(part for part in (_plain_block(block) for block in prose) if part)


def _plain_block(block: ProseBlock) -> str:
    match block:
        case Heading(_, runs) | Para(runs):
            return plain_runs(runs)
        case Listing(_, items):
            return "\n".join(f"- {plain(item)}" for item in items)
        case Quoted(blocks):
            return plain(blocks)
        case Grid(header, rows):
            return "\n".join("  ".join(plain_runs(cell) for cell in row) for row in (header, *rows))
        case Verbatim(text):
            return text
