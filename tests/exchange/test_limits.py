"""Reading files of others: encodings, and JSON that was made to do harm."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadcoach.domain.items import Item
from leadcoach.errors import Refused
from leadcoach.exchange.json_stream import Member, members
from leadcoach.exchange.limits import DEEPEST, Text, in_parts, json_value, lines_of, pieces, text_of
from leadcoach.exchange.sources import Unreadable
from tests.exchange.making import json_values


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", Text("")),
        ("Grüße 🌱".encode(), Text("Grüße 🌱")),
        ("Grüße".encode("utf-8-sig"), Text("Grüße")),
        ("Grüße".encode("utf-16"), Text("Grüße")),
        (b"\xfe\xff" + "Grüße".encode("utf-16-be"), Text("Grüße")),
        ("“Grüße” – 5 €".encode("cp1252"), Text("“Grüße” – 5 €", 6)),
        (b"caf\xe9 \x81", Text("café \x81", 2)),
    ],
)
def test_text_is_read_in_the_encoding_it_is_in(data: bytes, expected: Text) -> None:
    assert text_of(data) == expected


@pytest.mark.parametrize("data", [b"\xff\xfe\x00\xd8\x00\x00", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="not a file of text"):
        text_of(data)


@given(st.text(alphabet="a\r\n\u2028", max_size=30), st.integers(1, 5))
def test_lines_are_the_same_however_the_text_is_cut(text: str, size: int) -> None:
    cut = [text[at : at + size] for at in range(0, len(text), size)]
    lines = list(lines_of(cut))
    assert "".join(lines) == text.replace("\r\n", "\n").replace("\r", "\n")
    assert all(line.endswith("\n") for line in lines[:-1])
    assert all(line.count("\n") <= 1 and line for line in lines)


def test_a_file_that_is_none_or_too_large_is_refused(tmp_path: Path) -> None:
    large = tmp_path / "large"
    large.write_bytes(b"x" * 11)
    for path, reason in (
        (tmp_path, "folder"),
        (tmp_path / "none", "opened"),
        (large, "larger"),
        (Path("a\0b"), "opened"),
    ):
        with pytest.raises(Refused, match=reason):
            list(pieces(path, 10))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[" * 100_000 + "]" * 100_000, "deep"),
        ('{"a":' * 100_000 + "1" + "}" * 100_000, "deep"),
        ("[" * 100_000, "deep"),
        ("NaN", "endless"),
        ('{"a": -Infinity}', "endless"),
        ("1e400", "large"),
        ("9" * 5_000, "large"),
        (str(2**63), "large"),
        ('{"a": 1, "b": {"c": 1, "c": 2}}', "twice"),
        ('{"a": 1,}', "valid"),
        ("", "valid"),
        ('"\x01"', "valid"),
        ("{} {}", "valid"),
    ],
)
def test_json_with_a_trap_is_refused(text: str, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        json_value(text)


def test_json_may_be_as_deep_as_it_says() -> None:
    assert json_value("[" * DEEPEST + "]" * DEEPEST) is not None
    with pytest.raises(Unreadable, match="deep"):
        json_value("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1))
    assert json_value(json.dumps("[{" * 1000)) == "[{" * 1000


def test_lone_surrogates_are_replaced_and_pairs_are_one_sign() -> None:
    assert json_value(r'{"a\ud800": ["\udc00x", "\ud83c\udf31"]}') == {"a\ufffd": ["\ufffdx", "🌱"]}


@given(json_values())
@settings(max_examples=50)
def test_json_says_what_it_said(value: object) -> None:
    assert json_value(json.dumps(value)) == value


def read(data: bytes, size: int = 7) -> list[Member]:
    cut = (data[at : at + size] for at in range(0, len(data), size))
    return list(members(cut, frozenset({"list"})))


@given(st.lists(json_values(), max_size=4), json_values(), st.integers(1, 40), st.sampled_from([None, 1]))
@settings(max_examples=60)
def test_an_object_in_pieces_gives_its_members(
    entries: list[object], other: object, size: int, indent: int | None
) -> None:
    data = json.dumps({"a": other, "list": entries, "b": 5}, indent=indent, ensure_ascii=False).encode()
    listed = [Member("list", each, number) for number, each in enumerate(entries, 1)]
    assert read(data, size) == [Member("a", other), Member("list", []), *listed, Member("b", 5)]


def test_one_bad_member_leaves_the_others() -> None:
    deep = b"[" * 100_000 + b"]" * 100_000
    found = read(b'{"list": [1, NaN, {"a":1,"a":2}, ' + deep + b', "\\"]", 2]}', 10_000)
    assert [member.value for member in found] == [[], 1, None, None, None, '"]', 2]
    assert [bool(member.fault) for member in found] == [False, False, True, True, True, False, False]


def test_an_object_in_utf_16_is_read() -> None:
    assert read('{"a": "é"}'.encode("utf-16"), 3) == [Member("a", "é")]


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b'{"a": 1', b'{"a" 1}', b'{"a": }', b'{"a": 1} x', b'{"list": [1', b'{"a": "x', b"{1: 2}", b"\xff"],
)
def test_what_is_no_object_is_unreadable(data: bytes) -> None:
    with pytest.raises(Unreadable):
        read(data)


def test_a_name_that_comes_twice_is_unreadable() -> None:
    with pytest.raises(Unreadable):
        read(b'{"a": 1, "a": 2}')


def test_a_list_that_ends_too_early_gives_what_is_whole() -> None:
    found = members([b'{"list": [1, {"a": 2}, {"b"'], frozenset({"list"}))
    assert [next(found).value for _member in range(3)] == [[], 1, {"a": 2}]
    with pytest.raises(Unreadable, match="early"):
        next(found)


def test_a_large_value_is_read_whole() -> None:
    data = b'{"list": ["' + b"a" * 3_000_000 + b'"]}'
    assert [len(str(member.value)) for member in read(data, 1 << 20)] == [2, 3_000_000]


@given(st.binary(max_size=60) | st.text('{}[]",:ae1 ', max_size=60).map(str.encode))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    with contextlib.suppress(Unreadable):
        assert all(member.name in (*json_names(data), "list") for member in read(data))


def json_names(data: bytes) -> list[str]:
    """The names of the object as Python reads it."""
    found = json.loads(data)
    assert isinstance(found, dict)
    return list(found)


@given(st.text("ab", min_size=0, max_size=40))
def test_a_long_text_comes_in_parts_that_make_it_up(text: str) -> None:
    parts = list(in_parts(Item(text, "2026-11-23", "", source="jrnl:1", place="line 1", starred=True), most=7))
    assert "".join(part.text for part in parts) == text
    assert all(len(part.text) <= 7 for part in parts)
    assert len({part.source for part in parts}) == len(parts)
    assert parts[0].source == "jrnl:1"
