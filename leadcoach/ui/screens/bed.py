"""The records behind one bed of the garden."""

from __future__ import annotations

from leadcoach.domain.garden import Bed
from leadcoach.domain.prose import Heading, Listing, Para, Prose, Run
from leadcoach.domain.typed import number_text
from leadcoach.text import _
from leadcoach.ui.screens.help import garden_rule
from leadcoach.ui.screens.reading import ReadingScreen


class BedScreen(ReadingScreen):
    """Says how high a bed is, and what fed it."""

    AREA = "today"

    def __init__(self, bed: Bed) -> None:
        super().__init__(_("{name}: {height} of 8").format(name=bed.name, height=number_text(bed.height)), _prose(bed))


def _prose(bed: Bed) -> Prose:
    nothing = Para((Run(_("Nothing has fed this bed yet. It grows with the first record.")),))
    records = Listing(ordered=False, items=tuple((Para((Run(reason),)),) for reason in bed.because))
    return (records if bed.because else nothing, Heading(3, (Run(_("How a bed grows")),)), Para((Run(garden_rule()),)))
