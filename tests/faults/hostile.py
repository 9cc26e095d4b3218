"""Gates T40 and T41: hostile text on every screen does nothing and reaches no terminal."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from bench.terminal import Terminal, TerminalTimeout
from tests.faults.outcome import Failure, Outcome, gather
from tests.faults.payloads import ACTING, CRASHING, EVERYTHING, LINKING, SEQUENCES, VANISHING
from tests.faults.subject import Subject, leave, start

WIDE = (120, 40)
TAP = re.compile(r"TAP\d")
TAP_REST = 0.06
BELL = b"\x07"
LINK = b"\x1b]8;"
OPERATING_SYSTEM_COMMAND = re.compile(rb"\x1b\].*?(?:\x07|\x1b\\)", re.DOTALL)
POINTER_SHAPE = re.compile("\x1b]22;[a-z-]*\x07")
# What Textual, the pointer shape aside, never writes: OSC, DCS, reset, C1 and lone control characters.
FOREIGN = re.compile("\x1b[\\]P^_Xc]|[\x00-\x08\x0b\x0c\x7f-\x9f]")
TMUX_TITLE = "untouched"
TMUX_PATIENCE = 8.0

CLASSES = {
    "crash": CRASHING,
    "changed": VANISHING,
    "action": ACTING,
    "link": LINKING,
    "control bytes": tuple(SEQUENCES.values()),
}


# T40 ------------------------------------------------------------------------------------------------------------------


def case_t40(subject: Subject, *, together: bool = False) -> Outcome:
    """Hostile payloads wherever user text is shown, over all screens; each class alone, or all of them at once."""
    classes = {"all": EVERYTHING} if together else CLASSES
    outcomes = [_toured_all(subject, name, texts) for name, texts in classes.items()]
    return Outcome("T40", sum(o.rounds for o in outcomes), tuple(f for o in outcomes for f in o.failures))


def _toured_all(subject: Subject, name: str, texts: Sequence[str]) -> Outcome:
    seen: list[str] = []
    lives = [(subject.fresh(), number) for number in range(len(subject.tours()))]
    outcome = gather("T40", lives, lambda life: _toured(life[0], life[1], name, texts, seen))
    return replace(outcome, failures=(*outcome.failures, *_changed(texts, "\n".join(seen))))


def _toured(subject: Subject, number: int, name: str, texts: Sequence[str], seen: list[str]) -> Iterator[Failure]:
    """Take one tour, click on what could be a button, and add every row to `seen`."""
    subject.seed(texts)
    with start(subject, size=WIDE) as terminal:
        try:
            subject.ready(terminal)
            for _ in subject.tours()[number](terminal):
                seen += terminal.screen()
                _tap(terminal)
            leave(subject, terminal)
        except TerminalTimeout as error:
            yield Failure(f"crash: {name}", str(error)[:400])
        raw = terminal.raw
    if terminal.exit_code != 0:
        yield Failure(f"crash: {name}", f"exit code {terminal.exit_code}")
    yield from _acted(subject, raw)
    if found := [key for key, sequence in SEQUENCES.items() if sequence.encode() in raw]:
        yield Failure("control bytes", ", ".join(found))


def _tap(terminal: Terminal) -> None:
    """Click on every word that a hostile text would make into a button."""
    for row, line in enumerate(terminal.screen()):
        for match in TAP.finditer(line):
            if terminal.exit_code is None:
                terminal.click(match.start(), row)
                terminal.settle(TAP_REST)


def _acted(subject: Subject, raw: bytes) -> Iterator[Failure]:
    if BELL in OPERATING_SYSTEM_COMMAND.sub(b"", raw):
        yield Failure("action", "a click on text rang the bell")
    if any(subject.home.parent.rglob("taken.svg")) or Path("taken.svg").exists():
        yield Failure("action", "a click on text wrote a file")
    if LINK in raw:
        yield Failure("link", "text became a hyperlink")


def _changed(texts: Sequence[str], seen: str) -> Iterator[Failure]:
    plain = [text for text in texts if text.isprintable()]
    if lost := [text for text in plain if text not in seen]:
        yield Failure("changed", f"{len(lost)} of {len(plain)} texts are not shown as they are: {lost[:3]}")


# T41 ------------------------------------------------------------------------------------------------------------------


def case_t41(subject: Subject) -> Outcome:
    """Terminal sequences in user text: none reaches the terminal, tmux keeps its title and its buffer."""
    lives: list[Callable[[Subject], Iterator[Failure]]] = [partial(_raw_bytes, n) for n in range(len(subject.tours()))]
    if shutil.which("tmux"):
        lives.append(_under_tmux)
    fresh = [(watch, subject.fresh()) for watch in lives]
    return gather("T41", fresh, lambda life: life[0](life[1]))


def _raw_bytes(number: int, subject: Subject) -> Iterator[Failure]:
    subject.seed(list(SEQUENCES.values()))
    with start(subject, size=WIDE) as terminal:
        subject.ready(terminal)
        for _ in subject.tours()[number](terminal):
            pass
        leave(subject, terminal)
        raw = terminal.raw
    for name, sequence in SEQUENCES.items():
        if sequence.encode() in raw or sequence.encode("latin-1") in raw:
            yield Failure(f"reached the terminal: {name}")
    if found := FOREIGN.findall(POINTER_SHAPE.sub("", raw.decode("utf-8", "replace"))):
        yield Failure("foreign control characters", f"{len(found)}, such as {found[0]!r}")
    if b"MARK" not in raw:
        yield Failure("nothing shown", "no payload was on any screen: the gate would prove nothing")


def _under_tmux(subject: Subject) -> Iterator[Failure]:
    subject.seed(list(SEQUENCES.values()))
    environment = subject.environment()
    server = ["tmux", "-S", str(subject.home.parent / "tmux"), "-f", "/dev/null"]

    def tmux(*words: str) -> str:
        done = subprocess.run(
            [*server, *words], env=environment, capture_output=True, text=True, timeout=TMUX_PATIENCE, check=False
        )
        return done.stdout.strip()

    command = f"exec {shlex.join(subject.argv())}"
    try:
        tmux("new-session", "-d", "-x", "120", "-y", "40", "cat")
        tmux("set", "-g", "set-clipboard", "on")
        tmux("select-pane", "-T", TMUX_TITLE)
        tmux("respawn-pane", "-k", command)
        shown = _wait_for_mark(tmux)
        title, buffers = tmux("display-message", "-p", "#{pane_title}"), tmux("list-buffers")
    finally:
        tmux("kill-server")
    if not shown:
        yield Failure("nothing shown", "no payload was on the tmux screen")
    if title != TMUX_TITLE:
        yield Failure("tmux title changed")
    if buffers:
        yield Failure("tmux buffer written")


def _wait_for_mark(tmux: Callable[..., str]) -> bool:
    deadline = time.monotonic() + TMUX_PATIENCE
    while time.monotonic() < deadline:
        if "MARK" in tmux("capture-pane", "-p"):
            return True
        time.sleep(0.1)
    return False
