"""Names for things that have no natural one."""

from __future__ import annotations

from datetime import datetime

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def ulid(at: datetime, entropy: bytes) -> str:
    """Give a 26-letter id that sorts by time: 48 bits of milliseconds, then 80 bits of `entropy` (10 bytes).

    Source: the ULID specification (Crockford base 32).
    """
    number = (int(at.timestamp() * 1000) << 80) | int.from_bytes(entropy[:10], "big")
    letters = []
    for _place in range(26):
        number, rest = divmod(number, 32)
        letters.append(_ALPHABET[rest])
    return "".join(reversed(letters))


def is_ulid(text: str) -> bool:
    """Whether a text has the form of such an id."""
    return len(text) == 26 and all(letter in _ALPHABET for letter in text)


def answer_id(address: str, occasion: str = "once") -> str:
    """Give the natural id of the document that answers an ask, so that two laptops meet in one document."""
    return f"{address}/{occasion}"
