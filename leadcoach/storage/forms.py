"""Which form a file has: ours of today, ours of before, of a newer leadcoach, or none of ours."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from leadcoach.errors import StoreNewer
from leadcoach.storage import faults, schema
from leadcoach.text import _

_STEPS = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '_sqlite_migrations'"


def pending(raw: sqlite3.Connection, path: Path) -> bool:
    """Tell whether steps are still to be done; raises StoreNewer, StoreDamaged for a foreign file, sqlite3.Error."""
    if not raw.execute(_STEPS).fetchone():
        raise faults.damaged(str(path))
    found = raw.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = ?", (schema.MIGRATION_SET,))
    done = {name for (name,) in found}
    if not done:
        raise faults.damaged(str(path))
    if done - set(schema.MIGRATIONS):
        raise StoreNewer(
            _("{path} was made by a newer leadcoach. It was left as it is; update leadcoach to open it.").format(
                path=path
            )
        )
    return done != set(schema.MIGRATIONS)
