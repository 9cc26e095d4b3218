"""The difference between two wordings, word by word: what was kept, taken out and added."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Literal, NamedTuple

from leadcoach.domain.matching import alike, matches

Change = Literal["kept", "out", "in"]

_TOKEN = re.compile(
    r"\n|[^\S\n]+"
    r"|[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]"  # scripts that put no space between words go letter by letter
    r"|[^\W\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+(?:['’-][^\W\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+)*"
    r"|[^\w\s]+"
)
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_LONGEST = 240
"""How many characters of what was kept are shown between two changes in a line."""
_MOST_PAIRS = 2_500
"""How many pairs of lines are compared to find those most alike."""
_ALIKE = 0.2
"""The part of its words that two pieces must share to be shown word by word."""


class Piece(NamedTuple):
    """A part of the two texts together."""

    change: Change
    text: str


_CHANGE, _TEXT = attrgetter("change"), attrgetter("text")


def difference(before: str, after: str) -> tuple[Piece, ...]:
    """Give the pieces that make both texts: first by lines, then by words in the lines that changed.

    What was kept and taken out gives `before`, what was kept and added gives `after`. No piece is empty, no two that
    follow each other are of one kind, and what was taken out stands before what came in its place.
    """
    one, other = _LINE.findall(before), _LINE.findall(after)
    pieces: list[Piece] = []
    for change, out, came in _runs(one, other):
        if change == "kept":
            pieces.append(Piece("kept", "".join(out)))
        else:
            pieces += _in_block(out, came)
    return tuple(_joined(_ordered(pieces)))


def before_of(pieces: Iterable[Piece]) -> str:
    """Give the earlier text back."""
    return "".join(piece.text for piece in pieces if piece.change != "in")


def after_of(pieces: Iterable[Piece]) -> str:
    """Give the later text back."""
    return "".join(piece.text for piece in pieces if piece.change != "out")


def first_change(before: str, after: str, most: int = 60) -> str:
    """Give the first words that changed: those that came, or where none came, those taken out; cut to `most`."""
    one, other = before.split(), after.split()
    shared = next((place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    if shared is None:
        shared = min(len(one), len(other))
    said = " ".join((other[shared:] or one[shared:])[:most])
    return said if len(said) <= most else said[: most - 1].rstrip() + "…"


Line = tuple[Piece, ...]
"""Pieces without a line end."""


def lines_of(pieces: Iterable[Piece], around: int = 2) -> tuple[Line | int, ...]:
    """Give the pieces in lines, to be read: those that changed, with some around them.

    A number stands for so many lines that were kept and are left out; long pieces that were kept lose their middle.
    A line end that is all that changed is shown as a pilcrow.
    """
    lines = list(_in_lines(pieces))
    changed = [place for place, line in enumerate(lines) if _is_changed(line)]
    near = {place + shift for place in changed for shift in range(-around, around + 1)}
    if not changed:
        near = set(range(len(lines)))
    found: list[Line | int] = []
    for is_near, group in groupby(enumerate(lines), key=lambda each: each[0] in near):
        some = [line for _place, line in group]
        found += map(_cut, some) if is_near or len(some) < 3 else [len(some)]
    return tuple(found)


def _in_lines(pieces: Iterable[Piece]) -> Iterator[Line]:
    line: list[Piece] = []
    for change, text in pieces:
        if change == "out" and not text.strip("\n"):
            line.append(Piece("out", "¶" * len(text)))
            continue
        if change == "in" and not text.strip("\n"):
            line.append(Piece("in", "¶" * len(text)))
        first, *rest = text.split("\n")
        line += [Piece(change, first)] if first else []
        for part in rest:
            yield tuple(line)
            line = [Piece(change, part)] if part else []
    if line:
        yield tuple(line)


def _is_changed(line: Line) -> bool:
    return any(piece.change != "kept" for piece in line)


def _cut(line: Line) -> Line:
    return tuple(
        Piece("kept", f"{piece.text[: _LONGEST // 2]} … {piece.text[-_LONGEST // 2 :]}")
        if piece.change == "kept" and len(piece.text) > _LONGEST and len(line) > 1
        else piece
        for piece in line
    )


def _in_block(out: Sequence[str], came: Sequence[str]) -> list[Piece]:
    """Give lines that changed as a whole, or each beside the line most like it where no more is changed so."""
    whole = _by_words("".join(out), "".join(came))
    if max(len(out), len(came)) == 1 or not 0 < len(out) * len(came) <= _MOST_PAIRS:
        return whole
    paired: list[Piece] = []
    at, there = 0, 0
    for here, beside in [*alike(out, came), (len(out), len(came))]:
        paired += _by_words("".join(out[at:here]), "".join(came[there:beside]))
        paired += _by_words("".join(out[here : here + 1]), "".join(came[beside : beside + 1]))
        at, there = here + 1, beside + 1
    return paired if _changed(paired) <= _changed(whole) else whole


def _changed(pieces: Iterable[Piece]) -> int:
    return sum(len(piece.text) for piece in pieces if piece.change != "kept")


def _by_words(out: str, came: str) -> list[Piece]:
    """Give changed lines by words, or whole where they share too little to be read so."""
    if not (out and came):
        return _replaced(out, came)
    one, other = _TOKEN.findall(out), _TOKEN.findall(came)
    pieces = []
    for change, left, right in _runs(one, other):
        pieces += [Piece("kept", "".join(left))] if change == "kept" else _replaced("".join(left), "".join(right))
    for is_noise in (_is_blank, _is_by_chance):
        pieces = list(_without(list(_joined(_ordered(pieces))), is_noise))
    pieces = list(_joined(_ordered(pieces)))
    kept = sum(len(piece.text) for piece in pieces if piece.change == "kept" and piece.text.strip())
    return pieces if kept >= _ALIKE * min(len(out), len(came)) else _replaced(out, came)


def _replaced(out: str, came: str) -> list[Piece]:
    """Give what was taken out and what came; the line end they share stays."""
    if out.endswith("\n") and came.endswith("\n"):
        return [*_replaced(out[:-1], came[:-1]), Piece("kept", "\n")]
    found: list[Piece] = [Piece("out", out), Piece("in", came)]
    return [piece for piece in found if piece.text]


def _without(pieces: Sequence[Piece], is_noise: Callable[[str, str, str], bool]) -> Iterator[Piece]:
    """Let kept pieces that only hinder reading belong to the changes before and after them."""
    for place, piece in enumerate(pieces):
        inside = 0 < place < len(pieces) - 1 and piece.change == "kept" and "\n" not in piece.text
        if inside and is_noise(piece.text, pieces[place - 1].text, pieces[place + 1].text):
            yield Piece("out", piece.text)
            yield Piece("in", piece.text)
        else:
            yield piece


def _is_blank(text: str, earlier: str, later: str) -> bool:
    return not text.strip() and bool(earlier.strip() and later.strip())


def _is_by_chance(text: str, earlier: str, later: str) -> bool:
    """Whether it is a short word between two long changes."""
    words = text.split()
    return len(words) == 1 and len(words[0]) <= 3 and min(len(earlier), len(later)) >= 3 * len(text)


def _ordered(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Put what was taken out before what was added, from one kept piece to the next."""
    out: list[str] = []
    came: list[str] = []
    for piece in pieces:
        if piece.change == "out":
            out.append(piece.text)
        elif piece.change == "in":
            came.append(piece.text)
        else:
            yield from (Piece("out", "".join(out)), Piece("in", "".join(came)), piece)
            out, came = [], []
    yield from (Piece("out", "".join(out)), Piece("in", "".join(came)))


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Leave out what is empty and make one of what follows its like."""
    for change, group in groupby(filter(_TEXT, pieces), key=_CHANGE):
        yield Piece(change, "".join(piece.text for piece in group))


def _runs(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[Change, Sequence[str], Sequence[str]]]:
    """Give the two sequences as runs that are the same in both and runs that are not, in order."""
    at, there = 0, 0
    for start, begin, length in [*matches(one, other), (len(one), len(other), 0)]:
        if start > at or begin > there:
            yield "out", one[at:start], other[there:begin]
        if length:
            yield "kept", one[start : start + length], other[begin : begin + length]
        at, there = start + length, begin + length
