"""What the instruments say as one entry of a journal for other programs, and known again when it comes back."""

from __future__ import annotations

import hashlib
import re

from leadcoach.domain.items import Item
from leadcoach.domain.records import Moment
from leadcoach.exchange.times import of_day

_SIGNED = re.compile(r"#readings leadcoach/readings/1 ([0-9a-f]{16})")


def entry(title: str, text: str, now: Moment) -> Item:
    """Give the readings as an entry of the day, with a last line that names its kind and what it was made of."""
    whole = f"{title}\n\n{text.strip()}"
    item = Item(f"{whole}\n\n#readings leadcoach/readings/1 {_digest(whole)}", "", "")
    return of_day(now.day, now.zone).of(item).named(f"leadcoach:readings:{now.day.isoformat()}")


def is_appended(text: str) -> bool:
    """Whether a text is such an entry, as it was written: one that somebody wrote on in is theirs."""
    whole, _line_end, last = text.rstrip().rpartition("\n")
    found = _SIGNED.fullmatch(last.strip())
    return found is not None and found[1] == _digest(whole)


def _digest(text: str) -> str:
    """Give what tells a text from others; space, which programs change, does not count."""
    return hashlib.sha256("".join(text.split()).encode("utf-8", "replace")).hexdigest()[:16]
