"""The steps from one form of the file to the next; imported only while one of them is still to be done."""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database, Migrations

from leadcoach.storage import schema

migrations = Migrations(schema.MIGRATION_SET)


@migrations()
def m001_first(db: Database) -> None:
    """Make every table of the first form."""
    for statement in schema.FIRST:
        db.execute(statement)


def migrate(raw: sqlite3.Connection) -> None:
    """Do every step still to be done, all of them or none.

    Raises sqlite3.Error; the file is then as it was. sqlite-utils begins transactions that can be refused half-way
    when another program writes, so its steps run inside one that has the right to write from the start.
    """
    raw.execute("BEGIN IMMEDIATE")
    try:
        migrations.apply(Database(raw, execute_plugins=False))
        _check(raw)
        raw.execute("COMMIT")
    except BaseException:
        if raw.in_transaction:
            raw.execute("ROLLBACK")
        raise


def _check(raw: sqlite3.Connection) -> None:
    if raw.execute("PRAGMA foreign_key_check").fetchone():
        raise sqlite3.IntegrityError("a step left a row that points nowhere")
