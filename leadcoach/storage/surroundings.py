"""Where a file lies: on this machine's own disk, in a folder that is synchronised, or across a network."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

from leadcoach.domain.unsafe_places import is_remote, mounted_as, synced_by

_MARKERS = ((".stfolder", "Syncthing"), (".dropbox.cache", "Dropbox"), (".owncloudsync.log", "Nextcloud"))
_MOUNTS = Path("/proc/mounts")


class Place(NamedTuple):
    """What makes a place unsafe for a file that is being written."""

    synced: str = ""
    """Who synchronises it; empty when nobody is known to."""
    remote: str = ""
    """The kind of network file system; empty on a disk of this machine."""


def place_of(path: Path) -> Place:
    """Give what can be seen of the place of a file, also of one that is not there yet."""
    resolved = path.resolve()
    folders = (resolved, *resolved.parents)
    marked = (name for marker, name in _MARKERS for folder in folders if (folder / marker).exists())
    return Place(synced_by(resolved.parent.parts) or next(marked, ""), _remote(resolved))


def _remote(path: Path) -> str:
    if sys.platform == "win32":
        return "UNC" if str(path).startswith("\\\\") else ""
    try:
        kind = mounted_as(_MOUNTS.read_text(encoding="utf-8", errors="replace"), str(path))
    except OSError:
        return ""
    return kind if is_remote(kind) else ""
