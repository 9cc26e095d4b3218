"""What every test gets: a home of its own, a cursor that does not blink, and no stop-watch on generated cases."""

from __future__ import annotations

import compileall
import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

import leadcoach

if TYPE_CHECKING:
    from textual.css.model import RuleSet
    from textual.css.stylesheet import Stylesheet

# A slow machine is no failure, and a failure must be repeatable from what it printed.
settings.register_profile("leadcoach", deadline=None, print_blob=True)
settings.load_profile("leadcoach")


COLLECT_AFTER = 200_000
"""New objects before the collector looks at them: looking through every test and program again costs a fifth of all."""


def pytest_configure(config: pytest.Config) -> None:
    """Compiles the program once: the tests start it a hundred times, and each start would compile it anew."""
    gc.disable()
    if not hasattr(config, "workerinput"):
        compileall.compile_dir(Path(leadcoach.__file__).parent, quiet=2)


def pytest_collection_finish() -> None:
    """Leaves what is there before the first test out of every later collection, and collects seldom."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECT_AFTER)
    gc.enable()


@pytest.fixture(autouse=True)
def isolated_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platformdirs_isolated: Path) -> Path:  # noqa: ARG001
    """A home below `tmp_path`, not yet created, for this process and for the programs it starts.

    Without `LEADCOACH_HOME` the platform's folders lie below `tmp_path` as well, so no test reaches a real journal.
    """
    # For started programs, which `platformdirs_isolated` cannot reach.
    for kind in ("CACHE", "CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind.lower()))
    home = tmp_path / "home"
    monkeypatch.setenv("LEADCOACH_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def steady_cursor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keeps the cursor visible, so that one screen always gives one picture; leaves tests without Textual alone."""
    if "textual" not in sys.modules:
        return
    from textual.widgets import Input, TextArea

    monkeypatch.setattr(Input, "_toggle_cursor", lambda _self: None)
    monkeypatch.setattr(TextArea, "_toggle_cursor_blink_visible", lambda _self: None)


READ_STYLES: dict[tuple[object, ...], list[RuleSet]] = {}
"""Rules by all they were read from."""


@pytest.fixture(autouse=True)
def styles_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reads the styles of a widget once for all tests, which is a quarter of the work of showing a screen."""
    if "textual" not in sys.modules:
        return
    from textual.css.stylesheet import Stylesheet

    read = Stylesheet._parse_rules

    def read_once(sheet: Stylesheet, *source: Any, **more: Any) -> list[RuleSet]:
        key = (*source, *more.items(), frozenset(sheet._variables.items()))
        if key not in READ_STYLES:
            READ_STYLES[key] = read(sheet, *source, **more)
        return READ_STYLES[key]

    monkeypatch.setattr(Stylesheet, "_parse_rules", read_once)
