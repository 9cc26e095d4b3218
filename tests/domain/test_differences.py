from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadcoach.domain.differences import Piece, after_of, before_of, difference, first_change, lines_of

texts = st.text(st.sampled_from("ab \nxé’-.,你🌱"), max_size=60) | st.text(max_size=60)


def marked(before: str, after: str) -> str:
    """The difference with what was taken out and added in brackets."""
    return "".join(_signed(piece) for piece in difference(before, after))


def _signed(piece: Piece) -> str:
    return {"kept": "{}", "out": "[-{}-]", "in": "{{+{}+}}"}[piece.change].format(piece.text)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("", "", ""),
        ("same", "same", "same"),
        ("", "new words", "{+new words+}"),
        ("old words", "", "[-old words-]"),
        ("We met on Monday.", "We met on Friday.", "We met on [-Monday-]{+Friday+}."),
        ("I asked two questions", "I asked one open question", "I asked [-two questions-]{+one open question+}"),
        ("one\ntwo\nthree", "one\nthree", "one\n[-two\n-]three"),
        ("one\nthree", "one\ntwo\nthree", "one\n{+two\n+}three"),
        (
            "One line.\nThe quick brown fox.\nLast.",
            "One line.\nAltogether something else\nLast.",
            "One line.\n[-The quick brown fox.-]{+Altogether something else+}\nLast.",
        ),
        ("We met on Monday.", "We met on Friday.\nIt rained.", "We met on [-Monday-]{+Friday+}.{+\nIt rained.+}"),
        ("It rained.\nWe met on Monday.", "We met on Friday.", "[-It rained.\n-]We met on [-Monday-]{+Friday+}."),
        ("one two three four", "one two\nthree four", "one two[- -]{+\n+}three four"),
        ("don't", "don’t", "[-don't-]{+don’t+}"),
        ("well-known fact", "well-known facts", "well-known [-fact-]{+facts+}"),
        ("我们星期一见面", "我们星期五见面", "我们星期[-一-]{+五+}见面"),
        ("a 👩‍💻 b and c", "a 👩‍🏫 b and c", "a [-👩‍💻-]{+👩‍🏫+} b and c"),
    ],
)
def test_words_are_kept_taken_out_and_added(before: str, after: str, said: str) -> None:
    assert marked(before, after) == said


def test_what_two_sentences_share_by_chance_does_not_cut_a_rewriting_into_bits() -> None:
    said = marked(
        "I asked Ana two questions before a long answer came", "I asked Ana why she waited until a plan was made"
    )
    assert said == ("I asked Ana [-two questions before a long answer came-]{+why she waited until a plan was made+}")


@given(before=texts, after=texts)
@settings(max_examples=300)
def test_the_pieces_give_either_text_back(before: str, after: str) -> None:
    pieces = difference(before, after)
    assert (before_of(pieces), after_of(pieces)) == (before, after)
    assert all(piece.text for piece in pieces)
    for one, other in pairwise(pieces):
        assert one.change != other.change
        assert (one.change, other.change) != ("in", "out")
    shown = [piece for line in lines_of(pieces) if isinstance(line, tuple) for piece in line]
    assert not any("\n" in piece.text or not piece.text for piece in shown)
    assert any(piece.change != "kept" for piece in shown) == (before != after)


@given(text=texts)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert difference(text, text) == ((Piece("kept", text),) if text else ())


def changed(words: list[str], times: int, chance: random.Random) -> list[str]:
    """The same words with some replaced."""
    found = list(words)
    for place in chance.sample(range(len(words)), times):
        found[place] += "x"
    return found


@pytest.mark.parametrize("between", [" ", "\n"], ids=["in one line", "a word a line"])
def test_fifty_thousand_words_out_of_few_still_differ_word_by_word(between: str) -> None:
    chance = random.Random(7)
    words = [f"word{chance.randrange(500)}" for _place in range(50_000)]
    before, after = between.join(words), between.join(changed(words, 500, chance))
    pieces = difference(before, after)
    assert (before_of(pieces), after_of(pieces)) == (before, after)
    assert 900 <= sum(piece.change != "kept" for piece in pieces) <= 1_100


def test_texts_that_share_nothing_or_repeat_one_word_are_compared_as_well() -> None:
    chance = random.Random(7)
    words = [str(number) for number in range(20_000)]
    mixed = chance.sample(words, len(words))
    repeated = ["ha"] * 20_000
    for one, other in ((words, mixed), (repeated, changed(repeated, 300, chance)), (words, repeated)):
        pieces = difference(" ".join(one), " ".join(other))
        assert (before_of(pieces), after_of(pieces)) == (" ".join(one), " ".join(other))


def test_only_the_lines_around_a_change_are_shown() -> None:
    lines = [f"line {number}" for number in range(20)]
    shown = lines_of(difference("\n".join(lines), "\n".join([*lines[:10], "other", *lines[11:]])), around=1)
    assert [line if isinstance(line, int) else [piece.text for piece in line] for line in shown] == [
        9,
        ["line 9"],
        ["line 10", "other"],
        ["line 11"],
        8,
    ]


def test_lines_that_were_joined_or_parted_show_a_pilcrow() -> None:
    assert lines_of(difference("one\ntwo", "one two")) == (
        (Piece("kept", "one"), Piece("out", "¶"), Piece("in", " "), Piece("kept", "two")),
    )
    assert lines_of(difference("one two", "one\ntwo")) == (
        (Piece("kept", "one"), Piece("out", " "), Piece("in", "¶")),
        (Piece("kept", "two"),),
    )


def test_a_long_piece_that_was_kept_loses_its_middle() -> None:
    (line,) = lines_of(difference("begin " + "word " * 1_000 + "end", "begin " + "word " * 1_000 + "close"))
    assert isinstance(line, tuple)
    assert len(line[0].text) < 300
    assert " … " in line[0].text


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("We met on Monday", "We met on Friday", "Friday"),
        ("We met on Monday", "We met on Mondays", "Mondays"),
        ("We met on Monday", "We met", "on Monday"),
        ("One\ntwo", "One\ntwo\nthree", "three"),
        ("", "word " * 100, "word word word word…"),
        ("same", "same", ""),
    ],
)
def test_the_first_words_that_changed_are_those_that_came(before: str, after: str, said: str) -> None:
    assert first_change(before, after, 20) == said
