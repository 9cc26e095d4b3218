"""How the program ends when something outside ends it: a closed window, a logout, `kill`.

Textual hears none of these, and a terminal that no longer takes output holds up its event loop. So the signals are
blocked in every thread, and one thread of its own waits for them; it can always run.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from leadcoach.ui.app import LeadcoachApp

if sys.platform != "win32":
    import termios

PATIENCE = 1.0
"""Seconds the event loop has to keep everything and leave."""
RESET = (
    b"\x1b[?2026l\x1b[?2004l\x1b[?7h\x1b[?2048l"  # whole frames, marked paste, no wrapping, reports of the size
    b"\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l"  # the mouse
    b"\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l\x1b[0m"  # the keyboard, the other screen, no cursor, focus, colours
)
"""Takes back every mode that Textual sets."""

_RESET_WAIT = 100
"""Milliseconds for which a terminal may refuse the reset."""


class Endable(Protocol):
    """What can be run, and asked to keep everything and leave."""

    @property
    def return_code(self) -> int | None:
        """The exit code, once it has ended."""

    def run(self, *, mouse: bool = True) -> int | None:
        """Run to the end."""

    def call_later(self, callback: Callable[..., Any], *args: Any, **kwargs: Any) -> bool:  # noqa: ANN401 - Textual's
        """Have something done on the event loop; from any thread."""

    def flush_everything(self) -> None:
        """Keep everything typed."""

    def end(self, code: int) -> None:
        """Leave with this exit code."""


def run(app: LeadcoachApp, *, mouse: bool = True) -> int:
    """Run the app to its end, whatever ends it; gives the exit code. `block_signals` comes first."""
    from leadcoach.ui.crash import install_hooks

    install_hooks(app)
    return run_to_end(app, lambda: app.around.rescue(app.keeper.rescue()), mouse=mouse)


def run_to_end(app: Endable, rescue: Callable[[], object], *, mouse: bool = True) -> int:
    """Run an app; when a signal ends it, it keeps everything itself, or `rescue` does so from another thread."""
    over = threading.Event()

    def ask(code: int) -> threading.Event:
        app.call_later(_keep_and_end, app, code)
        return over

    waiting = RescueThread(rescue, ask)
    waiting.start()
    try:
        app.run(mouse=mouse)
    finally:
        over.set()
    return waiting.asked or app.return_code or 0


def _keep_and_end(app: Endable, code: int) -> None:
    app.flush_everything()
    app.end(code)


if sys.platform == "win32":

    def block_signals() -> None:
        """Nothing to block here."""

    @contextlib.contextmanager
    def unblocked() -> Iterator[None]:
        """Nothing was blocked."""
        yield

    class RescueThread:
        """There are no such signals to wait for."""

        asked = 0

        def __init__(self, rescue: Callable[[], object], ask: Callable[[int], threading.Event]) -> None:
            """Take nothing down."""

        def start(self) -> None:
            """Wait for nothing."""

else:
    ENDING = frozenset({signal.SIGHUP, signal.SIGTERM, signal.SIGINT})

    def block_signals() -> None:
        """Hold back the signals that end the program; call it before any thread starts.

        A signal that was ignored at the start is no longer: who talks to a terminal has to hear that it is gone.
        """
        signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
        for number in ENDING:
            signal.signal(number, signal.SIG_DFL)

    @contextlib.contextmanager
    def unblocked() -> Iterator[None]:
        """Let signals through around the start of a child, which inherits what is blocked.

        Only around the start, not while the child runs: a signal in between ends the program without a rescue.
        """
        before = signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)

    class RescueThread(threading.Thread):
        """Waits for the signal that ends the program.

        SIGTERM and SIGINT ask the event loop first: `ask` gets the exit code and gives an event that is set when the
        app has ended. Without an answer within `patience` seconds, and at once after SIGHUP, `rescue` is called, the
        terminal is given back and the process ends here, with 128 and the number of the signal. When `rescue` raises
        after SIGHUP, the event loop is asked as well.
        """

        def __init__(
            self, rescue: Callable[[], object], ask: Callable[[int], threading.Event], *, patience: float = PATIENCE
        ) -> None:
            super().__init__(name="leadcoach-rescue", daemon=True)
            self.asked = 0
            """The exit code asked for; 0 before any signal."""
            self._rescue = rescue
            self._ask = ask
            self._patience = patience
            self._terminal = SavedTerminal()

        def start(self) -> None:
            """Begin to wait, also for a terminal that goes away without a signal."""
            super().start()
            threading.Thread(target=self._watch_terminal, name="leadcoach-hang-up", daemon=True).start()

        def run(self) -> None:
            """Wait for one signal, and end the process."""
            # From the background, giving the terminal back would stop the process instead.
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTTOU})
            number = signal.sigwait(ENDING)
            self.asked = 128 + number
            if number != signal.SIGHUP and self._leaves_by_itself():
                return
            if not self._rescued() and number == signal.SIGHUP and self._leaves_by_itself():
                return
            with contextlib.suppress(Exception):
                self._terminal.give_back()
            os._exit(self.asked)

        def _rescued(self) -> bool:
            try:
                self._rescue()
            except Exception:  # noqa: BLE001 - whatever went wrong, the end must go on
                return False
            return True

        def _leaves_by_itself(self) -> bool:
            try:
                return self._ask(self.asked).wait(self._patience)
            except Exception:  # noqa: BLE001 - an app that cannot be asked is rescued
                return False

        def _watch_terminal(self) -> None:
            watched = select.poll()
            with contextlib.suppress(OSError, ValueError):
                watched.register(sys.__stdin__.fileno() if sys.__stdin__ else 0, 0)
                if any(what & select.POLLHUP for _descriptor, what in watched.poll()):
                    signal.pthread_kill(self.ident or 0, signal.SIGHUP)

    class SavedTerminal:
        """The terminal as it was found, to be given back without ever waiting for it."""

        def __init__(self) -> None:
            self._attributes: list[Any] | None = None
            with contextlib.suppress(OSError, ValueError, termios.error):
                self._attributes = termios.tcgetattr(0)

        def give_back(self) -> None:
            """Take back modes and attributes; a terminal that is gone or takes no output is left as it is."""
            if self._attributes is None:
                return
            self._silence()
            # Opened afresh: not to wait is a property that standard error would share with the shell.
            terminal = os.open("/dev/tty", os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY)
            with contextlib.suppress(OSError, termios.error):
                self._write(terminal)
            termios.tcsetattr(terminal, termios.TCSANOW, self._attributes)
            termios.tcflush(terminal, termios.TCIFLUSH)

        @staticmethod
        def _silence() -> None:
            """Let nothing of Textual's come after the reset."""
            with contextlib.suppress(OSError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), 2)

        @staticmethod
        def _write(terminal: int) -> None:
            ready = select.poll()
            ready.register(terminal, select.POLLOUT)
            rest = RESET
            while rest and ready.poll(_RESET_WAIT):
                rest = rest[os.write(terminal, rest) :]
