"""Addresses of answers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadcoach.domain.address import Address, parse, parse_in

NAMES = frozenset({"environment", "profile"})
part = st.from_regex(r"[a-z][a-z0-9-]{0,6}", fullmatch=True)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("@weed", Address("", "weed")),
        ("@asks.due", Address("", "asks", "due")),
        ("@w03.opening", Address("w03", "opening")),
        ("@w03.toolset.asks", Address("w03.toolset", "asks")),
        ("@w03.toolset.asks.due#w04!first", Address("w03.toolset", "asks", "due", "w04", "first")),
        ("@environment.conditions!first", Address("environment", "conditions", pin="first")),
        ("@environment.conditions.time", Address("environment", "conditions", "time")),
        ("@environment", Address("", "environment")),
        (" @weed#all ", Address("", "weed", occasion="all")),
    ],
)
def test_an_address_is_read_and_written(text: str, address: Address) -> None:
    assert parse_in(text, NAMES) == address
    assert str(address) == text.strip()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "weed",
        "@",
        "@Weed",
        "@w03",
        "@a.b.c",
        "@w03.a.b.c.d",
        "@a!last",
        "@a b",
        "@a\nb",
        "@a..b",
        "@1",
        "@a#",
        "@é",
    ],
)
def test_anything_else_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"address|pin"):
        parse(text)


@given(st.text(max_size=40) | st.from_regex(r"@[a-z0-9.#!-]{0,20}", fullmatch=True))
def test_any_text_is_an_address_or_a_value_error(text: str) -> None:
    try:
        address = parse_in(text, NAMES)
    except ValueError:
        return
    assert parse_in(str(address), NAMES) == address


@given(st.lists(part, min_size=1, max_size=4), st.sampled_from(["", "#all", "#w02"]), st.sampled_from(["", "!first"]))
def test_what_was_written_of_an_address_is_read_again(parts: list[str], occasion: str, pin: str) -> None:
    text = "@" + ".".join(parts) + occasion + pin
    try:
        address = parse(text)
    except ValueError:
        return
    assert str(address) == text


def test_an_address_within_a_file_is_seen_from_everywhere() -> None:
    here = parse("@asks.due#all!first").within("w03.toolset")
    assert str(here) == "@w03.toolset.asks.due#all!first"
    assert here.subject == "w03.toolset.asks"
    assert here.within("w01.mindset") == here
