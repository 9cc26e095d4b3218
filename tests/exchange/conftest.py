"""Files for the readers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture
def fixtures() -> Path:
    """Where the files of other journals lie."""
    return FIXTURES


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str | bytes], Path]:
    """Puts a text or bytes into a file, the same one each time, and gives its path."""
    path = tmp_path_factory.mktemp("exchange") / "file"

    def keep(content: str | bytes) -> Path:
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
        return path

    return keep
