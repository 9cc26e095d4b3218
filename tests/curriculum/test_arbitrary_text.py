"""Whatever stands in a file: ContentError or a module, and `check` never raises."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from leadcoach.curriculum.check import check
from leadcoach.curriculum.loader import load_cards, load_module, load_sources
from leadcoach.domain.address import loose
from leadcoach.domain.asks import KINDS, read_answer
from leadcoach.errors import ContentError

MODULE = "en/week-01-every-ask/mindset.md"
PIECES = [
    "---\n", "id: w01.mindset\n", "title: x\n", "minutes: 15\n", "sources: [a, b]\n", "&a x\n", "*a\n", "## Step\n",
    "# H\n", "```ask text q\n", "```ask table t\n", "```ask scale s\n", "```ask choice c\n", "```show echo e\n",
    "```card c\n", "```\n", "~~~\n", "- a: text | b | optional, stamp=a\n", "- a: b\n", "pick: 0..2\n", "rows: one\n",
    "items: 1..2\n", "options: @b.c\n", "language: loops\n", "phases: a 1 b\n", "key: a=1\n", "opens: +1d\n",
    "opens: @e\n", "- d: date | D | due=+1w, later\n", "list: a = @e.b\n", "lint: open-question@a\n", "log: x\n",
    "```show gap g\n", "```show groups h\n", "```ask lines l\n", "```ask script s\n", "```ask live v\n", "by: a\n",
    "low: a\nhigh: b\n", "limit: 3\n", "within: 7d\n", "<!-- when: not answered @e -->\n", "in: a\n",
    "scale: 1 a | 5 b\n", "list: a = b c\n", "when: team >= 5\n", "from: @w01.mindset.weed.x#w01!first\n",
    "keep: fact x\n", "range: ..\n", "of: @e\n", "<!-- id: a -->\n", "> - > - ```ask text q\n", "    ```\n",
    "| a | b |\n|---|---|\n| c | d |\n", "[x](http://[)", "![](a)", "<b>", "&#27;", "&#x202e;", "***", "\t", "\x00",
    "\u2028", "\ufeff", "\n\n", "text ", "1. ", "=====\n", "[a]: /b\n", "## Phrases\n",
]  # fmt: skip
HEAD = """---
id: w01.mindset
title: A
objective: B
minutes: 9
evidence: C
sources: pea-2021
output: w01.mindset.q
---
"""
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
QUICK = settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])


def write(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("load", [load_module, load_cards, load_sources])
@given(text=TEXTS)
@QUICK
@example(text="---\nid: w01.mindset\n---\n## \n<!-- id: a -->\n")
def test_a_file_is_read_or_refused(content: Path, load: Callable[[Path, str], object], text: str) -> None:
    write(content / MODULE, text)
    with suppress(ContentError):
        load(content, MODULE)


@given(
    text=TEXTS,
    body=TEXTS,
    path=st.sampled_from([MODULE, "en/instruments/environment.md", "en/sources.md", "en/words.toml"]),
)
@QUICK
def test_check_gives_faults_and_never_raises(content: Path, text: str, body: str, path: str) -> None:
    write(content / path, text if path.endswith(".toml") else HEAD + body)
    assert check(content)


@given(text=TEXTS)
@QUICK
def test_check_survives_any_programme(content: Path, text: str) -> None:
    write(content / "programme.toml", text)
    assert check(content)


@given(text=st.text(max_size=60) | st.text(alphabet="@w01.abc#!first-", max_size=40))
def test_an_address_is_a_value_or_a_value_error(text: str) -> None:
    with suppress(ValueError):
        assert loose(text).ask


@given(
    body=st.lists(st.sampled_from([piece for piece in PIECES if ":" in piece and "`" not in piece]), max_size=8).map(
        "".join
    )
)
@QUICK
def test_an_ask_that_was_read_takes_answers(content: Path, body: str) -> None:
    for kind in KINDS:
        head = "---\nid: capture\ntitle: A\n---\n\n## A\n\n"
        write(content / "en/capture.md", f"{head}```ask {kind} q\n{body}```\n")
        try:
            ask = load_module(content, "en/capture.md").asks[0]
        except ContentError:
            continue
        assert read_answer(ask, ask.shape().to_json()).empty
