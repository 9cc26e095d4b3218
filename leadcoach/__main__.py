"""Starts leadcoach, as `leadcoach` and as `python -m leadcoach`, and leaves without delay."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line and end the process; a fault of ours is named by its place, never by what it held."""
    # Collecting costs a short command a tenth of its time, and it ends before there is anything to collect.
    gc.disable()
    try:
        leave(_run())
    except Exception as error:  # noqa: BLE001 - the last place that can keep words out of a traceback
        sys.stderr.write(
            f"leadcoach stopped because of a fault in the program ({_place(error)}). What was kept is safe.\n"
        )
        leave(1)


def _run() -> int:
    from leadcoach.cli import cli

    try:
        cli(prog_name="leadcoach")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


def _place(error: Exception) -> str:
    """Give what kind of error it is and the line it comes from, without `traceback`, for which every start would wait.

    Without pathlib, too: it may be what failed.
    """
    trace, line = error.__traceback__, 0
    name = ""
    while trace is not None:
        name, line = trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
    return f"{type(error).__name__}, {os.path.basename(name)}:{line}"  # noqa: PTH119


def leave(code: int) -> NoReturn:
    """End the process at once; taking every module apart first would double the time of a short command."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
