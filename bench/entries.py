"""An invented journal of ten years, the same at every run: words as frequent as in a language, tags, people, weeks."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from typing import NamedTuple

from leadcoach.domain.ids import ulid

FIRST_DAY = datetime(2016, 1, 4, 7, 0, tzinfo=UTC)
DAYS = 3650
WORDS = 120
COMMON = "meeting"
"""A word of three entries in ten."""
RARE = "kaleidoscope"
"""A word of one entry in five hundred."""
TAG = "delegation"
"""The tag borne most often."""
PERSON = "Ana"
"""The person named most often."""
COMMON_BEGIN = "lead"
"""How several frequent words begin."""
_FAMILY = ("lead", "leads", "leader", "leaders", "leading", "leadership")
_VOCABULARY = 4000
_ONSETS = [
    "b",
    "c",
    "d",
    "f",
    "g",
    "h",
    "j",
    "k",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "t",
    "v",
    "w",
    "y",
    "br",
    "ch",
    "fl",
    "gr",
    "pl",
    "qu",
    "sh",
    "st",
    "th",
    "tr",
]
_VOWELS = ["a", "e", "i", "o", "u", "a", "e", "i", "o", "ea", "oo", "ou"]
_ENDS = ("", "", "", "l", "n", "r", "s", "lt", "nd", "ng", "rt", "st", "lk")
_SENTENCE = 12
_TAGS = (
    TAG,
    *(
        f"{begin}-{end}"
        for begin in ("one", "kind", "open", "quiet", "weekly", "shared", "first", "next", "remote", "short")
        for end in ("talk", "plan", "test", "team")
    ),
)
_PEOPLE = (
    PERSON,
    *(f"{begin}{end}" for begin in ("Be", "Da", "Ma", "Jo", "Lu", "Ni", "Sa", "Ti") for end in ("n", "ra", "lo", "na")),
)
_WEEKS = 13
_WEEKS_OF_A_YEAR = 52


class Entry(NamedTuple):
    """One entry as any journal could hold it."""

    id: str
    at: datetime
    text: str
    tags: tuple[str, ...]
    """Those at the end of the text, without their sign."""
    week: int | None
    starred: bool


def entries(count: int) -> Iterator[Entry]:
    """Give so many entries, the oldest first; a thousand are spread over as many years as a hundred thousand."""
    dice = random.Random(count)  # noqa: S311 - invented text, not a secret
    known = _vocabulary()
    frequent = list(accumulate(1 / (rank + 2.7) for rank in range(len(known))))
    popular = list(accumulate(1 / (rank + 1.5) for rank in range(len(_TAGS))))
    met = list(accumulate(1 / (rank + 1.5) for rank in range(len(_PEOPLE))))
    for number in range(count):
        words = dice.choices(known, cum_weights=frequent, k=WORDS)
        if dice.random() < 0.3:
            words[dice.randrange(WORDS)] = COMMON
        if number % 500 == 250:
            words[dice.randrange(WORDS)] = RARE
        if dice.random() < 0.4:
            words[dice.randrange(WORDS)] = "@" + dice.choices(_PEOPLE, cum_weights=met)[0]
        tags = tuple(dict.fromkeys(dice.choices(_TAGS, cum_weights=popular, k=dice.choice((0, 0, 1, 1, 2)))))
        at = moment(number, count)
        yield Entry(_name(number, at), at, _prose(words, tags), tags, _week(at), dice.random() < 0.05)


def moment(number: int, count: int) -> datetime:
    """Give when the entry of that number was written."""
    return FIRST_DAY + timedelta(days=number * DAYS // count, minutes=number * 7 % 900)


def newest(count: int) -> str:
    """Give the id of the newest of so many entries."""
    return _name(count - 1, moment(count - 1, count))


def _name(number: int, at: datetime) -> str:
    return ulid(at, number.to_bytes(10, "big"))


def _week(at: datetime) -> int | None:
    """The programme is gone through anew each year, in its first quarter."""
    found = (at - FIRST_DAY).days // 7 % _WEEKS_OF_A_YEAR + 1
    return found if found <= _WEEKS else None


def _prose(words: list[str], tags: tuple[str, ...]) -> str:
    sentences = [" ".join(words[begin : begin + _SENTENCE]).capitalize() for begin in range(0, WORDS, _SENTENCE)]
    paragraphs = [". ".join(sentences[begin : begin + 5]) + "." for begin in range(0, len(sentences), 5)]
    return "\n\n".join([*paragraphs, *([" ".join(f"#{tag}" for tag in tags)] if tags else [])])


def _vocabulary() -> list[str]:
    """Invented words, each once; the more frequent ones are the shorter ones, and one in a hundred has an accent."""
    dice = random.Random(1)  # noqa: S311 - invented words, not a secret
    made: dict[str, None] = {}
    while len(made) < _VOCABULARY:
        parts = range(1 if len(made) < 300 else dice.randint(1, 3))
        ends = _ENDS[: 4 if len(made) < 60 else None]
        word = "".join(dice.choice(_ONSETS) + dice.choice(_VOWELS) + dice.choice(ends) for _ in parts)
        made[word.replace("a", "á", 1) if len(made) % 100 == 99 else word] = None
    found = list(made)
    for number, word in enumerate(_FAMILY):
        found[40 + 60 * number] = word
    return found
