"""Markdown to neutral running text: what `domain.prose` knows is kept; no HTML, no pictures, few links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from leadcoach.domain.prose import Grid, Heading, Listing, Para, Prose, ProseBlock, Quoted, Run, Runs, Verbatim
from leadcoach.text import clean

MOST_BYTES = 64_000
MOST_BLOCKS = 400
MOST_CELLS = 300
MOST_COLUMNS = 12

_BRACKETS = re.compile(r"[][(){}<>]{200}")
_PARTS_OF_TABLES = frozenset({"thead_open", "tbody_open", "tr_open", "th_open", "td_open"})
_LINKS = ("https://", "http://", "mailto:")


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "linkify": False, "typographer": False}).enable("table")
    # Every address is parsed as a link, so that its words are kept; `_link` decides what becomes of the address.
    parser.validateLink = _any_link  # type: ignore[method-assign]
    return parser


def _any_link(url: str) -> bool:  # noqa: ARG001
    return True


def too_much(text: str) -> str:
    """Say why a text is not parsed at all, or nothing."""
    if len(text.encode()) > MOST_BYTES:
        return "The text is longer than 64 kB"
    if _BRACKETS.search(text):
        return "There are 200 brackets in a row"
    return ""


def parse(text: str) -> list[Token]:
    """Give the tokens of a text that `too_much` has nothing against."""
    return _parser().parse(text)


def too_many(tokens: Iterable[Token]) -> Iterator[tuple[int, str]]:
    """Give the line (from 1) and the limit of whatever there is too much of."""
    blocks, cells, wide = [], [], []
    line, columns = 1, 0
    for token in tokens:
        line = token.map[0] + 1 if token.map else line
        if token.nesting < 0 or token.type == "inline":
            continue
        if token.type not in _PARTS_OF_TABLES:
            blocks.append(line)
        columns = columns + 1 if token.type == "th_open" else 0
        if token.type in {"th_open", "td_open"}:
            cells.append(line)
        if columns == MOST_COLUMNS + 1:
            wide.append(line)
    if len(blocks) > MOST_BLOCKS:
        yield blocks[MOST_BLOCKS], f"There are more than {MOST_BLOCKS} blocks of text"
    if len(cells) > MOST_CELLS:
        yield cells[MOST_CELLS], f"There are more than {MOST_CELLS} table cells"
    yield from ((line, f"This table has more than {MOST_COLUMNS} columns") for line in wide)


def to_prose(tokens: Sequence[Token]) -> Prose:
    """Give the text that balanced block tokens say."""
    return _blocks(SyntaxTreeNode(list(tokens)).children)


def _blocks(nodes: Iterable[SyntaxTreeNode]) -> Prose:
    return tuple(block for block in map(_block, nodes) if block is not None)


def _block(node: SyntaxTreeNode) -> ProseBlock | None:
    match node.type:
        case "heading":
            return Heading(int(node.tag[1:]), _inline(node))
        case "paragraph":
            runs = _inline(node)
            return Para(runs) if runs else None
        case "bullet_list" | "ordered_list":
            return Listing(node.type == "ordered_list", tuple(_blocks(item.children) for item in node.children))
        case "blockquote":
            return Quoted(_blocks(node.children))
        case "table":
            return _grid(node)
        case "fence" | "code_block":
            return Verbatim(_cleaned(node.content.rstrip("\n")))
    return None


def _grid(node: SyntaxTreeNode) -> Grid:
    header, *rows = [tuple(_inline(cell) for cell in row.children) for part in node.children for row in part.children]
    return Grid(header, tuple(rows))


@dataclass(frozen=True, slots=True)
class _Style:
    """How the text at this place looks."""

    strong: bool = False
    emphasis: bool = False
    link: str = ""


def _inline(node: SyntaxTreeNode) -> Runs:
    """Give the runs of a paragraph, a heading or a cell, neighbours of one style joined."""
    runs: list[Run] = []
    for run in (run for child in node.children for run in _runs(child.children, _Style())):
        if runs and replace(runs[-1], text="") == replace(run, text=""):
            runs[-1] = replace(run, text=runs[-1].text + run.text)
        elif run.text:
            runs.append(run)
    return tuple(runs)


def _runs(nodes: Iterable[SyntaxTreeNode], style: _Style) -> Iterator[Run]:
    for node in nodes:
        match node.type:
            case "strong":
                yield from _runs(node.children, replace(style, strong=True))
            case "em":
                yield from _runs(node.children, replace(style, emphasis=True))
            case "link":
                yield from _runs(node.children, replace(style, link=_link(str(node.attrs.get("href", "")))))
            case "image":
                yield from _runs(node.children, style)
            case _:
                yield _run(node, style)


def _run(node: SyntaxTreeNode, style: _Style) -> Run:
    text = {"softbreak": " ", "hardbreak": "\n"}.get(node.type) or _cleaned(node.content)
    return Run(text, style.strong, style.emphasis, node.type == "code_inline", style.link)


def _link(address: str) -> str:
    """Give an address that may be opened, or nothing."""
    return _cleaned(address) if address.lower().startswith(_LINKS) else ""


def _cleaned(text: str) -> str:
    """Clean once more: an entity such as `&#27;` is a control character only after parsing."""
    return clean(text).text
