"""One content file as front matter and sections: what steps, cards and sources have in common.

Lines are lines of the file, also in the tokens: the front matter is replaced by blank lines before parsing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from markdown_it.token import Token

from leadcoach.curriculum import heads, markdown
from leadcoach.curriculum.comments import Comments, take_comments
from leadcoach.curriculum.faults import Fault, Report, did_you_mean
from leadcoach.curriculum.fences import FENCES, line_of, word
from leadcoach.curriculum.files import read_text
from leadcoach.domain.prose import plain

STEADY = frozenset({"cards", "sources", "power"})
"""Kinds of files without steps that come and go."""

_HTML = re.compile(r"</?[a-zA-Z][^<>]*>|<!--")
_CLOSING = re.compile(r" {0,3}`{3,}\s*")


@dataclass(slots=True)
class Section:
    """What stands under one `##` heading."""

    title: str
    line: int
    tokens: list[Token] = field(default_factory=list)
    comments: Comments = field(default_factory=Comments)

    @property
    def id(self) -> str:
        """From the line `<!-- id: … -->`, or empty."""
        return self.comments.id


@dataclass(frozen=True, slots=True)
class Page:
    """A content file, read."""

    head: heads.Head
    lines: dict[str, int]
    """On which line each key of the front matter stands."""
    sections: tuple[Section, ...]


def read_page(folder: Path, path: str, kind: heads.Kind, report: Report) -> Page | None:
    """Give a file's front matter and sections; None when nothing of it can be read. Every fault is reported."""
    text = read_text(folder, path)
    if isinstance(text, Fault):
        report.faults.append(text)
        return None
    problem = markdown.too_much(text)
    if problem:
        report.add(1, problem, "Split the file, or write less.")
        return None
    raw, body = heads.split(text, report, needed=kind != "sources")
    pairs = heads.scalars(raw, report)
    head = heads.head(pairs, kind, report) if pairs is not None and (raw or not report.faults) else heads.Head()
    lines = {key: scalar.line for key, scalar in (pairs or {}).items()}
    return Page(head, lines, _sections(body, kind, report))


def _sections(body: str, kind: heads.Kind, report: Report) -> tuple[Section, ...]:
    tokens = markdown.parse(body)
    for line, problem in markdown.too_many(tokens):
        report.add(line, problem, "Split the file, or write less.")
    _look_for_broken_fences(tokens, body.split("\n"), report)
    found = _split(tokens, kind, report)
    for section in found:
        section.tokens, section.comments = take_comments(section.tokens, report)
        if section.comments.when_line and kind in STEADY:
            report.add(section.comments.when_line, "A `when` has no place in this file", "Take the line away.")
        _look_for_html(section, report)
    return tuple(found)


def _split(tokens: list[Token], kind: heads.Kind, report: Report) -> list[Section]:
    found: list[Section] = []
    before: list[Token] = []
    steady = iter(tokens)
    for token in steady:
        if token.type == "heading_open" and token.level == 0 and token.tag in {"h1", "h2"}:
            inline, closing = next(steady), next(steady)
            title = plain(markdown.to_prose([token, inline, closing])).strip()
            _take_heading(token, title, kind, found, report)
        else:
            (found[-1].tokens if found else before).append(token)
    if before:
        report.add(line_of(before[0]), "There is text before the first `##` heading", "Put it under a `##` heading.")
    return found


def _take_heading(token: Token, title: str, kind: heads.Kind, found: list[Section], report: Report) -> None:
    line = line_of(token)
    if token.markup in {"=", "-"}:
        report.add(
            line, "This line is underlined and so became a heading", "Leave a blank line, or write `## Heading`."
        )
    elif token.tag == "h1" and (found or kind != "sources"):
        report.add(
            line, "A `#` heading has no place here", "The title stands in the front matter; steps begin with `##`."
        )
    elif not title:
        report.add(line, "This heading is empty", "Write a few words behind `##`.")
    elif "<!--" in title:
        report.add(line, "There is a comment in this heading", "Put it on a line of its own, under the heading.")
    if token.tag == "h2" and token.markup.startswith("#"):
        found.append(Section(title, line))


def _look_for_html(section: Section, report: Report) -> None:
    for token in section.tokens:
        texts = [child.content for child in token.children or () if child.type == "text"]
        found = next((match[0] for text in texts if (match := _HTML.search(text))), "")
        if found:
            report.add(line_of(token), f"`{found}` is HTML, which is not read", "Take it away, or put it in backticks.")
        if token.type == "hr":
            report.add(line_of(token), "A line across is not drawn", "Take it away, or begin a step with `##`.")


def _look_for_broken_fences(tokens: list[Token], lines: list[str], report: Report) -> None:
    for token in tokens:
        for what, cure in _fence_faults(token, lines):
            report.add(line_of(token), what, cure)


def _fence_faults(token: Token, lines: list[str]) -> Iterator[tuple[str, str]]:
    if token.type == "code_block" and ("```" in token.content or "~~~" in token.content):
        yield "This fence is indented, so it is read as text", "Begin its line with the three backticks."
    if token.type != "fence":
        return
    ours = word(token) in FENCES
    if token.level > 0 and (ours or "```" in token.content):
        yield (
            "This fence stands in a list or a quote",
            "End the list with a blank line and begin the fence at the margin.",
        )
    elif not _is_closed(token, lines) or any(line.startswith("## ") for line in token.content.split("\n")):
        token.meta["broken"] = True
        yield "This fence is not closed", "Add a line with three backticks where it ends."
    if ours and token.markup.startswith("~"):
        yield "This fence begins with tildes", "Use three backticks."
    if word(token) and not ours and word(token) != "text":
        known = "Only `ask`, `show`, `part`, `card` and `exercise` are known, and `text` for words as they stand."
        yield f"There is no fence `{word(token)}`", did_you_mean(word(token), FENCES, known)


def is_broken(token: Token) -> bool:
    """Whether a fence was reported as not closed: what it swallowed is not worth reading."""
    return "broken" in token.meta


def is_fence(token: Token) -> bool:
    """Whether a token is a fence of ours that can be read."""
    return token.type == "fence" and token.level == 0 and word(token) in FENCES and not is_broken(token)


def prose_only(tokens: Iterable[Token]) -> list[Token]:
    """Give the tokens that are running text."""
    return [token for token in tokens if not is_fence(token) and not is_broken(token)]


def _is_closed(token: Token, lines: list[str]) -> bool:
    if token.map is None or token.level > 0:
        return True
    first, end = token.map
    last = lines[end - 1] if end <= len(lines) else ""
    return end - 1 > first and bool(_CLOSING.fullmatch(last) or last.strip().startswith("~~~"))
