"""The programs that the gates are tried on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.subject import Sample


@pytest.fixture
def weak(tmp_path: Path) -> Sample:
    """The sample without guards."""
    return Sample("weak_app.py", tmp_path)


@pytest.fixture
def sound(tmp_path: Path) -> Sample:
    """The sample with every cure."""
    return Sample("sound_app.py", tmp_path)
