"""The comments under a heading: `<!-- id: the-idea -->`, and `<!-- when: team >= 5 -->` for a step of prose alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from leadcoach.curriculum.faults import Report
from leadcoach.curriculum.fences import line_of
from leadcoach.curriculum.grammar import ID, ID_CURE
from leadcoach.curriculum.references import when

_COMMENT = re.compile(r"<!--(.*?)-->")
_ID = re.compile(r"<!--\s*id:\s*(\S+)\s*-->")
_WHEN = re.compile(r"<!--\s*when:\s*(.+?)\s*-->")
_CURE = "Write it like `<!-- id: the-idea -->` or `<!-- when: team >= 5 -->`; other comments are not read."


@dataclass(slots=True)
class Comments:
    """What the comments under one heading say."""

    id: str = ""
    when: str = ""
    when_line: int = 0
    """Where the `when` stands; 0 where there is none."""


def take_comments(tokens: Sequence[Token], report: Report) -> tuple[list[Token], Comments]:
    """Give the tokens without comments, and what these say; html is off, so each is a line of a paragraph."""
    kept: list[Token] = []
    found = Comments()
    steady = iter(tokens)
    for token in steady:
        if token.type != "paragraph_open" or token.level > 0:
            kept.append(token)
            continue
        inline, closing = next(steady), next(steady)
        line = line_of(token)
        while _COMMENT.fullmatch(_first_line(inline)):
            _note(found, _first_line(inline), line, report)
            _drop_first_line(inline)
            line += 1
        if inline.content:
            kept += [token, inline, closing]
    return kept, found


def _first_line(inline: Token) -> str:
    return inline.content.partition("\n")[0].strip()


def _drop_first_line(inline: Token) -> None:
    children = inline.children or []
    breaks = (number for number, child in enumerate(children, 1) if child.type in {"softbreak", "hardbreak"})
    inline.children = children[next(breaks, len(children)) :]
    inline.content = inline.content.partition("\n")[2]


def _note(found: Comments, text: str, line: int, report: Report) -> None:
    if named := _ID.fullmatch(text):
        _note_id(found, named[1], line, report)
    elif said := _WHEN.fullmatch(text):
        if found.when_line:
            report.add(line, "There are two `when` under this heading", "Join them with ` and `.")
        found.when, found.when_line = when(said[1], line, report), line
    else:
        report.add(line, "This comment names no id and says no `when`", _CURE)


def _note_id(found: Comments, name: str, line: int, report: Report) -> None:
    if not ID.fullmatch(name):
        report.add(line, f"`{name}` is no id", ID_CURE)
        found.id = name
    elif found.id:
        report.add(line, "There are two ids under this heading", "Take one away.")
    else:
        found.id = name
