"""Places where a file that is being written is not safe: folders that are synchronised, disks across a network."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SYNCED = {
    "box": "Box",
    "box sync": "Box",
    "cloudstorage": "a cloud drive",
    "creative cloud files": "Creative Cloud",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "icloud": "iCloud Drive",
    "icloud drive": "iCloud Drive",
    "iclouddrive": "iCloud Drive",
    "mega": "MEGA",
    "megasync": "MEGA",
    "mobile documents": "iCloud Drive",
    "my drive": "Google Drive",
    "nextcloud": "Nextcloud",
    "onedrive": "OneDrive",
    "owncloud": "ownCloud",
    "pcloud drive": "pCloud",
    "pclouddrive": "pCloud",
    "proton drive": "Proton Drive",
    "seafile": "Seafile",
    "syncthing": "Syncthing",
    "synologydrive": "Synology Drive",
    "tresorit": "Tresorit",
}
_REMOTE = re.compile(
    r"(fuse\.)?(afs|afpfs|beegfs|ceph|cifs|coda|davfs2?|drvfs|glusterfs|gpfs|gvfsd-fuse|lustre|ncpfs|nfs4?|"
    r"onedriver|orangefs|rclone|smb3?|smbfs|sshfs|webdav|google-drive-ocamlfuse|s3fs|gcsfuse)"
)
_ESCAPED = re.compile(r"\\([0-7]{3})")
_AFTER_NAME = (" ", "-", "(", "_")


def synced_by(parts: Iterable[str]) -> str:
    """Give who synchronises a folder, by the names of it and those above it; empty where no name tells.

    Programs add to their names: `OneDrive - Company`, `Dropbox (Personal)`.
    """
    for part in parts:
        name = part.casefold().strip()
        for known, said in _SYNCED.items():
            if name == known or (name.startswith(known) and _goes_on(known, name[len(known) :])):
                return said
    return ""


def mounted_as(mounts: str, path: str) -> str:
    """Give the kind of file system a path lies on, out of the text of `/proc/mounts`; empty where it tells none."""
    best, kind = "", ""
    for line in mounts.splitlines():
        fields = line.split()
        if len(fields) < 3:
            continue
        point = _ESCAPED.sub(lambda found: chr(int(found[1], 8)), fields[1])
        inside = path == point or path.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, kind = point, fields[2]
    return kind


def is_remote(kind: str) -> bool:
    """Whether a kind of file system is one across a network, where locks and logs do not hold what SQLite needs."""
    return bool(_REMOTE.fullmatch(kind))


def _goes_on(known: str, rest: str) -> bool:
    """Whether a longer name is still that of the program; short names are words of their own too often."""
    return len(known) > len("icloud") and rest.startswith(_AFTER_NAME)
