"""The HTML file: text is text, nothing is loaded, nothing runs."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadcoach.exchange.html import written
from leadcoach.exchange.sheets import paragraphs
from leadcoach.text import clean
from tests.exchange.sheets_to_read import sheets

KNOWN = {
    "html", "head", "meta", "title", "style", "body", "header", "h1", "h2", "h3", "h4", "p", "nav", "ol", "li", "a",
    "main", "section", "article", "table", "tr", "th", "td", "div", "span",
}  # fmt: skip
ATTRIBUTES = {
    "lang", "charset", "http-equiv", "content", "name", "aria-label", "href", "id", "class", "dir", "scope", "style",
    "aria-hidden",
}  # fmt: skip
HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</p></article></main><iframe src='https://example.org'>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "<!-- --><style>@import 'https://example.org/x.css'</style>",
    "</title></style><script>",
    "&lt;script&gt; &amp; &#60;b&#62;",
    "[x](javascript:alert(1)) ![](https://example.org/p.png)",
    "\x1b[31m\u202eevil\x00",
    "{{7*7}} {% raw %} ${x}",
)


class Read(HTMLParser):
    """Notes every tag, attribute and text."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.comments = 0
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        self.comments += 1


def assert_dead(read: Read, expected: list[str]) -> None:
    """Nothing in it is more than text, whatever the text was."""
    assert read.tags == expected
    assert set(read.tags) <= KNOWN
    assert {name for name, _value in read.attributes} <= ATTRIBUTES
    assert all(value.startswith("#week-") for name, value in read.attributes if name == "href")
    styles = [value for name, value in read.attributes if name == "style"]
    assert all(re.fullmatch(r"(left|width):[\d.]+%(;width:[\d.]+%)?", each) for each in styles)
    assert (read.open, read.comments) == ([], 0)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    page = "".join(written(sheets(text)))
    read = Read(page)
    assert_dead(read, Read("".join(written(sheets()))).tags)
    assert "".join(read.texts).count(clean(text).text) >= 20
    assert not {"\x00", "\x1b", "\u202e"} & set(page)


@settings(max_examples=60)
@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=60))
def test_any_text_stays_text(text: str) -> None:
    assert_dead(Read("".join(written(sheets(text, 1)))), Read("".join(written(sheets("Words", 1)))).tags)


def test_the_page_forbids_every_load_and_names_its_weeks() -> None:
    page = "".join(written(sheets()))
    assert page.startswith("<!DOCTYPE html>")
    assert "default-src &#x27;none&#x27;; style-src &#x27;unsafe-inline&#x27;" in page
    read = Read(page)
    assert ("content", "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'") in (
        read.attributes
    )
    assert [value for name, value in read.attributes if name == "href"] == ["#week-1", "#week-2"]
    assert {"week-1", "week-2"} == {value for name, value in read.attributes if name == "id"}
    assert not {"img", "script", "link", "iframe", "object", "form"} & set(read.tags)
    assert "url(" not in page
    assert "@media print" in page
    assert "prefers-color-scheme: dark" in page
    assert "First\nsecond" in page


def test_a_bar_is_drawn_for_the_eye_and_said_for_the_ear() -> None:
    page = "".join(written(sheets("Trust", 1)))
    assert (
        '<tr><th scope="row" dir="auto">Trust</th><td><div class="drawn"><div class="bar" aria-hidden="true">'
        '<span class="band" style="left:25.0%;width:37.5%"></span><span class="value" style="width:50.0%"></span>'
        '<span class="mark" style="left:75.0%"></span></div><span>3 (mark 4)</span></div></td></tr>\n'
    ) in page
    assert '<span class="value faint" style="width:100.0%"></span></div><span>Trust</span>' in page
    assert '<div class="bar" aria-hidden="true"></div><span>–</span>' in page


def test_one_section_needs_no_contents() -> None:
    assert "<nav" not in "".join(written(sheets("Words", 1)))


def test_the_page_comes_in_pieces_while_it_is_read() -> None:
    pages = written(sheets("Words", 3))
    assert next(pages).startswith("<!DOCTYPE html>")
    assert len(list(pages)) > 12


def test_paragraphs_keep_their_line_ends() -> None:
    assert list(paragraphs("One\n  two\n\n \n\nthree\n")) == ["One\n  two", "three"]
    assert list(paragraphs("")) == []
