"""Content to break: each test gets its own copy of the small folder that shows every ask."""

from __future__ import annotations

import shutil
from copy import copy
from pathlib import Path

import pytest
from markdown_it.token import Token

from leadcoach.curriculum import markdown
from leadcoach.curriculum.index import write_index
from leadcoach.curriculum.programme import LENSES

ALL_ASKS = Path(__file__).parent.parent / "content_all_asks"
EVERY_FILE = Path(__file__).parent / "every_file"
EVERY_STEP = Path(__file__).parent / "every_step"
LENS_NAMES = "".join(
    f"\n[{group}]\n" + "".join(f'{name} = "Our {name}"\n' for name in names) for group, names in LENSES.items()
)


READ_TEXTS: dict[str, tuple[Token, ...]] = {}
"""Tokens by the whole text they were read from."""


@pytest.fixture(autouse=True)
def texts_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reads a text once for all tests, which break one file of twenty and had the others read again and again."""
    read = markdown.parse

    def read_once(text: str) -> list[Token]:
        if text not in READ_TEXTS:
            READ_TEXTS[text] = tuple(read(text))
        # The reader cuts comments out of inline tokens.
        return [copy(token) if token.type == "inline" else token for token in READ_TEXTS[text]]

    monkeypatch.setattr(markdown, "parse", read_once)


@pytest.fixture
def all_asks() -> Path:
    """The folder itself; only to be read."""
    return ALL_ASKS


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy that may be broken."""
    return _copied(ALL_ASKS, tmp_path / "content")


def _copied(tree: Path, target: Path) -> Path:
    """A copy that may be broken, of a tree that stays whole."""
    return Path(shutil.copytree(tree, target))


@pytest.fixture(scope="session")
def every_file_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `every_file` copies; only to be read."""
    made = _copied(ALL_ASKS, tmp_path_factory.mktemp("every_file") / "content")
    shutil.copytree(EVERY_FILE, made, dirs_exist_ok=True)
    names = made / "en/names.toml"
    names.write_text(names.read_text(encoding="utf-8") + LENS_NAMES, encoding="utf-8")
    write_index(made)
    return made


@pytest.fixture(scope="session")
def every_step_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `every_step` copies; only to be read."""
    made = _copied(ALL_ASKS, tmp_path_factory.mktemp("every_step") / "content")
    shutil.copytree(EVERY_STEP, made, dirs_exist_ok=True)
    write_index(made)
    return made


@pytest.fixture
def every_file(every_file_made: Path, tmp_path: Path) -> Path:
    """A copy that also has routines, a shelf, two Powers, names of the lenses and a map of concepts."""
    return _copied(every_file_made, tmp_path / "content")


@pytest.fixture
def every_step(every_step_made: Path, tmp_path: Path) -> Path:
    """A copy that also has a routine with every key a step can have, and every reading."""
    return _copied(every_step_made, tmp_path / "content")


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
