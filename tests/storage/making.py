"""Records to store, and text as it is after cleaning."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from leadcoach.domain.ids import ulid
from leadcoach.domain.records import Document, Draft, Fact, Kind, Moment
from leadcoach.storage.store import Store
from leadcoach.text import clean

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

texts = st.text(max_size=300).map(lambda raw: clean(raw).text)
bodies = st.dictionaries(
    st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True),
    st.one_of(
        texts,
        st.lists(texts, max_size=3),
        st.dictionaries(texts, st.one_of(texts, st.none(), st.integers(-100, 100)), max_size=3),
    ),
    max_size=4,
)


def moment(number: int = 0) -> Moment:
    """A moment some minutes after the start."""
    return Moment(START + timedelta(minutes=number), "UTC")


def new_id(number: int) -> str:
    """An id that sorts by its number."""
    return ulid(START + timedelta(minutes=number), number.to_bytes(10, "big"))


def document(number: int = 0, *, kind: Kind = "entry", ask: str = "", id: str = "", day: str = "") -> Document:
    """A document without words."""
    at = moment(number)
    return Document(
        id=id or new_id(number),
        kind=kind,
        ask=ask,
        occasion="once" if ask else "",
        made_at=at.stamp,
        zone=at.zone,
        day=day or at.day.isoformat(),
    )


def draft(text: str = "half a", *, of: str = "D", base: str = "", session: str = "S1", at: int = 0) -> Draft:
    """A draft of one text."""
    return Draft(of, {"text": text}, base, session, moment(at).stamp, "entry", "", "once", "text", (3, 14))


def fact(number: int = 0, *, kind: str = "counted", subject: str = "w01.x", day: str = "", voids: str = "") -> Fact:
    """A fact with a number in it."""
    at = moment(number)
    return Fact(new_id(number), at.stamp, at.zone, day or at.day.isoformat(), kind, subject, {"number": number}, voids)


def save(store: Store, text: str, version: str) -> None:
    """Save a wording of the first document."""
    store.documents.save(document(), {"text": text}, why="edit", moment=moment(), version_id=version)


def run_python(code: str, *args: str, before: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    """Run code in a Python of its own, started through another command where one is given."""
    command = [*before, sys.executable, "-c", code, *args]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
