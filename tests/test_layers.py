"""What is really loaded: each command runs in a fresh interpreter, and Python itself reports every import.

import-linter holds who may name whom; only a run shows what a command waits for.
"""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

HOT = frozenset({"textual", "sqlite_utils", "msgspec", "yaml", "importlib.metadata", "logging"})
"""What no command may load that people run many times a day."""

SHELL = HOT | {"rich", "markdown_it", "sqlite3", "leadcoach.storage"}
"""What no command may load that only looks at its own arguments."""

CONSOLE_SCRIPT = "from leadcoach.__main__ import main; main()"


def run_leadcoach(*args: str) -> subprocess.CompletedProcess[str]:
    """One run as the console script does it, with Python's report of imports on standard error."""
    command = [sys.executable, "-X", "importtime", "-c", CONSOLE_SCRIPT, *args]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, stdin=subprocess.DEVNULL)


def loaded_modules(report: str) -> set[str]:
    """The module names in a report of `-X importtime`."""
    return {line.rsplit("|", 1)[1].strip() for line in report.splitlines() if line.startswith("import time:")}


def complaint(report: str) -> str:
    """What the command itself said on standard error."""
    return "\n".join(line for line in report.splitlines() if not line.startswith("import time:"))


def unwanted(modules: set[str], forbidden: frozenset[str]) -> set[str]:
    """Those modules that are forbidden or lie inside a forbidden package."""
    return {module for module in modules for name in forbidden if module == name or module.startswith(f"{name}.")}


@pytest.fixture
def started_home(isolated_home: Path) -> Path:
    """A home in which the programme has begun and one entry is written."""
    for args in (("start",), ("write", "Two questions before the first answer.")):
        run = run_leadcoach(*args)
        assert run.returncode == 0, complaint(run.stderr)
    return isolated_home


def assert_lean(args: tuple[str, ...], forbidden: frozenset[str]) -> None:
    """The command succeeds, and loads neither anything forbidden nor a layer that draws screens."""
    run = run_leadcoach(*args)
    modules = loaded_modules(run.stderr)
    assert run.returncode == 0, complaint(run.stderr)
    assert "leadcoach.cli" in modules
    assert unwanted(modules, forbidden | {"leadcoach.ui"}) == set()


@pytest.mark.parametrize(
    "args",
    [("--version",), ("--help",), ("completion", "bash"), ("today", "--help"), ("write", "--help")],
    ids=" ".join,
)
def test_a_command_that_needs_no_data_loads_only_click(args: tuple[str, ...]) -> None:
    assert_lean(args, SHELL)


@pytest.mark.usefixtures("started_home")
@pytest.mark.parametrize(
    "args",
    [("today",), ("today", "--json"), ("write", "A second entry."), ("journal", "list"), ("log",)],
    ids=" ".join,
)
def test_a_daily_command_loads_no_slow_library(args: tuple[str, ...]) -> None:
    assert_lean(args, HOT)


def test_the_domain_needs_nothing_but_the_standard_library() -> None:
    probe = """
import sys
before = set(sys.modules)
import importlib, pkgutil
import leadcoach.domain
for module in pkgutil.walk_packages(leadcoach.domain.__path__, "leadcoach.domain."):
    importlib.import_module(module.name)
print("\\n".join(set(sys.modules) - before))
"""
    run = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=False, timeout=60)
    assert run.returncode == 0, run.stderr
    modules = set(run.stdout.split())
    own = {module for module in modules if module.partition(".")[0] == "leadcoach"}
    foreign = {module for module in modules - own if module.partition(".")[0] not in sys.stdlib_module_names}
    inward = ("leadcoach.domain", "leadcoach.errors", "leadcoach.text")
    assert "leadcoach.domain" in own
    assert foreign == set()
    assert {module for module in own if module != "leadcoach" and not module.startswith(inward)} == set()
