"""Files of others, read with limits: bytes as text in the encoding they are in, and JSON without its traps."""

from __future__ import annotations

import codecs
import io
import json
import math
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import NamedTuple, NoReturn

from leadcoach.domain.items import Item
from leadcoach.errors import Refused
from leadcoach.exchange.sources import PIECE, Unreadable
from leadcoach.text import MOST_CHARACTERS, _

MOST_TEXT = 512 * 1024 * 1024
"""Bytes of a journal in one file of text."""
EVERYTHING = 2**31
"""As `most` of `clean`: nothing is cut off; `in_parts` divides what is longer than an entry."""
DEEPEST = 32
"""How deep JSON may be nested."""
LARGEST = 2**63
"""Beyond it a whole number is no measure of anything, and no database keeps it."""

_TOKENS = re.compile(r'"(?:[^"\\]++|\\.)*+"|[\[{]|[\]}]', re.DOTALL)
_HALVES = re.compile(r"\\u[dD][89a-fA-F]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_BEYOND = bytes(range(0x80, 0x100))
# What Windows-1252 has in place of C1 controls; the five bytes it leaves open stay controls, which cleaning counts.
_WESTERN = {byte: sign for byte in range(0x80, 0xA0) if (sign := bytes([byte]).decode("cp1252", errors="ignore"))}


class Encoding(NamedTuple):
    """How the signs of a file are written."""

    name: str
    """As Python calls it; Windows-1252 is read by way of `latin-1`, which has no gaps."""
    guessed: int = 0
    """How many bytes were not UTF-8 and are read as Windows-1252."""

    def read(self, text: str) -> str:
        """Give a decoded piece as it was meant."""
        return text.translate(_WESTERN) if self.guessed else text


class Text(NamedTuple):
    """The text of a file, its byte order mark off."""

    text: str
    guessed: int = 0
    """How many bytes were not UTF-8 and were read as Windows-1252."""


def pieces(path: Path, most: int) -> Iterator[bytes]:
    """Give the bytes of a file in pieces; raises Refused when it cannot be read or is larger than `most` bytes."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise Refused(_("This is a folder or a device, and a file was expected."))
        if status.st_size > most:
            raise Refused(_("The file is larger than {most} MB, so nothing was read.").format(most=most // 1024**2))
        with path.open("rb") as file:
            while piece := file.read(PIECE):
                yield piece
    except (OSError, ValueError) as error:  # a path may hold what no system takes
        reason = getattr(error, "strerror", None) or _("unknown reason")
        raise Refused(_("The file cannot be opened ({reason}).").format(reason=reason)) from error


def encoding_of(data: Iterable[bytes]) -> Encoding:
    """Find out how a text is written: UTF-8, UTF-16 with its mark, else Windows-1252.

    Raises Unreadable for bytes that are no text.
    """
    rest = iter(data)
    first = next(rest, b"")
    name = "utf-16" if first[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else "utf-8-sig"
    decoder = codecs.getincrementaldecoder(name)()
    fits, zeros, beyond = True, 0, 0
    for piece in chain((first,), rest):
        fits = fits and _decodes(decoder, piece)
        zeros += piece.count(0)
        beyond += len(piece) - len(piece.translate(None, _BEYOND))
    if fits and _decodes(decoder, b"", final=True):
        return Encoding(name)
    if zeros:
        raise Unreadable(_("This is not a file of text."))
    return Encoding("latin-1", beyond)


def decoded(data: Iterable[bytes], encoding: Encoding) -> Iterator[str]:
    """Give pieces of bytes as pieces of text; raises Unreadable where they are in another encoding."""
    decoder = codecs.getincrementaldecoder(encoding.name)()
    try:
        for piece in data:
            yield encoding.read(decoder.decode(piece))
        yield encoding.read(decoder.decode(b"", final=True))
    except UnicodeDecodeError as error:
        raise Unreadable(_("The file is not written in UTF-8.")) from error


def lines_of(texts: Iterable[str]) -> Iterator[str]:
    """Give the lines of a text that comes in pieces, each with its end as LF; only the last may be without."""
    ends = io.IncrementalNewlineDecoder(None, translate=True)
    waiting: list[str] = []
    for text in chain((ends.decode(text) for text in texts), (ends.decode("", final=True) for _end in (0,))):
        first, *others = text.split("\n")
        waiting.append(first)
        for other in others:
            yield "".join(waiting) + "\n"
            waiting = [other]
    if rest := "".join(waiting):
        yield rest


def text_of(data: bytes) -> Text:
    """Give the text of a file's bytes; raises Unreadable for bytes that are no text."""
    encoding = encoding_of((data,))
    return Text("".join(decoded((data,), encoding)), encoding.guessed)


def json_value(text: str, *, deepest: int = DEEPEST) -> object:
    """Give the value a JSON text holds; lone surrogates in it become U+FFFD.

    Raises Unreadable for what is no JSON, a value nested deeper than `deepest`, a name that comes twice, NaN, Infinity,
    and numbers beyond all measure.
    """
    if text.count("[") + text.count("{") > deepest and depth(text) > deepest:
        raise Unreadable(_("The values are nested too deep."))
    try:
        value = json.loads(
            text,
            object_pairs_hook=_once,
            parse_constant=_no_number,
            parse_float=_finite,
            parse_int=_whole,
        )
    except (ValueError, RecursionError) as error:
        raise Unreadable(_("This is not valid JSON.")) from error
    return _without_halves(value) if _HALVES.search(text) else value


def depth(text: str) -> int:
    """Give how deep the brackets of a JSON text are nested at most, without building anything."""
    now = most = 0
    for token in _TOKENS.finditer(text):
        sign = text[token.start()]
        if sign in "[{":
            now += 1
            most = max(most, now)
        elif sign != '"':
            now -= 1
    return most


def in_parts(item: Item, most: int = MOST_CHARACTERS) -> Iterator[Item]:
    """Give an item whose text is longer than an entry can be as several, so that no word is cut off."""
    if len(item.text) <= most:
        yield item
        return
    for number, at in enumerate(range(0, len(item.text), most), 1):
        place = _("{place}, part {number}").format(place=item.place, number=number)
        part = replace(item, text=item.text[at : at + most], place=place)
        if number == 1:
            yield part
            continue
        source = f"{item.source}/{number}" if item.source else ""
        yield replace(part, id="", source=source, attachments=(), unplaced="", removed=0, extra={})


def _decodes(decoder: codecs.IncrementalDecoder, piece: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(piece, final)
    except UnicodeDecodeError:
        return False
    return True


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    named = dict(pairs)
    if len(named) < len(pairs):
        raise Unreadable(_("A name comes twice in one place, so it is not clear what counts."))
    return named


def _no_number(_text: str) -> NoReturn:
    raise Unreadable(_("A number is missing or endless, which JSON does not have."))


def _finite(text: str) -> float:
    number = float(text)
    if math.isinf(number):
        raise Unreadable(_("A number is too large."))
    return number


def _whole(text: str) -> int:
    number = int(text) if len(text) < 30 else LARGEST
    if not -LARGEST <= number < LARGEST:
        raise Unreadable(_("A number is too large."))
    return number


def _without_halves(value: object) -> object:
    match value:
        case str(text):
            return _SURROGATES.sub("\ufffd", text)
        case list():
            return [_without_halves(each) for each in value]
        case dict():
            return {_SURROGATES.sub("\ufffd", name): _without_halves(each) for name, each in value.items()}
    return value
