"""What can be asked of an open file to know whether it is whole; nothing here changes it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from leadcoach.errors import Refused
from leadcoach.storage import bodies
from leadcoach.text import _

if TYPE_CHECKING:
    from collections.abc import Iterator

Pace = Callable[[], bool]
"""Called often by long work: it may wait a little so that others go first, and tells whether to give up."""

NOT_DOCUMENTS = ("versions", "drafts", "facts")
"""The counts that are not of a kind of document."""

_SOME_ROWS = 200
_SOME_STEPS = 20_000
_OWN = frozenset({"local", "tag", "_sqlite_migrations"})
"""Tables that hold nothing a person wrote."""
_COUNTS = "SELECT kind, count(*) FROM document WHERE binned_at IS NULL GROUP BY kind ORDER BY kind"
_HEADLESS = "SELECT count(*) FROM document d LEFT JOIN version v ON v.id = d.head WHERE v.id IS NULL"
_BODIES = "SELECT id, CAST(body AS BLOB), sha256 FROM version WHERE body IS NOT NULL ORDER BY rowid"
_TABLES = "SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table' ORDER BY name"
_MARKS = """
SELECT sum(n), sum(n * starred), sum(n * coalesce(week, 0)), sum(n * (privacy <> 'normal')),
       count(binned_at), max(binned_at), (SELECT max(at) FROM draft)
FROM document
"""


class GivenUp(Refused):
    """Long work was told to stop; it left nothing behind."""


def at_once() -> bool:
    """The pace of work for which nobody waits: never wait, never give up."""
    return False


@contextmanager
def paced(raw: sqlite3.Connection, pace: Pace) -> Iterator[None]:
    """Let long statements of a connection keep the pace; raises GivenUp where it says so."""
    raw.set_progress_handler(pace, _SOME_STEPS)
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_INTERRUPT:
            raise given_up() from None
        raise
    finally:
        with suppress(sqlite3.Error):
            raw.set_progress_handler(None, 0)


def given_up() -> GivenUp:
    """The error for work that was told to stop."""
    return GivenUp(_("The work was given up, and nothing was changed."))


def problems(raw: sqlite3.Connection) -> tuple[str, ...]:
    """Give what SQLite finds wrong in its pages and rows."""
    found = [str(line) for (line,) in raw.execute("PRAGMA integrity_check(20)") if line != "ok"]
    return (*found, *(f"foreign key: {table}" for table, *_rest in raw.execute("PRAGMA foreign_key_check")))


def altered(raw: sqlite3.Connection, pace: Pace = at_once) -> tuple[str, ...]:
    """Give the ids of versions whose words are not those that were written; raises GivenUp."""
    found: list[str] = []
    kept = raw.execute(_BODIES)
    while some := kept.fetchmany(_SOME_ROWS):
        found += [str(id) for id, body, digest in some if bodies.digest_of_bytes(body) != digest]
        if pace():
            raise given_up()
    return tuple(found)


def headless(raw: sqlite3.Connection) -> int:
    """Give how many documents have lost the version that stands."""
    return number(raw, _HEADLESS)


def counts(raw: sqlite3.Connection) -> dict[str, int]:
    """Give how many documents there are by kind, without the bin, and how many `versions`, `drafts`, `facts`."""
    found = {str(kind): int(count) for kind, count in raw.execute(_COUNTS)}
    for name in NOT_DOCUMENTS:
        found[name] = number(raw, f"SELECT count(*) FROM {name.removesuffix('s')}")  # noqa: S608 - three constant names
    return found


def rows_by_table(raw: sqlite3.Connection) -> Mapping[str, int]:
    """Give how many rows each table holds; indexes of words are no tables."""
    return {
        str(name): number(raw, f"SELECT count(*) FROM {_quoted(name)}")  # noqa: S608 - a quoted name
        for name, _bare in raw.execute(_TABLES).fetchall()
        if not str(name).startswith("sqlite_")
    }


def state(raw: sqlite3.Connection) -> str:
    """Give a short text that is another one once something was written, marked or thrown away."""
    parts = [str(mark) for mark in raw.execute(_MARKS).fetchone()]
    for name, bare in raw.execute(_TABLES).fetchall():
        if str(name).startswith("sqlite_") or name in _OWN:
            continue
        last = "0" if bare else "max(rowid)"
        parts += map(str, raw.execute(f"SELECT count(*), {last} FROM {_quoted(name)}").fetchone())  # noqa: S608
    return " ".join(parts)


def has_search(raw: sqlite3.Connection) -> bool:
    """Whether there is an index of words at all."""
    return number(raw, "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'search'") == 1


def number(raw: sqlite3.Connection, question: str) -> int:
    """Give the one number a question asks for."""
    return int(raw.execute(question).fetchone()[0])


def _quoted(name: object) -> str:
    return '"' + str(name).replace('"', '""') + '"'
