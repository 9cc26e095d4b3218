"""Read at start-up when its folder is on the path: puts the app with faults in the place of the real one."""

from __future__ import annotations

from leadcoach.ui import app
from tests.faults.faulty_app import FaultyApp

app.LeadcoachApp = FaultyApp  # type: ignore[misc]
