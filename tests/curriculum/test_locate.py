"""Where content is looked for."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from leadcoach.curriculum import locate
from leadcoach.errors import ContentError


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installed package without content."""
    package = tmp_path / "site" / "leadcoach"
    (package / "curriculum").mkdir(parents=True)
    monkeypatch.setattr(locate, "__file__", str(package / "curriculum" / "locate.py"))
    return package


def test_a_named_folder_comes_first(content: Path) -> None:
    assert locate.content_folder(content) == content


@pytest.mark.parametrize("name", [".", "nowhere", "programme.toml", "a\0b"])
def test_a_folder_without_a_programme_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ContentError, match=r"holds no programme\.toml"):
        locate.content_folder(tmp_path / name)


def test_the_checkout_comes_before_the_package(package: Path, all_asks: Path) -> None:
    shutil.copytree(all_asks, package / "_content")
    assert locate.content_folder() == package / "_content"
    (package.parent / "content").mkdir()
    assert locate.content_folder() == package / "_content"
    shutil.copy(all_asks / "programme.toml", package.parent / "content")
    assert locate.content_folder() == package.parent / "content"


def test_a_package_without_content_says_so(package: Path) -> None:
    with pytest.raises(ContentError, match="_content"):
        locate.content_folder()
    assert not (package / "_content").exists()
