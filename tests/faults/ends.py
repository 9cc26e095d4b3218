"""Gates T01, T02, T03, T07 and T08: the program ends in every way there is, and no typed word is lost."""

from __future__ import annotations

import contextlib
import random
import signal
import time
from collections.abc import Iterator
from pathlib import Path

from bench.emulator import LEAVE_OTHER_SCREEN
from bench.terminal import Terminal, TerminalTimeout
from tests.faults.outcome import Failure, Outcome, gather
from tests.faults.subject import Subject, damage, leave, reopen, start

MOST_LOST_BY_KILL = 1.0
TIME_TO_GO = 1.0
TIME_TO_CLEAR = 2.0
TIME_TO_WRITE = 1.5
LOOKS_AT_REST = 30
BETWEEN_WORDS = 0.04
LONGEST_END = 15.0
CANARY = "canary7391"
ALPHABET = "abcdefghijklmnopqrstuvwxyzéëïøß0123456789"


def some_words(dice: random.Random, length: int = 64) -> str:
    """A text of exactly `length` characters that stands in one row."""
    return "".join(dice.choice(ALPHABET) for _ in range(length))


def type_and_see(terminal: Terminal, text: str) -> None:
    """Type a text and wait until the screen shows it; a space at the end of a row cannot be seen."""
    terminal.send(text)
    terminal.wait_for(text.rstrip())


def missing(subject: Subject, text: str) -> Iterator[Failure]:
    """A failure if the text is in no saved entry and no draft."""
    kept = subject.kept()
    if not any(text in body for body in kept):
        longest = max((len(body) for body in kept), default=0)
        yield Failure("text lost", f"{len(text)} characters typed, longest kept text {longest}")


# T01 ------------------------------------------------------------------------------------------------------------------


def case_t01(subject: Subject, rounds: int = 10, seed: int = 1) -> Outcome:
    """kill -9 while typing: saved entries whole, at most 1.0 s of typing lost, no damaged file."""
    lives = [(subject.fresh(), random.Random(seed + number), number % 2 == 0) for number in range(rounds)]
    return gather("T01", lives, lambda life: _killed_while_typing(life[0], life[1], mid_text=life[2]))


def _killed_while_typing(subject: Subject, dice: random.Random, *, mid_text: bool) -> Iterator[Failure]:
    """Half of the lives end in the middle of saving again and again, half in a text typed for a while."""
    saved: list[str] = []
    typed: list[tuple[float, str]] = []
    with start(subject) as terminal:
        subject.ready(terminal)
        subject.to_editor(terminal)
        last_save = time.monotonic() + dice.uniform(0.3, 1.0)
        end = last_save + (dice.uniform(1.2, 2.0) if mid_text else 0.0)
        while time.monotonic() < end:
            word = some_words(dice, 7)
            type_and_see(terminal, word + " ")
            typed.append((time.monotonic(), word))
            time.sleep(BETWEEN_WORDS)
            if time.monotonic() < last_save and dice.random() < 0.1:
                terminal.press(*subject.save_keys)
                subject.acknowledged(terminal, len(saved) + 1)
                saved.append("".join(word + " " for _, word in typed))
                typed.clear()
                subject.to_editor(terminal)
        terminal.kill(signal.SIGKILL)
        killed = time.monotonic()
        terminal.wait_for_exit()
    reopen(subject)
    yield from _after_kill(subject, saved, [word for at, word in typed if killed - at > MOST_LOST_BY_KILL])


def _after_kill(subject: Subject, saved: list[str], old: list[str]) -> Iterator[Failure]:
    if found := damage(subject.database):
        yield Failure("damaged database", found)
        return
    stored = [text.rstrip() for text in subject.stored()]
    for text in saved:
        if stored.count(text.rstrip()) != 1:
            yield Failure("saved entry lost", f"an acknowledged entry is there {stored.count(text.rstrip())} times")
    drafts = " ".join(subject.kept())
    lost = [word for word in old if word not in drafts]
    if lost:
        yield Failure("text lost", f"{len(lost)} of {len(old)} words older than {MOST_LOST_BY_KILL} s")


# T02 ------------------------------------------------------------------------------------------------------------------


def case_t02(subject: Subject, rounds: int = 4, seed: int = 2) -> Outcome:
    """The window is closed while typing: nothing lost, gone within 1 s, no process left after 2 s."""
    lives = [(subject.fresh(), random.Random(seed + number)) for number in range(rounds)]
    return gather("T02", lives, lambda life: _window_closed(*life))


def _window_closed(subject: Subject, dice: random.Random) -> Iterator[Failure]:
    text = some_words(dice)
    with start(subject) as terminal:
        subject.ready(terminal)
        subject.to_editor(terminal)
        type_and_see(terminal, text)
        terminal.hang_up()
        try:
            terminal.wait_for_exit(TIME_TO_GO)
        except TerminalTimeout:
            yield Failure("still there", f"runs {TIME_TO_GO} s after the window was closed")
        if left := _survivors(terminal):
            yield Failure("process left", f"{len(left)} of the session after {TIME_TO_CLEAR} s")
    reopen(subject)
    yield from missing(subject, text)


def _survivors(terminal: Terminal) -> list[int]:
    deadline = time.monotonic() + TIME_TO_CLEAR
    while (left := terminal.survivors()) and time.monotonic() < deadline:
        time.sleep(0.02)
    return left


# T03 ------------------------------------------------------------------------------------------------------------------


def case_t03(subject: Subject, rounds: int = 4, seed: int = 3) -> Outcome:
    """SIGTERM and SIGINT by turns: nothing lost, exit 143 or 130, the terminal as a shell expects it."""
    numbers = [signal.SIGTERM if number % 2 == 0 else signal.SIGINT for number in range(rounds)]
    lives = [(subject.fresh(), random.Random(seed + n), number) for n, number in enumerate(numbers)]
    return gather("T03", lives, lambda life: _signalled(*life))


def _signalled(subject: Subject, dice: random.Random, number: signal.Signals) -> Iterator[Failure]:
    text = some_words(dice)
    with start(subject) as terminal:
        subject.ready(terminal)
        subject.to_editor(terminal)
        type_and_see(terminal, text)
        terminal.kill(number)
        try:
            code = terminal.wait_for_exit(TIME_TO_CLEAR)
        except TerminalTimeout:
            yield Failure("still there", f"runs {TIME_TO_CLEAR} s after {number.name}")
            return
        if code != 128 + number:
            yield Failure("exit code", f"{code} after {number.name}")
        if left := terminal.modes_left_on:
            yield Failure("terminal modes left on", f"{number.name}: {', '.join(sorted(left))}")
        if not terminal.echo:
            yield Failure("echo off", number.name)
    reopen(subject)
    yield from missing(subject, text)


# T07 ------------------------------------------------------------------------------------------------------------------


def case_t07(subject: Subject) -> Outcome:
    """An exception at each site: the text kept, none of it on the screen left behind or in a log."""
    lives = [(subject.fresh(), site, dict(arming)) for site, arming in subject.fault_sites.items()]
    return gather("T07", lives, lambda life: _broken(*life))


def _broken(subject: Subject, site: str, arming: dict[str, str]) -> Iterator[Failure]:
    text = f"{CANARY} {site}"
    with start(subject, extra=arming) as terminal:
        subject.ready(terminal)
        subject.to_editor(terminal)
        type_and_see(terminal, text)
        subject.inject(terminal)
        _end_after_fault(terminal)
        yield from _left_behind(terminal, site)
    reopen(subject)
    yield from (Failure(f"{failure.what}: {site}", failure.detail) for failure in missing(subject, text))
    yield from _in_logs(subject, site)


def _end_after_fault(terminal: Terminal) -> None:
    """Most faults end the program; one that goes on is killed after the time a draft may take, once it is at rest."""
    end = time.monotonic() + LONGEST_END
    with contextlib.suppress(TerminalTimeout):
        terminal.wait_for_exit(TIME_TO_WRITE)
    looks = 0
    while terminal.exit_code is None and looks < LOOKS_AT_REST and time.monotonic() < end:
        looks = looks + 1 if at_rest(terminal.pid) else 0
        time.sleep(0.02)
    terminal.kill(signal.SIGKILL)
    terminal.wait_for_exit()


def at_rest(process: int) -> bool:
    """Whether no thread of it works, waits for a processor or waits for the disk: each sleeps until something comes."""
    try:
        stats = [path.read_text("utf-8", "replace") for path in Path(f"/proc/{process}/task").glob("*/stat")]
    except OSError:
        return False
    return all(stat.rpartition(")")[2].split()[0] == "S" for stat in stats)


def _left_behind(terminal: Terminal, site: str) -> Iterator[Failure]:
    after = terminal.raw.rpartition(LEAVE_OTHER_SCREEN)
    outside = after[2] if after[1] else b""
    if CANARY.encode() in outside or any(CANARY in line for line in terminal.scroll_back()):
        yield Failure(f"text on the screen: {site}", f"{len(outside)} bytes after the program")


def _in_logs(subject: Subject, site: str) -> Iterator[Failure]:
    folders = (subject.home, Path(subject.environment()["HOME"]))
    for path in (path for folder in folders for path in folder.rglob("*")):
        if path.is_file() and not subject.may_hold_text(path) and CANARY.encode() in path.read_bytes():
            yield Failure(f"text in a file: {site}", path.name)


# T08 ------------------------------------------------------------------------------------------------------------------


def case_t08(subject: Subject, rounds: int = 1, seed: int = 8) -> Outcome:
    """Quit, Escape and another screen with unsaved text: it is there at the next start."""
    ways = list(subject.ways_out.items()) * rounds
    lives = [(subject.fresh(), random.Random(seed + n), name, list(keys)) for n, (name, keys) in enumerate(ways)]
    return gather("T08", lives, lambda life: _left_unsaved(*life))


def _left_unsaved(subject: Subject, dice: random.Random, name: str, keys: list[str]) -> Iterator[Failure]:
    text = some_words(dice)
    with start(subject) as terminal:
        subject.ready(terminal)
        subject.to_editor(terminal)
        type_and_see(terminal, text)
        for key in keys:
            terminal.press(key)
            # A lone Escape is told from the start of a sequence by the silence after it.
            terminal.settle(0.25)
        if terminal.exit_code is None:
            leave(subject, terminal)
    reopen(subject)
    yield from (Failure(f"text lost: {name}", failure.detail) for failure in missing(subject, text))
