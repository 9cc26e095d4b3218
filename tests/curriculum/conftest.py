"""Content to break: each test gets its own copy of the small folder that shows every ask."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

ALL_ASKS = Path(__file__).parent.parent / "content_all_asks"


@pytest.fixture
def all_asks() -> Path:
    """The folder itself; only to be read."""
    return ALL_ASKS


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy that may be broken."""
    return Path(shutil.copytree(ALL_ASKS, tmp_path / "content"))
