"""Keeps what was written and what happened in one SQLite file; the only place with SQL."""
