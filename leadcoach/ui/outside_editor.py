"""Writing on a page in a person's own editor, while the app stands aside."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from textual.app import App, SuspendNotSupported

from leadcoach.errors import Refused
from leadcoach.storage import editor_files, faults
from leadcoach.text import _, clean


def write_outside(app: App[int], command: Sequence[str], text: str, inbox: Path, name: str) -> str:
    """Give a text as it comes back from the person's own editor, which `command` starts.

    It is written on a private file in the home, which a next start takes in should this run die meanwhile, and which
    goes when the words are here. Raises Refused, with the file kept when it may hold words nobody has read, and
    StoreError when the file cannot be made.
    """
    if not command:
        raise Refused(_("No editor of your own is named. Set $EDITOR in your shell, for example to nano."))
    path = editor_files.new_file(inbox, os.getpid(), name)
    ends = text.endswith("\n")
    try:
        # Editors end a file with a line end that nobody typed, and tools that add to it expect one.
        path.write_text(text if ends or not text else text + "\n", encoding="utf-8")
    except OSError as error:
        path.unlink(missing_ok=True)
        raise faults.from_system(error, str(path)) from None
    trouble = _stand_aside(app, (*command, str(path)))
    try:
        found = clean(path.read_text(encoding="utf-8", errors="replace")).text
    except OSError:
        raise Refused(_("What you wrote in your editor cannot be read. It is in {path}.").format(path=path)) from None
    path.unlink(missing_ok=True)
    words = found if ends else found.removesuffix("\n")
    if trouble and words == text:
        raise Refused(trouble)
    return words


def _stand_aside(app: App[int], command: Sequence[str]) -> str:
    """Give the terminal to a command until it ends; gives a sentence when that went wrong, else nothing."""
    trouble = ""
    try:
        with app.suspend():
            try:
                trouble = "" if _run(command) == 0 else _("Your editor ended with an error. The page is as it was.")
            except OSError:
                # Raised inside, it would leave the app aside for good.
                trouble = _("{editor} cannot be started. The page is as it was.").format(editor=command[0])
    except SuspendNotSupported:
        trouble = _("Another program cannot take over this terminal. The page is as it was.")
    return trouble


if sys.platform == "win32":

    def _run(command: Sequence[str]) -> int:
        return subprocess.run(command, check=False).returncode  # noqa: S603 - the person's own editor

else:

    def _run(command: Sequence[str]) -> int:
        """Run a command in front, as a shell does, and give its exit code; raises OSError.

        In a group of its own: Ctrl+C in the editor, or Ctrl+G in one that makes a signal of it, must not end the app.
        """
        terminal = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTTOU})
        try:
            # Only before the program itself runs can its group come to the front without being stopped on the way.
            child = subprocess.Popen(command, preexec_fn=partial(_to_front, terminal))  # noqa: S603, PLW1509
            child.returncode = _waited_for(child.pid, terminal)
            return child.returncode
        finally:
            os.tcsetpgrp(terminal, os.getpgrp())
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
            os.close(terminal)

    def _to_front(terminal: int) -> None:
        """Do what a shell does in a child: its own group, the terminal, and no signal held back."""
        os.setpgid(0, 0)
        os.tcsetpgrp(terminal, os.getpid())
        signal.pthread_sigmask(signal.SIG_SETMASK, ())

    def _waited_for(child: int, terminal: int) -> int:
        """Wait for the end of a child; when it is stopped, stop with it as one job, and go on together."""
        while True:
            _pid, status = os.waitpid(child, os.WUNTRACED)
            if not os.WIFSTOPPED(status):
                return os.waitstatus_to_exitcode(status)
            if _has_shell():
                os.tcsetpgrp(terminal, os.getpgrp())
                os.killpg(os.getpgrp(), signal.SIGSTOP)
                os.tcsetpgrp(terminal, child)
            os.killpg(child, signal.SIGCONT)

    def _has_shell() -> bool:
        """Whether somebody is there who would let a stopped job go on."""
        parent = os.getppid()
        return os.getsid(parent) == os.getsid(0) and os.getpgid(parent) != os.getpgrp()
