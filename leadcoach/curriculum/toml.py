"""Reading the TOML files of content."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from leadcoach.curriculum.faults import Fault
from leadcoach.curriculum.files import read_text

_LINE = re.compile(r"at line (\d+)")


def read_toml(folder: Path, path: str) -> Mapping[str, object] | Fault:
    """Give what a TOML file says, or what is wrong with it."""
    text = read_text(folder, path)
    if isinstance(text, Fault):
        return text
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        return Fault(path, line, "This is not TOML", "Text stands between double quotes, lists between [ and ].")
    except RecursionError:
        return Fault(path, 1, "There is too much nested here", "Keep the lists flat.")
