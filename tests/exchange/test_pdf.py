"""The PDF: what a person wrote is set, never run."""

from __future__ import annotations

import builtins
import re
import zlib
from collections.abc import Mapping
from typing import Any

import pytest

from leadcoach.errors import Refused
from leadcoach.exchange import pdf
from leadcoach.exchange.pdf import written
from tests.exchange.sheets_to_read import sheets

HOSTILE = (
    '#strong[x] #import "@preview/example:0.1.0": * #read("/etc/passwd") #panic("x")',
    "$ x^2 *bold* _it_ = Heading - item + item / term: @ref <label> `raw` // c /* x */ \\ ~ ---",
    '#eval("1+1") #include "x" #{ } #[ ] " \' \\u{41} \n\n\n \t',
    "日本語 العربية עברית 😀 \u200b " + "w" * 3_000,
)


def streams(data: bytes) -> bytes:
    """Everything in the file, unpacked."""
    found = [data]
    for match in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL):
        try:
            found.append(zlib.decompress(match[1]))
        except zlib.error:
            continue
    return b"".join(found)


def green(data: bytes) -> int:
    """How many shapes are filled with the colour of a bar."""
    return len(re.findall(rb"0\.24\d* 0\.41\d* 0\.22\d* scn?\b", streams(data)))


def test_bars_are_drawn() -> None:
    whole = sheets("Trust", 1)
    drawn = written(whole)
    bare = [piece._replace(parts=piece.parts[:-1]) for piece in sheets("Trust", 1).sections[0].pieces]
    assert green(drawn) > green(written(whole._replace(sections=(whole.sections[0]._replace(pieces=iter(bare)),))))


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_can_be_set_and_is_never_run(text: str) -> None:
    data = written(sheets(text, 1))
    assert data.startswith(b"%PDF-")
    assert data.rstrip().endswith(b"%%EOF")
    whole = streams(data)
    assert b"/JavaScript" not in whole
    assert b"/Launch" not in whole
    assert b"/URI" not in whole
    assert b"root:" not in whole


def test_what_is_written_is_handed_over_as_data_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    import typst

    seen: list[tuple[bytes, Mapping[str, Any]]] = []

    def compile_(source: bytes, **given: Any) -> bytes:
        seen.append((source, given))
        return b"%PDF-"

    monkeypatch.setattr(typst, "compile", compile_)
    for text in ("Quiet words", "Others"):
        written(sheets(text))
    (one, given), (other, _given) = seen
    assert one == other
    assert b"Quiet words" not in one
    assert "Quiet words" in given["sys_inputs"]["data"]
    assert b"@preview" not in one


def test_the_file_tells_nothing_of_who_and_when() -> None:
    data = streams(written(sheets()))
    assert b"/Author" not in data
    assert b"/CreationDate" not in data
    assert b"/ModDate" not in data


def test_without_the_typesetter_one_sentence_says_the_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *args: Any, **named: Any) -> Any:
        if name == "typst":
            raise ImportError(name)
        return real(name, *args, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(Refused, match=r'pip install "leadcoach\[pdf\]"'):
        pdf.ready()


def test_a_book_without_end_is_refused_and_an_error_quotes_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_LETTERS", 10)
    with pytest.raises(Refused, match="thousands of pages"):
        written(sheets("Quiet words"))
    monkeypatch.setattr(pdf, "MOST_LETTERS", 10_000)
    monkeypatch.setattr(pdf, "_TEMPLATE", "#panic(sys.inputs.data)")
    with pytest.raises(Refused) as caught:
        written(sheets("Quiet words"))
    assert "Quiet" not in caught.value.message
    assert caught.value.__cause__ is None
