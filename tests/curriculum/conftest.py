"""Content to break: each test gets its own copy of the small folder that shows every ask."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from leadcoach.curriculum.index import write_index
from leadcoach.curriculum.programme import LENSES

ALL_ASKS = Path(__file__).parent.parent / "content_all_asks"
EVERY_FILE = Path(__file__).parent / "every_file"
EVERY_STEP = Path(__file__).parent / "every_step"
LENS_NAMES = "".join(
    f"\n[{group}]\n" + "".join(f'{name} = "Our {name}"\n' for name in names) for group, names in LENSES.items()
)


@pytest.fixture
def all_asks() -> Path:
    """The folder itself; only to be read."""
    return ALL_ASKS


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy that may be broken."""
    return Path(shutil.copytree(ALL_ASKS, tmp_path / "content"))


@pytest.fixture
def every_file(content: Path) -> Path:
    """A copy that also has routines, a shelf, two Powers, names of the lenses and a map of concepts."""
    shutil.copytree(EVERY_FILE, content, dirs_exist_ok=True)
    names = content / "en/names.toml"
    names.write_text(names.read_text(encoding="utf-8") + LENS_NAMES, encoding="utf-8")
    write_index(content)
    return content


@pytest.fixture
def every_step(content: Path) -> Path:
    """A copy that also has a routine with every key a step can have, and every reading."""
    shutil.copytree(EVERY_STEP, content, dirs_exist_ok=True)
    write_index(content)
    return content


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
