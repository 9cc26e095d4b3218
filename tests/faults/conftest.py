"""The programs that the gates are tried on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.leadcoach_subject import Leadcoach, begun_home
from tests.faults.subject import Sample


@pytest.fixture
def weak(tmp_path: Path) -> Sample:
    """The sample without guards."""
    return Sample("weak_app.py", tmp_path)


@pytest.fixture
def sound(tmp_path: Path) -> Sample:
    """The sample with every cure."""
    return Sample("sound_app.py", tmp_path)


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which the programme has begun, to be copied."""
    return begun_home(tmp_path_factory.mktemp("prepared") / "home")


@pytest.fixture
def leadcoach(prepared: Path, tmp_path: Path) -> Leadcoach:
    """The program itself."""
    return Leadcoach(prepared, tmp_path)
