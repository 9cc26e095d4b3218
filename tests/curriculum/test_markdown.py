"""Markdown in, neutral text out: nothing executable, nothing remote, nothing hidden."""

from __future__ import annotations

import pytest

from leadcoach.curriculum.markdown import parse, to_prose, too_many, too_much
from leadcoach.domain.prose import Grid, Listing, Para, Prose, Quoted, Run, plain, plain_runs


def from_text(text: str) -> Prose:
    return to_prose(parse(text))


def runs(text: str) -> tuple[Run, ...]:
    (block,) = from_text(text)
    assert isinstance(block, Para)
    return block.runs


@pytest.mark.parametrize("address", ["https://a.example/b?c=d", "http://a.example", "mailto:a@b.example"])
def test_links_that_stay(address: str) -> None:
    assert runs(f"[words]({address})") == (Run("words", link=address),)
    assert runs(f"<{address}>")[0].link == address


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JAVASCRIPT:x", "file:///etc/passwd", "data:text/html,x", "data:image/png;base64,x", "ftp://a.b",
     "app.quit", "#here", "/etc", "other.md", " https", "java&#115;cript:x"],
)  # fmt: skip
def test_links_that_become_plain_text(address: str) -> None:
    found = runs(f"[words](<{address}>)")
    assert plain_runs(found) == "words"
    assert not any(run.link for run in found)


def test_a_picture_becomes_its_description() -> None:
    assert runs("A ![small *green* bean](https://a.example/track.png) here") == (
        Run("A small "),
        Run("green", emphasis=True),
        Run(" bean here"),
    )
    assert from_text("![](https://a.example/track.png)") == ()


def test_html_is_words() -> None:
    assert (
        plain(from_text("<script>alert(1)</script>\n\nand <b>bold</b>"))
        == "<script>alert(1)</script>\n\nand <b>bold</b>"
    )


def test_bare_addresses_are_words() -> None:
    assert runs("See https://a.example now") == (Run("See https://a.example now"),)


@pytest.mark.parametrize("entity", ["&#27;", "&#x1b;", "&#x202e;", "&#155;"])
def test_control_characters_from_entities_are_gone(entity: str) -> None:
    for text in (f"a{entity}[31mb", f"`a`{entity}b", f"[a{entity}](https://a.example/{entity})"):
        words = "".join(run.text + run.link for run in runs(text))
        assert not any(letter in words for letter in "\x1b\x9b\u202e")


def test_styles_nest_and_neighbours_join() -> None:
    assert runs("**a *b* `c`** d\\*e  \nf\ng") == (
        Run("a ", strong=True),
        Run("b", strong=True, emphasis=True),
        Run(" ", strong=True),
        Run("c", strong=True, code=True),
        Run(" d*e\nf g"),
    )


def test_blocks() -> None:
    text = "- a\n\n  b\n\n1. c\n\n> d\n>\n> - e\n\n| f | g |\n|---|---|\n| h |\n"
    listing, ordered, quoted, grid = from_text(text)
    assert isinstance(listing, Listing)
    assert isinstance(ordered, Listing)
    assert isinstance(quoted, Quoted)
    assert isinstance(grid, Grid)
    assert [len(item) for item in listing.items] == [2]
    assert (listing.ordered, ordered.ordered) == (False, True)
    assert len(quoted.blocks) == 2
    assert grid.rows == (((Run("h"),), ()),)


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("a\n\n" * 401, "400 blocks"),
        ("| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * 150, "300 table cells"),
        ("|" + " a |" * 13 + "\n|" + "---|" * 13 + "\n", "12 columns"),
    ],
)
def test_limits_are_named_with_a_line(text: str, limit: str) -> None:
    ((line, problem),) = too_many(parse(text))
    assert limit in problem
    assert 1 <= line <= text.count("\n") + 1


@pytest.mark.parametrize(
    "text",
    ["a\n\n" * 399 + "a", "| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * 149, "|" + " a |" * 12 + "\n|" + "---|" * 12],
)
def test_what_just_fits(text: str) -> None:
    assert list(too_many(parse(text))) == []


@pytest.mark.parametrize("text", ["x" * 64_001, "é" * 32_001, "([{<" * 50])
def test_what_is_not_parsed_at_all(text: str) -> None:
    assert too_much(text)


@pytest.mark.parametrize("text", ["> " * 5_000 + "a", "- " * 5_000 + "a", "*" * 60_000, "`" * 60_000, "[" * 199 + "a"])
def test_deep_or_odd_text_ends(text: str) -> None:
    found: Prose = from_text(text)
    assert isinstance(found, tuple)
