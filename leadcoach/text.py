"""What happens to text at the border: cleaning, cutting to size, and the language of the interface."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from gettext import NullTranslations

MOST_CHARACTERS = 1_000_000

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]")
_LINE_ENDS = re.compile("\r\n|[\r\u2028\u2029]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_LOOKS_LIKE = {
    "-": "–—−‐‑─━╌╍┄┅╴╶",
    "=": "═≡▤",
    "|": "│┃║▌▎▏▍▐╵╷╎╏┆┇",
    "+": "◆┌┐└┘├┤┬┴┼╭╮╰╯┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬╞╡╪",
    "#": "█▉▊▋▇▆▅■▀▓☑",
    "_": "▁▂▃▄",
    ":": "░▒",
    "*": "★●•◉✓",
    "o": "○☐□◇",
    "^": "▲△↑▴",
    "v": "↓▾▼",
    ">": "→▸▹►»›",
    "<": "←◂◀«‹",
    "~": "…≈",
    ".": "·",
    "x": "×✗",
    "'": "‘’‚",
    '"': "“”„",
    "/": "╱✎",
    "\\": "╲",
    "X": "╳",
    "$": "¶",
    " ": "\u00a0\u202f",
}
_IN_ASCII = str.maketrans({sign: plain for plain, signs in _LOOKS_LIKE.items() for sign in signs})
_translations: list[NullTranslations] = []


class Cleaned(NamedTuple):
    """Text that may be stored and shown, with what had to go."""

    text: str
    removed: int = 0
    """How many control and bidirectional override characters were taken out."""
    cut: int = 0
    """How many characters past the limit were left off."""


def clean(raw: str, most: int = MOST_CHARACTERS) -> Cleaned:
    """Give text with LF line ends, in NFC, without control or bidirectional override characters.

    Tabs, direction marks and isolates stay. Lone surrogates become U+FFFD. `clean` of cleaned text changes nothing.
    """
    text = _LINE_ENDS.sub("\n", raw)
    text, removed = _CONTROLS.subn("", text)
    text = unicodedata.normalize("NFC", _SURROGATES.sub("\ufffd", text))
    if len(text) <= most:
        return Cleaned(text, removed)
    kept = unicodedata.normalize("NFC", text[:most])
    return Cleaned(kept, removed, len(text) - most)


def one_line(text: str, most: int = 200) -> str:
    """Give the first non-empty line of cleaned text, cut to `most` characters with an ellipsis."""
    line = next((part for part in (piece.strip() for piece in clean(text).text.split("\n")) if part), "")
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def fold(text: str) -> str:
    """Give text for comparing: case folded, accents off."""
    spread = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in spread if not unicodedata.combining(letter))


def as_ascii(text: str) -> str:
    """Give text with our drawing signs and typographic marks in plain ASCII, each as wide as before.

    Letters with accents stay: they belong to what a person wrote.
    """
    return text if text.isascii() else text.translate(_IN_ASCII)


def use_translation(translation: NullTranslations) -> None:
    """Make `_` and `ngettext` speak this language; called once, by `bootstrap`."""
    _translations[:] = [translation]


def _(message: str) -> str:
    """Give the interface sentence in the language in use."""
    return _translations[0].gettext(message) if _translations else message


def ngettext(one: str, many: str, number: int) -> str:
    """Give the interface sentence for this number in the language in use."""
    if _translations:
        return _translations[0].ngettext(one, many, number)
    return one if number == 1 else many
