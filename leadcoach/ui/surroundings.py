"""What the app needs beside the services."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from leadcoach.domain.records import Draft

if TYPE_CHECKING:
    from leadcoach.ui.backing_up import Safe


class Surroundings(NamedTuple):
    """Files, folders and ways to the outside; given by `bootstrap`."""

    take_in: Callable[[], Sequence[str]]
    """Takes in what waits in the inbox; gives the ids."""
    store: Path
    """Where everything is kept, to be said in the settings."""
    inbox: Path
    rescue: Callable[[Sequence[Draft]], object]
    """Writes drafts to rescue files, without the store."""
    crash_log: Path
    safety: Callable[[Callable[[], bool]], Safe]
    """What makes backups; it is given a pause that says whether to stop."""
    empty_bin: Callable[[], object]
    """Lets go for good of what lay in the bin for thirty days."""
    editor: Sequence[str] = ()
    """The command of the person's own editor; empty where they named none."""
    keymap: Mapping[str, str] = MappingProxyType({})
    """Own keys: id of a binding to its keys, checked."""
    ascii_only: bool = False
    """Whether to draw with plain ASCII signs."""
