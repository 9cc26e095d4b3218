"""The steps from one form of the file to the next; imported only while one of them is still to be done."""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database, Migrations

from leadcoach.storage import bodies, schema
from leadcoach.storage.tags import ADD_TAG, tag_rows

migrations = Migrations(schema.MIGRATION_SET)


@migrations()
def m001_first(db: Database) -> None:
    """Make every table of the first form."""
    for statement in schema.FIRST:
        db.execute(statement)


@migrations()
def m002_journal(db: Database) -> None:
    """Number documents by their day, and make room for tags, attachments and imports."""
    for statement in schema.SECOND:
        db.execute(statement)
    for n, body in db.execute("SELECT d.n, v.body FROM document d JOIN version v ON v.id = d.head").fetchall():
        for row in tag_rows(n, bodies.read(body) if body else {}):
            db.execute(ADD_TAG, row)


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
