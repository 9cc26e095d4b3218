"""A small document to read, with whatever text a test wants in every place of it."""

from __future__ import annotations

from leadcoach.exchange.sheets import Bar, Chart, Label, Piece, Section, Sheets, Table


def sheets(text: str = "Words", number: int = 2) -> Sheets:
    """Some sections that bear the text in every field a person can fill."""
    tables = (Table((text, "Two"), ((text, "1"), ("x", text))), Table((), ((text, text),)))
    bars = (Bar(text, "3 (mark 4)", 0.5, 0.75, (0.25, 0.625)), Bar("Faint", text, 1.0, faint=True), Bar("x", "–", None))
    parts = (text, Label(text), *tables, Chart(text, bars))
    piece, bare = Piece(text, text, text, parts, (text,)), Piece("", "Mon 23 Nov 2026", "", ("First\nsecond", "Third"))
    sections = tuple(
        Section(f"week-{each + 1}", f"Week {each + 1} {text}", iter((piece, bare))) for each in range(number)
    )
    return Sheets(f"My journal {text}", text, "Contents", "en", sections)
