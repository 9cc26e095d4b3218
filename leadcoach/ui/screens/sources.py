"""What a module rests on."""

from __future__ import annotations

from leadcoach.domain.programme import Module
from leadcoach.domain.prose import Para, Prose, Run
from leadcoach.services.desk import Desk
from leadcoach.services.library import Library
from leadcoach.text import _
from leadcoach.ui.screens.reading import ReadingScreen


class SourcesScreen(ReadingScreen):
    """The evidence label in words, and each source."""

    def __init__(self, desk: Desk, module: Module) -> None:
        super().__init__(_("What “{title}” rests on").format(title=module.title), _prose(desk, module))


def _prose(desk: Desk, module: Module) -> Prose:
    label = Para(
        (
            Run(_("Evidence {label}: ").format(label=module.evidence), strong=True),
            Run(desk.outline.name("evidence", module.evidence)),
        )
    )
    return (label, *Library(desk).sources(module))
