"""What happens when the program itself has a fault: everything typed is kept, and not a word of it is shown.

Textual's own answer to an exception is a traceback with local variables, which hold what the person wrote. Here it is
three lines on the screen, and a log that only its owner may read: types of exceptions, files and line numbers. Messages
of exceptions are left out as well, because they quote the text that caused them.
"""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path, PurePath
from traceback import walk_tb
from types import TracebackType
from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual.app import App
from textual.worker import WorkerFailed

from leadcoach import __version__
from leadcoach.text import _

if TYPE_CHECKING:
    from rich.console import RenderableType

LONGEST_LOG = 64 * 1024
"""Bytes; a longer log begins anew."""
_DEEPEST_CHAIN = 20


def fault_lines(error: BaseException) -> Iterator[str]:
    """Give the types of an exception and of those behind it, with files and line numbers, and nothing else."""
    for each in _chain(error):
        yield f"{type(each).__module__}.{type(each).__qualname__}"
        for frame, line in walk_tb(each.__traceback__):
            yield f"  {_short(frame.f_code.co_filename)}:{line}"


def _chain(error: BaseException) -> list[BaseException]:
    waiting: list[BaseException | None] = [error]
    found: list[BaseException] = []
    while waiting and len(found) < _DEEPEST_CHAIN:
        each = waiting.pop(0)
        if each is None or any(each is known for known in found):
            continue
        found.append(each)
        if isinstance(each, WorkerFailed):
            waiting.append(each.error)
        if isinstance(each, BaseExceptionGroup):
            waiting.extend(each.exceptions)
        waiting += [each.__cause__, each.__context__]
    return found


def _short(filename: str) -> str:
    """A file's path without the folders above the package, which may name the person."""
    parts = PurePath(filename).parts
    for top in ("site-packages", "leadcoach"):
        if top in parts[:-1]:
            start = len(parts) - 1 - parts[::-1].index(top)
            return "/".join(parts[start + (top == "site-packages") :])
    return parts[-1] if parts else ""


def write_log(path: Path, lines: list[str]) -> bool:
    """Add lines to a log that only its owner may read; False when that was not possible."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        too_long = path.exists() and path.stat().st_size > LONGEST_LOG
        flags = os.O_WRONLY | os.O_CREAT | (os.O_TRUNC if too_long else os.O_APPEND)
        with os.fdopen(os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), 0o600), "a", encoding="utf-8") as file:
            if hasattr(os, "fchmod"):
                os.fchmod(file.fileno(), 0o600)
            file.write("\n".join([*lines, "", ""]))
    except (OSError, ValueError):
        return False
    return True


def _headed(error: BaseException) -> list[str]:
    where = f"leadcoach {__version__}, Python {sys.version.split()[0]}, {sys.platform}"
    return [where, *fault_lines(error)]


class QuietCrash(App[int]):
    """An app whose faults show nothing of what was typed; put it before `App` in the list of bases."""

    crash_log: Path | None = None
    """Where types and line numbers go; None for nowhere."""
    ending_badly = False
    """Whether a fault is ending it."""

    def flush_everything(self) -> None:
        """Keep everything typed; the app overrides it."""

    def on_load(self) -> None:
        """Hear of faults in tasks that nobody waits for."""
        asyncio.get_running_loop().set_exception_handler(self._loop_failed)

    def _loop_failed(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        if isinstance(error, Exception):
            self._handle_exception(error)

    def panic(self, *_renderables: RenderableType) -> None:
        """End after a fault that comes as a drawn traceback; it is not shown."""
        self.end_badly(None)

    def _handle_exception(self, error: Exception) -> None:
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self.end_badly(error)

    def _fatal_error(self) -> None:
        self.end_badly(sys.exception())

    def end_badly(self, error: BaseException | None) -> None:
        """Keep everything, log the fault, and leave with exit code 1; a second fault adds nothing."""
        self._return_code = 1
        if not self.ending_badly:
            self.ending_badly = True
            lines = keep_and_log(error, self.flush_everything, self.crash_log)
            # Textual shows the first of several, and says so; there is to be one.
            self._exit_renderables[:] = [Text("\n".join(lines))]
            self.error_console.soft_wrap = True
        self._close_messages_no_wait()


def keep_and_log(error: BaseException | None, flush: Callable[[], object], log: Path | None) -> tuple[str, str, str]:
    """Keep what was typed, write the log; give three lines: what happened, what was kept, where the log is."""
    kept = _try(flush)
    logged = log is not None and write_log(log, _headed(error) if error else ["no exception"])
    return (
        _("leadcoach stopped, because of a fault in the program."),
        _("Everything you typed is kept, and is there at the next start.")
        if kept
        else _("What you typed in the last second may be missing; everything before it is kept."),
        _("Where the fault is, without a word of yours: {path}").format(path=log)
        if logged
        else _("There is no log of it."),
    )


def _try(flush: Callable[[], object]) -> bool:
    try:
        flush()
    except Exception:  # noqa: BLE001 - whatever goes wrong here, the end must go on
        return False
    return True


def install_hooks(app: QuietCrash) -> None:
    """Answer faults outside of the app's reach in the same way: at the top, in threads, while objects go away."""

    def at_top(kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        lines = keep_and_log(error, app.flush_everything, app.crash_log)
        with suppress(OSError, ValueError, AttributeError):
            print(*lines, sep="\n", file=sys.stderr)  # noqa: T201 - there is no app any more to show it

    def in_thread(given: threading.ExceptHookArgs) -> None:
        error = given.exc_value
        if error is None or isinstance(error, SystemExit):
            return
        if isinstance(error, Exception) and app.is_running and not app.ending_badly:
            app.call_later(app.end_badly, error)
        elif app.crash_log is not None:
            write_log(app.crash_log, _headed(error))

    def while_going(given: sys.UnraisableHookArgs) -> None:
        if given.exc_value is not None and app.crash_log is not None:
            write_log(app.crash_log, _headed(given.exc_value))

    sys.excepthook = at_top
    threading.excepthook = in_thread
    sys.unraisablehook = while_going
