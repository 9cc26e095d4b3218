"""Length and readability, on texts that can be counted by hand."""

from __future__ import annotations

import pytest

from leadcoach.curriculum.markdown import parse, to_prose
from tests.content.reading_ease import lix, running_text, words


def test_paragraphs_items_and_quotes_are_running_text() -> None:
    text = "### Heading\n\nOne *two*.\n\n- three\n\n  four\n- five\n\n> six\n\n"
    text += "| a | b |\n|---|---|\n| c | d |\n\n```\nas it stands\n```\n"
    found = list(running_text(to_prose(parse(text))))
    assert found == ["One two.", "three", "four", "five", "six"]
    assert words(found) == 6


@pytest.mark.parametrize(
    ("text", "sentences", "long"),
    [
        ("One two three. Four five sixseven.", 2, 1),
        ("One two: three four five seven.", 2, 0),
        ('He said: "Is it so?" Nobody nodded (we looked).', 3, 0),
        ("Half-way it's wonderful! And 25% more", 2, 2),
        ("no stop at all", 1, 0),
        ("Three are six.\n", 1, 0),
    ],
)
def test_readability_is_measured_as_published(text: str, sentences: int, long: int) -> None:
    count = len([word for word in text.split() if any(letter.isalpha() for letter in word)])
    assert lix([text]) == pytest.approx(count / sentences + 100 * long / count)


def test_each_paragraph_ends_a_sentence() -> None:
    assert lix(["one two", "three four"]) == 2
    assert lix([]) == lix(["", "25 %"]) == 0
