"""What happens to text at the border."""

from __future__ import annotations

import unicodedata
from gettext import NullTranslations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadcoach import text
from leadcoach.text import Cleaned, clean, fold, ngettext, one_line, use_translation

ANYTHING = st.text(alphabet=st.characters(), max_size=200)  # lone surrogates too


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("plain", Cleaned("plain")),
        ("a\r\nb\rc\u2028d\u2029e", Cleaned("a\nb\nc\nd\ne")),
        ("tab\tstays", Cleaned("tab\tstays")),
        ("\x1b]0;title\x07", Cleaned("]0;title", 2)),
        ("nul\x00 del\x7f c1\x9b", Cleaned("nul del c1", 3)),
        ("over\u202eride", Cleaned("override", 1)),
        ("mark\u200f and isolate \u2067x\u2069", Cleaned("mark\u200f and isolate \u2067x\u2069")),
        ("lone \ud800", Cleaned("lone \ufffd")),
        ("cafe\u0301", Cleaned("café")),
        ("\U0001f1f3\U0001f1f1 [/etc/x]", Cleaned("\U0001f1f3\U0001f1f1 [/etc/x]")),
    ],
)
def test_text_is_cleaned_at_the_border(raw: str, cleaned: Cleaned) -> None:
    assert clean(raw) == cleaned


def test_text_past_the_limit_is_left_off_and_counted() -> None:
    assert clean("123456", most=4) == Cleaned("1234", cut=2)
    assert clean("1\x002\x0034", most=4) == Cleaned("1234", removed=2)


@given(ANYTHING)
def test_cleaning_a_second_time_changes_nothing(raw: str) -> None:
    once = clean(raw).text
    assert clean(once) == Cleaned(once)


@given(ANYTHING, st.integers(0, 50))
def test_cleaned_text_can_be_stored_and_drives_no_terminal(raw: str, most: int) -> None:
    cleaned = clean(raw, most)
    assert cleaned.text.encode().decode() == cleaned.text
    assert not {letter for letter in cleaned.text if unicodedata.category(letter) == "Cc"} - {"\n", "\t"}
    assert not set(cleaned.text) & set("\u202a\u202b\u202c\u202d\u202e")
    assert len(cleaned.text) <= most
    assert unicodedata.is_normalized("NFC", cleaned.text)


@given(st.text(alphabet="ab\x00\x1b\u202e", max_size=60), st.integers(0, 60))
def test_everything_taken_out_is_counted(raw: str, most: int) -> None:
    cleaned = clean(raw, most)
    assert len(cleaned.text) + cleaned.removed + cleaned.cut == len(raw)


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        ("", ""),
        ("\n  \n  first \nsecond", "first"),
        ("\x1b[31mred", "[31mred"),
        ("x" * 30, "x" * 9 + "…"),
        ("exactly 10", "exactly 10"),
    ],
)
def test_one_line_is_the_first_that_says_something(raw: str, line: str) -> None:
    assert one_line(raw, 10) == line


@given(ANYTHING, st.integers(1, 80))
def test_one_line_is_one_line_and_fits(raw: str, most: int) -> None:
    line = one_line(raw, most)
    assert "\n" not in line
    assert len(line) <= most


@pytest.mark.parametrize(("one", "other"), [("Café", "CAFE"), ("Straße", "STRASSE"), ("ÅNGSTRÖM", "angstrom")])
def test_folded_text_compares_without_case_and_accents(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_the_interface_speaks_the_language_it_was_given(monkeypatch: pytest.MonkeyPatch) -> None:
    class Dutch(NullTranslations):
        def gettext(self, message: str) -> str:
            return {"Today": "Vandaag"}.get(message, message)

        def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
            return {"week": "week", "weeks": "weken"}[msgid1 if n == 1 else msgid2]

    monkeypatch.setattr(text, "_translations", [])
    assert (text._("Today"), ngettext("week", "weeks", 2)) == ("Today", "weeks")
    use_translation(Dutch())
    assert (text._("Today"), ngettext("week", "weeks", 2), ngettext("week", "weeks", 1)) == ("Vandaag", "weken", "week")
