"""A content folder of one's own: that of every ask, with one more walk."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.services.making import ALL_ASKS

HEAD = """---
id: own
title: Of one's own
objective: Does what nobody thought of
minutes: 15
rhythm: every week
week: 1
---
"""


def own_content(folder: Path, steps: str) -> Path:
    """Give a copy of the folder of every ask with the routine `own`, which has these steps; it has no index."""
    content = Path(shutil.copytree(ALL_ASKS, folder / "own-content"))
    (content / "index.json").unlink(missing_ok=True)
    (content / "en/routines").mkdir()
    (content / "en/routines/own.md").write_text(HEAD + steps, encoding="utf-8")
    return content
