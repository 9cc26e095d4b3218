"""The team pulse: what may be said of a round of ballots, and nothing of who gave which."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import takewhile
from math import sqrt

from leadcoach.domain.address import Address
from leadcoach.domain.answers import Picked, Text
from leadcoach.domain.ballot_rounds import KEPT_DAYS, PULSE, Round, rounds
from leadcoach.domain.ballots import COUNTED, too_soon
from leadcoach.domain.blocks import Band, Bar, Bars, Block, Next, Paragraph, Quote, Reading, Said, Table, Words
from leadcoach.domain.instruments.wording import listed
from leadcoach.domain.readings import Given, Instrument, Need
from leadcoach.domain.readings.given import TITLE
from leadcoach.domain.spread import POINTS, Tally, agreement, answers, favourable, mean, variance
from leadcoach.domain.team_means import half_width

STATEMENTS = ("slip", "idea", "basic", "differ", "bad-news", "help")
LOW, HIGH = POINTS[0], POINTS[-1]
SHIFT = 1.0
"""By how much a mean must move among few answers to mean anything."""
ALIKE = 0.7
"""From this agreement on nobody stands far enough apart to talk about that first."""
AGREEMENT = ((ALIKE, "agree-much"), (0.4, "agree-some"), (0.0, "agree-little"))
"""From which r_wg on answers are said to agree; the marks are ours."""
ANSWER_DAYS = 14
"""Within which a team that was asked hears what comes of it."""
OLDER = 3
"""How many earlier rounds are shown."""
DIGITS = 1


def read(given: Given) -> Reading:
    """Give the newest round as a picture, what to talk over, the earlier rounds, and what numbers cannot carry."""
    kept = timedelta(days=KEPT_DAYS)
    found = [each for each in rounds(given.facts.get(PULSE, ())) if _shown(each) and given.today - each.day <= kept]
    if not found:
        return Reading(TITLE, (Paragraph((Said("not-yet"),)),))
    *older, newest = found
    beside = _beside(found)
    before = beside[0] if beside else None
    blocks: list[Block] = [_bars(newest, before), *_agreeing(newest), *_talk(newest), *_change(newest, before, older)]
    blocks += [_earlier(beside)] if beside else []
    blocks += [*_answer(newest, given.today), *_caveats(newest), _sharing(given)]
    blocks.append(Next((Said("next"),), Address("w04.toolset", "agreement")))
    return Reading(TITLE, tuple(blocks))


def _shown(each: Round) -> tuple[str, ...]:
    """Give the statements that have a number, in their fixed order."""
    return tuple(item for item in STATEMENTS if item in each.means)


def _short(item: str) -> Words:
    return (Said(f"short.{item}"),)


def _tenth(value: float) -> float:
    return round(value, DIGITS)


def _comparable(newest: Round, before: Round) -> bool:
    return not newest.membership_changed and not too_soon(before.day, newest.day)


def _beside(found: Sequence[Round]) -> list[Round]:
    """Give the rounds that may stand beside the newest, the newest first: back to where people came or left.

    What lies before such a break is not shown at all: held against what came after it, it could point to somebody.
    """
    pairs = [(found[place - 1], found[place]) for place in range(len(found) - 1, 0, -1)]
    return [before for before, _later in takewhile(lambda pair: _comparable(pair[1], pair[0]), pairs)]


# The picture ----------------------------------------------------------------------------------------------------------


def _bars(newest: Round, before: Round | None) -> Bars:
    was = before.means if before else {}
    drawn = tuple(
        Bar(
            _short(item),
            newest.means.get(item),
            was.get(item) if item in newest.means else None,
            instead=(Said("left-out"),),
            band=_band(newest.counts[item]) if item in newest.counts else None,
        )
        for item in STATEMENTS
    )
    marked = any(bar.mark is not None for bar in drawn)
    title = Said("bars-beside" if marked else "bars-title", (("day", newest.day), ("n", newest.n)))
    return Bars((title,), drawn, LOW, HIGH)


def _band(counts: Tally) -> Band:
    width, middle = _width(counts), mean(counts)
    return Band(max(LOW, middle - width), min(HIGH, middle + width))


def _width(counts: Tally) -> float:
    return half_width(answers(counts), sqrt(variance(counts)))


def _agreeing(newest: Round) -> list[Block]:
    """Give how many agree and how much they do with each other, where eight or more answered."""
    rows = tuple(
        (_short(item), (Said("share", (("share", round(100 * favourable(counts))),)),), (Said(_agreed(counts)),))
        for item, counts in _counted(newest)
    )
    columns = ((Said("statement"),), (Said("favourable"),), (Said("agreement"),))
    return [Table((Said("agreement-title"),), columns, rows)] if rows else []


def _agreed(counts: Tally) -> str:
    found = agreement(counts)
    return next((key for least, key in AGREEMENT if found >= least), "agree-none")


def _counted(each: Round) -> list[tuple[str, Tally]]:
    return [(item, each.counts[item]) for item in STATEMENTS if item in each.counts]


# What to talk over ----------------------------------------------------------------------------------------------------


def _talk(newest: Round) -> list[Block]:
    lowest = _lowest(newest)
    counted = _counted(newest)
    differing = [pair for pair in counted if pair[0] not in lowest and agreement(pair[1]) < ALIKE]
    if not differing or len(lowest) > 1:
        return _lowest_two(newest)
    apart = min(differing, key=lambda pair: agreement(pair[1]))[0]
    return [_named("talk-lowest", lowest[0], newest), _named("talk-apart", apart, newest)]


def _lowest(newest: Round, beside: Sequence[str] = ()) -> list[str]:
    """Give the statements that share the lowest number, others aside."""
    found = {item: newest.means[item] for item in _shown(newest) if item not in beside}
    return [item for item, value in found.items() if value == min(found.values())]


def _lowest_two(newest: Round) -> list[Block]:
    """Give the two lowest; where more than two share that place, all of them, for chance to choose."""
    first = _lowest(newest)
    both = first if len(first) > 1 else [*first, *_lowest(newest, first)]
    if len(both) <= 2:
        return [_named("talk-lowest" if item in first else "talk-next", item, newest) for item in both]
    if len(first) > 1:
        return [Paragraph((Said("talk-tied"), *listed(map(_short, first))))]
    rest = listed(map(_short, both[1:]))
    return [_named("talk-lowest", first[0], newest), Paragraph((Said("talk-tied-next"), *rest))]


def _named(key: str, item: str, newest: Round) -> Paragraph:
    return Paragraph((Said(key, (("name", f"item.{item}"), ("value", _tenth(newest.means[item])))),))


# Change and history ---------------------------------------------------------------------------------------------------


def _change(newest: Round, before: Round | None, older: list[Round]) -> list[Block]:
    """Say what moved further than chance does, or why nothing is said of it."""
    if not older:
        return []
    if before is None:
        key = "no-change-people" if newest.membership_changed else "no-change-soon"
        return [Paragraph((Said(key),), "caveat")]
    both = [item for item in _shown(newest) if item in before.means]
    moved = [item for item in both if _moved(item, newest, before)]
    if not moved:
        return [Paragraph((Said("change-none"),))] if both else []
    return [_changed(item, newest, before) for item in moved]


def _moved(item: str, newest: Round, before: Round) -> bool:
    step = abs(newest.means[item] - before.means[item])
    if item not in newest.counts or item not in before.counts:
        return step >= SHIFT
    return step > sqrt(_width(newest.counts[item]) ** 2 + _width(before.counts[item]) ** 2)


def _changed(item: str, newest: Round, before: Round) -> Paragraph:
    was, now = _tenth(before.means[item]), _tenth(newest.means[item])
    key = "change" if item in newest.counts and item in before.counts else "change-few"
    return Paragraph((Said(key, (("name", f"item.{item}"), ("was", was), ("value", now))),))


def _earlier(beside: Sequence[Round]) -> Table:
    """Give the means of earlier rounds, the newest first."""
    shown = beside[:OLDER]
    columns = ((Said("statement"),), *((Said("round", (("day", each.day), ("n", each.n))),) for each in shown))
    rows = tuple((_short(item), *(_past(each, item) for each in shown)) for item in STATEMENTS)
    return Table((Said("earlier"),), columns, rows)


def _past(each: Round, item: str) -> Words | float:
    return _tenth(each.means[item]) if item in each.means else (Said("left-out"),)


def _answer(newest: Round, today: date) -> list[Block]:
    """Say by when the team should hear what comes of it, until then."""
    by = newest.day + timedelta(days=ANSWER_DAYS)
    return [Paragraph((Said("answer-by", (("day", by),)),))] if today <= by else []


# What they cannot carry -----------------------------------------------------------------------------------------------


def _caveats(newest: Round) -> list[Block]:
    counted = _counted(newest)
    found: list[Said] = []
    if len(_shown(newest)) < len(STATEMENTS):
        found.append(Said("caveat-left-out"))
    if counted:
        width = _tenth(max(_width(counts) for _item, counts in counted))
        found.append(Said("caveat-many", (("n", newest.n), ("width", width))))
    else:
        found.append(Said("caveat-few" if newest.n < COUNTED else "caveat-rounded", (("n", newest.n),)))
    return [Paragraph((said,), "caveat") for said in found]


def _sharing(given: Given) -> Paragraph:
    """Say what the team agreed about passing numbers on, or that it agreed nothing."""
    agreed = given.sheet.answers.get("sharing")
    if not isinstance(agreed, Text) or agreed.empty:
        return Paragraph((Said("not-shared"),), "caveat")
    return Paragraph((Said("shared"), Quote(agreed.text, given.sheet.source)))


PULSE_READING = Instrument(
    id="pulse",
    asks={"hr": Picked, "notice": Picked, "sharing": Text},
    phrases=frozenset(
        {
            "title", "not-yet", "bars-title", "bars-beside", "left-out", "agreement-title", "statement", "favourable",
            "agreement", "share", "agree-much", "agree-some", "agree-little", "agree-none", "talk-lowest",
            "talk-apart", "talk-next", "talk-tied",
            "talk-tied-next", "no-change-people", "no-change-soon", "change-none", "change", "change-few",
            "earlier", "round", "caveat-left-out", "caveat-few", "caveat-many", "caveat-rounded", "not-shared",
            "shared", "next", "answer-by",
            *(f"short.{item}" for item in STATEMENTS),
        }
    ),
    read=read,
    needs=(Need("cards", "@w04.toolset.items", later=True),),
    facts=frozenset({PULSE}),
)  # fmt: skip
