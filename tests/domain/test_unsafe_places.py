from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from leadcoach.domain.unsafe_places import is_remote, mounted_as, synced_by

MOUNTS = r"""
/dev/sda1 / ext4 rw 0 0
server:/export /home/ana/shared\040work nfs4 rw 0 0
/dev/sdb1 /home/ana/shared\040work/disk ext4 rw 0 0
ana@host:/ /mnt/far fuse.sshfs rw 0 0
broken line
"""


@pytest.mark.parametrize(
    ("path", "who"),
    [
        ("/home/ana/Dropbox/leadcoach", "Dropbox"),
        ("/Users/ana/Dropbox (Personal)/x", "Dropbox"),
        ("/Users/ana/OneDrive - Company/x", "OneDrive"),
        ("/Users/ana/Library/Mobile Documents/com~apple~CloudDocs", "iCloud Drive"),
        ("/Users/ana/Library/CloudStorage/GoogleDrive-ana@example.org", "a cloud drive"),
        ("/home/ana/nextcloud", "Nextcloud"),
        ("/home/ana/.local/share/leadcoach", ""),
        ("/home/ana/Boxing notes", ""),
        ("/home/ana/dropboxes", ""),
        ("/home/ana/Megan", ""),
    ],
)
def test_a_folder_that_is_synchronised_is_known_by_its_name(path: str, who: str) -> None:
    assert synced_by(PurePosixPath(path).parts) == who


@pytest.mark.parametrize(
    ("path", "kind", "remote"),
    [
        ("/home/ana/data", "ext4", False),
        ("/home/ana/shared work/data", "nfs4", True),
        ("/home/ana/shared works", "ext4", False),
        ("/home/ana/shared work/disk/data", "ext4", False),
        ("/mnt/far/data", "fuse.sshfs", True),
    ],
)
def test_a_disk_across_a_network_is_known_by_its_kind(path: str, kind: str, *, remote: bool) -> None:
    assert mounted_as(MOUNTS, path) == kind
    assert is_remote(kind) == remote


def test_where_nothing_is_mounted_nothing_is_said() -> None:
    assert mounted_as("", "/home/ana") == ""
