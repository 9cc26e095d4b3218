"""What the programme rests on: the evidence labels in words, and every source."""

from __future__ import annotations

from leadcoach.domain.programme import Module, Step
from leadcoach.domain.prose import Heading, Para, Prose, Run
from leadcoach.services.desk import Desk
from leadcoach.services.library import Library
from leadcoach.text import _
from leadcoach.ui.screens.reading import ReadingScreen

LABELS = ("A", "B", "C")


class SourcesScreen(ReadingScreen):
    """Every source; opened from a step it begins with what the step names, then comes what its module rests on."""

    def __init__(self, desk: Desk, module: Module | None = None, step: Step | None = None) -> None:
        title = _("What “{title}” rests on").format(title=module.title) if module else _("Sources and evidence")
        super().__init__(title, _of_module(desk, module, step) if module else _of_all(desk))


def _of_module(desk: Desk, module: Module, step: Step | None) -> Prose:
    library = Library(desk)
    cited = library.cited((*step.before, *step.after)) if step else ()
    own = dict.fromkeys((*cited, *module.sources))
    return (
        *_labels(desk, (module.evidence,) if module.evidence else LABELS),
        *library.sources(own),
        Heading(2, (Run(_("The other sources of the programme")),)),
        *library.sources(name for name in library.source_ids() if name not in own),
    )


def _of_all(desk: Desk) -> Prose:
    library = Library(desk)
    lead = Para((Run(_("Each idea carries a label that says how much is known about it.")),))
    return (lead, *_labels(desk, LABELS), *library.sources(library.source_ids()))


def _labels(desk: Desk, labels: tuple[str, ...]) -> Prose:
    return tuple(
        Para(
            (
                Run(_("Evidence {label}: ").format(label=label), strong=True),
                Run(desk.outline.name("evidence", label)),
            )
        )
        for label in labels
    )
