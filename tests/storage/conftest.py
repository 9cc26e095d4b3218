"""A store of its own for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from leadcoach.storage.store import Store


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the file goes; neither it nor its folder is there yet."""
    return tmp_path / "kept" / "journal.db"


@pytest.fixture
def store(file: Path) -> Iterator[Store]:
    """A new store that may be written."""
    opened = Store.open(file, write=True, session="S1")
    yield opened
    opened.close()
