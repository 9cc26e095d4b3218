"""A document as Markdown: what people wrote stays text, whatever a reader makes of Markdown."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from leadcoach.exchange.sheet_markdown import written
from leadcoach.text import clean
from tests.exchange.sheets_to_read import sheets

OURS = {"heading", "paragraph", "table", "thead", "tbody", "tr", "th", "td", "strong"}
HOSTILE = (
    "# title",
    "- item\n+ item\n1. item\n2) item",
    "<b>bold</b> <!-- comment --> &amp; <https://example.org>",
    "*em* **strong** `code` ~~gone~~ _em_",
    "[link](https://example.org) ![picture](https://example.org/p.png)\n[x]: https://example.org",
    "> quoted\n    code\n```\nfence",
    "a\n===\nb\n---\n***",
    "| a | b |\n| - | - |",
)


def tokens(text: str) -> Iterator[Token]:
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text):
        yield token
        yield from token.children or ()


def assert_text_alone(text: str) -> None:
    found = list(tokens("".join(written(sheets(text)))))
    kinds = {token.type.removesuffix("_open").removesuffix("_close") for token in found} - {"inline", "softbreak"}
    assert kinds - {"text", "text_special", "hardbreak", "html_inline"} <= OURS
    assert {token.content for token in found if token.type == "html_inline"} <= {"<br>"}
    assert not [token for token in found if token.type == "heading_open" and token.level]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    assert_text_alone(text)


@settings(max_examples=50)
@given(st.text(st.sampled_from("a1 \n\t#-+=*_`~<>|[]()!&:\\."), max_size=20))
def test_any_text_stays_text(text: str) -> None:
    assert_text_alone(text)


def test_every_word_is_there() -> None:
    text = "".join(written(sheets("Wörter | mehr")))
    assert text.startswith("# My journal Wörter \\| mehr\n")
    assert text.count("Wörter \\| mehr") > 12
    assert clean(text).removed == 0
