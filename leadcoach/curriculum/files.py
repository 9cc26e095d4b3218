"""Reading files of a content folder, and nothing outside it: regular files only, no links, UTF-8, of limited size.

Imports neither YAML nor Markdown: start-up reads through this file.
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from leadcoach.curriculum.faults import Fault
from leadcoach.text import clean

MOST_BYTES = 1_000_000
TEXT_ENDINGS = (".md", ".toml")
INDEX = "index.json"

_PART = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*")
_CUT = "Split it, or write less."
_LINKED = "Put the file itself there."
_BOM = b"\xef\xbb\xbf"


def read_text(folder: Path, path: str) -> str | Fault:
    """Give the cleaned text of a file, or what is wrong with it; never raises for a file's sake."""
    raw = read_bytes(folder, path)
    if isinstance(raw, Fault):
        return raw
    if raw.startswith(_BOM):
        return Fault(path, 1, "The file begins with a byte order mark", "Save it as UTF-8 without BOM.")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return Fault(path, line, "The file is not UTF-8 text", "Save it as UTF-8.")
    cleaned = clean(text)
    if cleaned.removed:
        what = "There are characters here that control terminals or turn the writing direction"
        return Fault(path, _first_control(text), what, "Delete the line and type it again.")
    return cleaned.text


def read_bytes(folder: Path, path: str) -> bytes | Fault:
    """Give the bytes of a regular file of at most 1 MB below the folder, or what is wrong with it."""
    if not is_inside(path):
        return Fault(path, 1, "This is no path inside the content folder", "Name a file below it; `..` is not allowed.")
    try:
        refused = _refused(folder, path)
        return refused or (folder / path).read_bytes()
    except FileNotFoundError:
        return Fault(path, 1, "The file is missing", "Add it, or take away what names it.")
    except OSError as error:
        reason = error.strerror or "unknown reason"
        return Fault(path, 1, f"The file cannot be opened ({reason})", "Check its permissions.")


def is_inside(path: str) -> bool:
    """Whether a path names something below the folder: plain names apart by `/`, no `..`, not absolute."""
    return all(_PART.fullmatch(part) for part in path.split("/"))


def _refused(folder: Path, path: str) -> Fault | None:
    here = folder
    status = here.stat()
    for part in path.split("/"):
        here /= part
        status = here.lstat()
        if stat.S_ISLNK(status.st_mode):
            return Fault(path, 1, "A link leads out of the content folder here", _LINKED)
    if not stat.S_ISREG(status.st_mode):
        return Fault(path, 1, "This is not a file", _LINKED)
    if status.st_size > MOST_BYTES:
        return Fault(path, 1, "The file is larger than 1 MB", _CUT)
    return None


def _first_control(text: str) -> int:
    lines = text.splitlines()
    return next((number for number, line in enumerate(lines, 1) if clean(line).removed), 1)


def text_files(folder: Path) -> tuple[str, ...]:
    """Give the paths of every text file below the folder, sorted; links are not followed."""
    found = []
    for top, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        below = Path(top).relative_to(folder).as_posix()
        prefix = "" if below == "." else f"{below}/"
        found += [f"{prefix}{name}" for name in names if name.endswith(TEXT_ENDINGS)]
    return tuple(sorted(found))


def fingerprint(folder: Path) -> str:
    """Give a hash over the paths and words of every text file; the same for LF and CRLF line ends."""
    import hashlib  # only a foreign folder needs it

    digest = hashlib.sha256()
    for path in text_files(folder):
        raw = read_bytes(folder, path)
        body = b"?" if isinstance(raw, Fault) else raw.replace(b"\r\n", b"\n")
        digest.update(f"{path}\n{len(body)}\n".encode(errors="replace"))
        digest.update(body)
    return digest.hexdigest()


def line_with(folder: Path, path: str, pattern: str, after: int = 1) -> int:
    """Give the first line from `after` on in which a pattern is found, or `after`: parsed values keep no lines."""
    text = read_text(folder, path)
    lines = () if isinstance(text, Fault) else text.split("\n")[after - 1 :]
    return next((number for number, line in enumerate(lines, after) if re.search(pattern, line)), after)
