"""Where the programme's text is."""

from __future__ import annotations

from pathlib import Path

from leadcoach.errors import ContentError
from leadcoach.text import _

PROGRAMME = "programme.toml"


def content_folder(override: Path | None = None) -> Path:
    """Give the folder named, else the checkout's `content/`, else the one that came with the package.

    Raises ContentError for a folder without programme.toml.
    """
    if override is not None:
        return _checked(override)
    package = Path(__file__).resolve().parent.parent
    checkout = package.parent / "content"
    return checkout if (checkout / PROGRAMME).is_file() else _checked(package / "_content")


def _checked(folder: Path) -> Path:
    try:
        found = (folder / PROGRAMME).is_file()
    except (OSError, ValueError):
        found = False
    if not found:
        raise ContentError(
            _("{folder} holds no programme.toml, so it is not a content folder; name the folder that has it.").format(
                folder=folder
            )
        )
    return folder
