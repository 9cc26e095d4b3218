"""Gate T09: keys faster than the program, then save or quit: what is stored is what was sent."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from bench.keys import key_bytes
from bench.terminal import Terminal
from tests.faults.ends import some_words
from tests.faults.outcome import Failure, Outcome, gather
from tests.faults.subject import Subject, leave, reopen, start


def case_t09(subject: Subject, rounds: int = 15, quits: int = 4, seed: int = 9) -> Outcome:
    """Burst and save, paste and save (`rounds` each), burst and quit (`quits`): byte for byte."""

    def saving(name: str, put: Callable[[str], bytes], number: int) -> Callable[[], Iterator[Failure]]:
        fresh = subject.fresh()
        return lambda: _saved(fresh, random.Random(seed + number), name, put, rounds)

    lives = [saving("burst and save", _typed, 1), saving("paste and save", _pasted, 2)]
    for number in range(quits):
        fresh, dice = subject.fresh(), random.Random(seed + 10 + number)
        lives.append(lambda fresh=fresh, dice=dice: _quit(fresh, dice))  # type: ignore[misc]
    return gather("T09", lives, lambda life: life())


def _typed(text: str) -> bytes:
    return text.replace("\n", "\r").encode()


def _pasted(text: str) -> bytes:
    return f"\x1b[200~{text}\x1b[201~".encode()


def _burst(dice: random.Random) -> str:
    rows = [some_words(dice, dice.randint(1, 40)) for _ in range(dice.randint(1, 3))]
    return "\n".join(rows)


def _keys(keys: tuple[str, ...]) -> bytes:
    return b"".join(key_bytes(key) for key in keys)


def _saved(
    subject: Subject, dice: random.Random, name: str, put: Callable[[str], bytes], rounds: int
) -> Iterator[Failure]:
    sent = [_burst(dice) for _ in range(rounds)]
    with start(subject) as terminal:
        subject.ready(terminal)
        for number, text in enumerate(sent, 1):
            subject.to_editor(terminal)
            terminal.send(put(text) + _keys(tuple(subject.save_keys)))
            subject.acknowledged(terminal, number)
            _come_to_rest(terminal)
        leave(subject, terminal)
    stored = subject.stored()
    wrong = [number for number, text in enumerate(sent) if number >= len(stored) or stored[number] != text]
    if wrong or len(stored) != len(sent):
        yield Failure(name, f"{len(wrong)} of {len(sent)} stored otherwise than sent, {len(stored)} stored")


def _come_to_rest(terminal: Terminal) -> None:
    """Keys that came too late for their own save must not mix with the next burst."""
    terminal.settle(0.03)


def _quit(subject: Subject, dice: random.Random) -> Iterator[Failure]:
    text = _burst(dice)
    with start(subject) as terminal:
        subject.ready(terminal)
        subject.to_editor(terminal)
        terminal.send(_typed(text) + _keys(tuple(subject.quit_keys)))
        terminal.wait_for_exit()
    reopen(subject)
    if text not in subject.kept():
        yield Failure("burst and quit", f"{len(text)} characters sent, {[len(body) for body in subject.kept()]} kept")
