"""The last heading of an instrument: a list of phrase keys with their wording, read as it stands."""

from __future__ import annotations

import re

from leadcoach.curriculum.faults import Report
from leadcoach.curriculum.fences import line_of
from leadcoach.curriculum.pages import Section

PHRASES = "Phrases"

_PHRASE = re.compile(r"([a-z][a-z0-9.-]*):\s+(.+)", re.DOTALL)
_CURE = "Write a list of lines `- key: wording`, with `{name}` for what is filled in."


def read_phrases(section: Section, report: Report) -> dict[str, str]:
    """Give each key's wording; Markdown signs in it are words, because a phrase is drawn as plain text."""
    found: dict[str, str] = {}
    for token in section.tokens:
        if token.type == "inline":
            _take(token.content, line_of(token), found, report)
        elif token.type not in _LIST:
            report.add(line_of(token), "There is more than a list under `## Phrases`", _CURE)
    if not found:
        report.add(section.line, "There are no phrases", _CURE)
    return found


_LIST = frozenset(
    {"bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close", "paragraph_open", "paragraph_close"}
)


def _take(text: str, line: int, found: dict[str, str], report: Report) -> None:
    match = _PHRASE.fullmatch(text)
    if not match:
        report.add(line, "This is no phrase", _CURE)
    elif match[1] in found:
        report.add(line, f"The phrase `{match[1]}` stands here twice", "Take one away.")
    else:
        found[match[1]] = " ".join(match[2].split())
