"""Content to break: each test gets its own copy of the small folder that shows every ask."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from leadcoach.curriculum.index import write_index

ALL_ASKS = Path(__file__).parent.parent / "content_all_asks"


@pytest.fixture
def all_asks() -> Path:
    """The folder itself; only to be read."""
    return ALL_ASKS


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy that may be broken."""
    return Path(shutil.copytree(ALL_ASKS, tmp_path / "content"))


@pytest.fixture
def two_languages(content: Path) -> Path:
    """A copy in two languages, of which the second is still the first."""
    shutil.copytree(content / "en", content / "nl")
    programme = content / "programme.toml"
    programme.write_text(
        programme.read_text(encoding="utf-8").replace('languages = ["en"]', 'languages = ["en", "nl"]'),
        encoding="utf-8",
    )
    write_index(content)
    return content
