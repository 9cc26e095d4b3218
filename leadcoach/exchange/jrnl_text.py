"""The text files of jrnl, read and written.

An entry is `[TIME] title`, its body on the lines below, and a blank line. That carries of an item its text, the star
and one local time, as exactly as jrnl is set up to write times. It has no place for the zone, an id, a week, a level,
the energy, a prompt, attachments, and tags that do not stand in the text. Of an hour that comes twice it does not say
which one is meant, and a day without a time becomes the noon of it.

jrnl takes lines of a text that begin with a time in brackets for entries: see `jrnl_headers`. A title that ends in `*`
it takes for a starred one: our title line then stays empty, and the whole text stands below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from leadcoach.domain.items import Failure, Item
from leadcoach.errors import Refused
from leadcoach.exchange import jrnl_headers
from leadcoach.exchange.jrnl_order import Section, place, settled
from leadcoach.exchange.jrnl_times import TIMEFORMAT, TIMEFORMATS, TimeFormat, source_of, time_format
from leadcoach.exchange.limits import EVERYTHING, MOST_TEXT, decoded, encoding_of, in_parts, lines_of, pieces
from leadcoach.exchange.remarks import Remark, guessed
from leadcoach.exchange.sources import Unreadable
from leadcoach.exchange.times import clock_of, of_day
from leadcoach.text import MOST_CHARACTERS, _, clean

_HEADER = re.compile(r"\[([^\]\n]+)\] ")


def read(path: Path, *, zone: str, timeformat: str = "") -> Iterator[Item | Failure]:
    """Give the entries of a journal of jrnl, with remarks on what should be looked at.

    Without a `timeformat` the one of jrnl's own is taken that reads the first header. `zone` is where the writer
    probably was; it only serves to reckon instants. Text above the first header comes as an item of its own,
    `unplaced`, on the day of the first entry.
    Raises Refused, with the first entry asked for, for a file that is no journal of jrnl.
    """
    given = time_format(timeformat) if timeformat else None
    try:
        encoding = encoding_of(pieces(path, MOST_TEXT))
        times = given or _own_format(lines_of(decoded(pieces(path, MOST_TEXT), encoding)))
        lines = lines_of(decoded(pieces(path, MOST_TEXT), encoding))
        yield from _read(lines, times, zone)
    except Unreadable as error:
        raise Refused(error.reason) from error
    if encoding.guessed:
        yield guessed(encoding.guessed)


def written(items: Iterable[Item], *, timeformat: str = TIMEFORMAT) -> Iterator[str]:
    """Give the items as a journal of jrnl, entry by entry; raises Refused for a wrong `timeformat`."""
    times = time_format(timeformat)
    for item in items:
        yield _entry(item, times)


def words_of(item: Item) -> str:
    """Give all words of an item, with what could not be placed below."""
    return "\n\n".join(part for part in (item.text, item.unplaced) if part)


def _own_format(lines: Iterable[str]) -> TimeFormat:
    """Give the format of jrnl's own that reads the first header there is."""
    known = [time_format(each) for each in TIMEFORMATS]
    for line in lines:
        found = _HEADER.match(line)
        fits = next((each for each in known if found and each.read(found[1])), None)
        if fits:
            return fits
    return known[0]


def _read(lines: Iterator[str], times: TimeFormat, zone: str) -> Iterator[Item | Remark]:
    above = list[str]()
    sections = _sections(lines, times, above)
    first = next(sections, None)
    if first is None:
        if any(map(str.strip, above)):
            raise Refused(_no_entry(times))
        return
    yield from _above(above, first)
    del above
    for each in settled(_and(first, sections)):
        yield from (each,) if isinstance(each, Remark) else _items(each, times, zone)


def _and(first: Section, others: Iterator[Section]) -> Iterator[Section]:
    yield first
    yield from others


def _sections(lines: Iterator[str], times: TimeFormat, above: list[str]) -> Iterator[Section]:
    """Give what stands from header to header; lines before the first are put into `above`."""
    head, body = None, above
    for number, line in enumerate(lines, 1):
        found = _HEADER.match(line)
        at = times.read(found[1]) if found else None
        if found is None or at is None:
            body.append(line)
            continue
        if head:
            head.text = "".join(body)
            yield head
        head, body = Section(number, at, found[0], ""), [line[found.end() :]]
    if head:
        head.text = "".join(body)
        yield head


def _above(lines: list[str], first: Section) -> Iterator[Item]:
    """Give the text above the first header, in parts no longer than an entry; nothing where it says nothing."""
    cleaned = clean("".join(lines), EVERYTHING)
    text, removed = cleaned.text.strip("\n"), cleaned.removed
    if not text.strip():
        return
    day = of_day(first.at.date())
    for at in range(0, len(text), MOST_CHARACTERS):
        part = text[at : at + MOST_CHARACTERS]
        item = Item(
            "", "", "", source=source_of(_minute(first.at), part), unplaced=part, removed=removed, place=place(1)
        )
        removed = 0
        yield day.of(item)


def _items(section: Section, times: TimeFormat, zone: str) -> Iterator[Item]:
    cleaned = clean(_without_blank(section.text), EVERYTHING)
    title, line_end, body = cleaned.text.partition("\n")
    starred = title.rstrip().endswith("*")
    title = _unstarred(title) if starred else title
    body = jrnl_headers.back(body, times)
    text = body if line_end and not title else title + line_end + body
    item = Item(text, "", "", starred=starred, removed=cleaned.removed, place=section.place)
    yield from in_parts(times.when(section.at, zone).of(item).named(source_of(_minute(section.at), text)))


def _without_blank(text: str) -> str:
    """Give what stands behind a head without the end of its last line and the blank line between two entries."""
    return text.removesuffix("\n").removesuffix("\n")


def _unstarred(title: str) -> str:
    bare = title.rstrip()
    return bare[:-1].removesuffix(" ") + title[len(bare) :]


def _entry(item: Item, times: TimeFormat) -> str:
    words = words_of(item)
    title, line_end, body = words.partition("\n")
    if (line_end and not title) or title.rstrip().endswith("*"):
        title, line_end, body = "", "\n", words
    star = " *" if item.starred else ""
    return f"[{times.write(clock_of(item))}] {title}{star}{line_end}{jrnl_headers.apart(body, times)}\n\n"


def _minute(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M}"


def _no_entry(times: TimeFormat) -> str:
    sentence = _(
        "No line of this file begins an entry of jrnl, such as `[{example}] A title`. If your jrnl writes times "
        "otherwise, give its `timeformat`; if it is encrypted, run `jrnl --decrypt` first."
    )
    return sentence.format(example=times.example)
