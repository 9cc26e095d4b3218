"""What belongs to this laptop only and is never merged: the last place, the theme, the store's own name."""

from __future__ import annotations

from leadcoach.storage.connection import Connection


class Local:
    """Small settings by name."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def get(self, key: str, default: str = "") -> str:
        """Give the value of a name, or `default`."""
        row = self._db.row("SELECT value FROM local WHERE key = ?", key)
        return str(row[0]) if row else default

    def put(self, key: str, value: str) -> None:
        """Keep a value under a name."""
        with self._db.tx():
            self._db.run(
                "INSERT INTO local(key, value) VALUES (?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value",
                key,
                value,
            )
