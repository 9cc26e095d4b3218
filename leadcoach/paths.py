"""Where things are on this machine."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from leadcoach.errors import Refused
from leadcoach.text import _


class Paths(NamedTuple):
    """The folders and files of one home."""

    data: Path
    config: Path
    state: Path

    @property
    def store(self) -> Path:
        """The one file that holds everything written."""
        return self.data / "leadcoach.db"

    @property
    def lock(self) -> Path:
        """Who is writing now."""
        return self.data / "leadcoach.lock"

    @property
    def inbox(self) -> Path:
        """What arrived while somebody else was writing, and what was rescued."""
        return self.data / "inbox"

    @property
    def backups(self) -> Path:
        """Proved copies of the store."""
        return self.data / "backups"

    @property
    def attachments(self) -> Path:
        """The files that belong to entries, each named by its SHA-256."""
        return self.data / "attachments"

    @property
    def config_file(self) -> Path:
        """What a person set by hand: own keys."""
        return self.config / "config.toml"

    @property
    def crash_log(self) -> Path:
        """Types and line numbers of crashes, never a word of the person's."""
        return self.state / "crash.log"


def paths(home: Path | None) -> Paths:
    """Give the folders: all below `home` where given, else the platform's own. Nothing is created."""
    if home is not None:
        root = _written_out(home)
        return Paths(root / "data", root / "config", root / "state")
    from platformdirs import PlatformDirs

    own = PlatformDirs("leadcoach", appauthor=False)
    return Paths(own.user_data_path, own.user_config_path, own.user_state_path)


def _written_out(home: Path) -> Path:
    try:
        return home.expanduser().absolute()
    except RuntimeError:
        raise Refused(_("There is nobody here whose home {home} could be.").format(home=home)) from None
