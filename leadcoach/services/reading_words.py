"""What every front end without pictures says of the blocks of a reading."""

from __future__ import annotations

from leadcoach.domain.blocks import Band, Bar, Figure, Paragraph, Phrases, Quote, Reading, Said, Words, spoken
from leadcoach.domain.typed import number_text
from leadcoach.text import _

NOT_YET = "not-yet"
"""The phrase of a reading that has nothing to say."""


def says_something(reading: Reading) -> bool:
    """Whether there is anything to read: only `not-yet` is nothing."""
    match reading.blocks:
        case ():
            return False
        case (Paragraph(words=(Said(key=key), *_others)),):
            return key not in {NOT_YET, "echo-nothing"}
    return True


def quoted(words: Words, phrases: Phrases) -> str:
    """Give words as a sentence with theirs between quotation marks, so that ours and theirs can be told apart."""
    return " ".join(part for part in (_one(word, phrases) for word in words) if part)


def _one(word: Said | Quote, phrases: Phrases) -> str:
    said = spoken((word,), phrases)
    return f"“{said}”" if isinstance(word, Quote) and said.strip() else said


def not_yet() -> str:
    """Give the word that stands where a number is missing."""
    return _("not yet")


def bar_words(bar: Bar, phrases: Phrases) -> str:
    """Give the value of a bar with its mark and its band, or what stands instead."""
    said = quoted(bar.instead, phrases) or not_yet() if bar.value is None else number_text(bar.value)
    parts = [said, _("(mark {number})").format(number=number_text(bar.mark)) if bar.mark is not None else ""]
    return " ".join(filter(None, (*parts, band_words(bar.band))))


def figure_words(figure: Figure, phrases: Phrases) -> str:
    """Give a figure in one line: its name, its value with the unit, what it was, what it may as well be."""
    said = not_yet() if figure.value is None else f"{number_text(figure.value)} {figure.unit}".strip()
    before = _("(before: {number})").format(number=number_text(figure.was)) if figure.was is not None else ""
    value = " ".join(filter(None, (said, before, band_words(figure.band))))
    label = quoted(figure.label, phrases)
    return f"{label.removesuffix(':')}: {value}" if label else value


def band_words(band: Band | None) -> str:
    """Give from where to where a number may lie; nothing without a band."""
    if band is None:
        return ""
    return _("(from {low} to {high})").format(low=number_text(band.low), high=number_text(band.high))
