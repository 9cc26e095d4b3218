"""The share of the talking: the newest meeting with its turns and counts, then every meeting in the order of days."""

from __future__ import annotations

from leadcoach.domain.address import Address
from leadcoach.domain.blocks import Bar, Bars, Block, Figure, Next, Paragraph, Reading, Said, Words
from leadcoach.domain.instruments.talk_meetings import LISTENING, OWN, Meeting, meetings
from leadcoach.domain.instruments.talk_numbers import ME, OTHERS, RATED_FROM, an_hour
from leadcoach.domain.readings.given import TITLE, Given, Instrument, Need

AIM = 25
"""Per cent of the talking, in a talk that is meant for listening, and in no other."""
SMALL = 10
"""Points by which two meetings differ for many reasons."""
SHOWN = 12
"""The most meetings drawn below each other."""
LISTENING_WEEK = 3


def read(given: Given) -> Reading:
    """Give the newest meeting, how all of them compare, what they cannot say, and a way on."""
    found = meetings(given)
    if not found:
        return Reading(TITLE, (Paragraph((Said("not-yet"),)),))
    blocks = [*_newest(found[-1]), *_all(found), *_then_and_now(found)]
    caveat = Paragraph((Said("caveat" if len(found) > 1 else "caveat-one"),), "caveat")
    return Reading(TITLE, (*blocks, caveat, _way_on(given, found)))


def _newest(newest: Meeting) -> list[Block]:
    minutes = round(newest.minutes, 1 if newest.minutes < RATED_FROM else None)
    key = "newest-short" if newest.share is None else "newest"
    when = Said(key, (("day", newest.day), ("minutes", minutes)))
    blocks: list[Block] = [Paragraph((when, *newest.called))]
    if newest.share is not None:
        because = (newest.source,)
        bars = (
            Bar((Said(f"item.{ME}"),), newest.share, newest.guess, because),
            Bar((Said(f"item.{OTHERS}"),), 100 - newest.share, because=because),
        )
        blocks += [Bars((Said("share-title"),), bars, 0, 100), *_guessed(newest), *_aimed(newest)]
    return [*blocks, *_turns(newest), *_counts(newest), *_summaries(newest)]


def _guessed(newest: Meeting) -> list[Block]:
    if newest.guess is None or newest.share is None:
        return []
    points = newest.share - newest.guess
    key = "share-as-guessed" if not points else "share-more" if points > 0 else "share-less"
    given = (("guess", newest.guess), ("real", newest.share), ("points", abs(points)))
    near = (Said("guess-near"),) if 0 < abs(points) <= SMALL else ()
    return [Paragraph((Said(key, given), *near))]


def _aimed(newest: Meeting) -> list[Block]:
    if newest.kind != LISTENING or newest.share is None:
        return []
    return [Paragraph((Said("aim-within" if newest.share <= AIM else "aim-above", (("aim", AIM),)),))]


def _turns(newest: Meeting) -> list[Block]:
    because = (newest.source,)
    if not newest.turns or newest.share is None:
        return []
    return [
        Figure((Said("longest"),), round(max(newest.turns), 1), "min", because=because),
        Figure((Said("turns"),), len(newest.turns), because=because),
    ]


def _counts(newest: Meeting) -> list[Block]:
    blocks: list[Block] = []
    for name, count in newest.counts:
        rate = an_hour(count, newest.minutes) if count else None
        label: Words = (Said(f"item.{name}"),)
        label += (Said("share-rate", (("rate", rate),)),) if rate is not None else ()
        blocks.append(Figure(label, count, because=(newest.source,)))
    return blocks


def _summaries(newest: Meeting) -> list[Block]:
    counts = dict(newest.counts)
    tried = counts.get("confirmed", 0) + counts.get("missed", 0)
    if "missed" not in counts or not tried:
        return []
    said = Said("summaries", (("count", counts["confirmed"]), ("all", tried)))
    return [Paragraph((said, Said("missed")) if counts["missed"] else (said,))]


def _all(found: tuple[Meeting, ...]) -> list[Block]:
    timed = [each for each in found if each.share is not None]
    if len(timed) < 2:
        return []
    bars = tuple(_bar(each) for each in timed[-SHOWN:])
    more = [Paragraph((Said("last-of", (("count", SHOWN), ("all", len(timed)))),))] if len(timed) > SHOWN else []
    return [Bars((Said("all-title"),), bars, 0, 100), *more]


def _bar(each: Meeting) -> Bar:
    label = (Said("on", (("day", each.day),)), *(() if each.kind == OWN else each.called))
    if each.kind != LISTENING:
        return Bar(label, each.share, because=(each.source,))
    return Bar((*label, Said("aim-here", (("aim", AIM),))), each.share, AIM, (each.source,))


def _then_and_now(found: tuple[Meeting, ...]) -> list[Block]:
    """Hold the meeting of week 13 against the one of week 1, which is of the same kind."""
    shares = {each.kind: each.share for each in found}
    then, now = shares.get("w01"), shares.get("w13")
    if then is None or now is None:
        return []
    points = abs(now - then)
    key = "then-now-small" if points <= SMALL else "then-now"
    return [Paragraph((Said(key, (("then", then), ("now", now), ("points", points))),))]


def _way_on(given: Given, found: tuple[Meeting, ...]) -> Next:
    if given.week >= LISTENING_WEEK and LISTENING not in {each.kind for each in found}:
        return Next((Said("next-listen"),), Address("w03.skillset", "first-question"))
    return Next((Said("next-describe"),), Address("w01.skillset", "observation"))


TALK_SHARE = Instrument(
    id="talk-share",
    asks={},
    phrases=frozenset(
        {
            "title", "not-yet", "newest", "newest-short", "meeting-w01", "meeting-w03", "meeting-w13", "meeting-own",
            "meeting-paper", "guess-near", "aim-within", "aim-above", "aim-here", "longest", "turns", "summaries",
            "missed", "all-title", "on", "last-of", "then-now", "then-now-small", "caveat", "caveat-one", "next-listen",
            "next-describe",
        }
    ),
    read=read,
    needs=(
        Need("own", "@talk-share.talk", every=True),
        Need("w01", "@w01.skillset.talk"),
        Need("w01-guess", "@w01.skillset.guess"),
        Need("paper", "@w01.skillset.meetings"),
        Need("w03", "@w03.skillset.talk"),
        Need("w03-guess", "@w03.skillset.guess"),
        Need("w13", "@w13.talk-again"),
    ),
)  # fmt: skip
