"""A document to read in any browser: one file that loads nothing and runs nothing, fit for paper."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from html import escape

from leadcoach.exchange.sheets import Bar, Chart, Label, Part, Piece, Section, Sheets, Table
from leadcoach.text import clean

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_STYLE = """
:root { color-scheme: light dark;
  --ink: #23251f; --ground: #fbfaf5; --quiet: #5d6156; --line: #dcd9cc; --leaf: #3f6b3a; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e3d8; --ground: #1d201b; --quiet: #a7ab9d; --line: #3b4037; --leaf: #9cc492; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 44rem; padding: 2rem 1.25rem 4rem; background: var(--ground); color: var(--ink);
  font: 1.0625rem/1.6 Georgia, "Times New Roman", serif; overflow-wrap: anywhere; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.35rem; margin: 3rem 0 1rem; padding-bottom: .3rem; border-bottom: 2px solid var(--leaf); }
h3 { font-size: 1.05rem; margin: 0; }
h4 { font-size: .95rem; margin: .9rem 0 0; }
header p, .when, .notes, nav { color: var(--quiet); font: .875rem/1.5 system-ui, sans-serif; }
header p, .when, .about, .notes { margin: 0; }
nav ol { columns: 2; column-gap: 2rem; padding-left: 1.2rem; }
a { color: var(--leaf); }
article { margin: 0 0 2rem; }
.about { font-style: italic; color: var(--quiet); white-space: pre-wrap; }
article p.said { margin: .6rem 0 0; white-space: pre-wrap; }
.notes { margin-top: .5rem; }
table { border-collapse: collapse; margin: .6rem 0 0; width: 100%; font-size: .95rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid var(--line);
  white-space: pre-wrap; min-width: 4.5rem; }
th { font-weight: 600; color: var(--quiet); }
th:first-child, td:first-child { min-width: 2.5rem; }
.chart th:first-child { width: 32%; }
.drawn { display: flex; align-items: center; gap: .8rem; }
.bar { flex: 0 0 45%; position: relative; height: 1rem; border: solid var(--quiet); border-width: 0 1px; }
.bar span { position: absolute; }
.band { top: 0; bottom: 0; background: var(--line); border: 1px dotted var(--quiet); print-color-adjust: exact; }
.value { top: .25rem; left: 0; border-top: .5rem solid var(--leaf); }
.value.faint { height: .5rem; border: 1px solid var(--quiet); border-left: 0; }
.mark { top: -.15rem; bottom: -.15rem; border-left: 2px solid var(--ink); margin-left: -1px; }
@media (max-width: 34rem) { nav ol { columns: 1; } th, td { min-width: 0; } .drawn { display: block; } }
@media print {
  :root { --ink: #000; --ground: #fff; --quiet: #444; --line: #bbb; --leaf: #000; }
  @page { margin: 2cm; }
  body { max-width: none; padding: 0; font-size: 11pt; }
  nav { break-after: page; }
  h2, h3, h4, .when, .about { break-after: avoid; }
  tr { break-inside: avoid; }
  p { orphans: 3; widows: 3; }
  a { text-decoration: none; color: inherit; }
}
"""


def written(sheets: Sheets) -> Iterator[str]:
    """Give the file in pieces; everything in it is escaped text."""
    title = _text(sheets.title)
    yield (
        f'<!DOCTYPE html>\n<html lang="{_text(sheets.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_text(_POLICY)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<header><h1>{title}</h1><p>{_text(sheets.about)}</p></header>\n"
    )
    yield from _contents(sheets)
    yield "<main>\n"
    for section in sheets.sections:
        yield from _section(section)
    yield "</main>\n</body>\n</html>\n"


def _contents(sheets: Sheets) -> Iterator[str]:
    if len(sheets.sections) < 2:
        return
    yield f'<nav aria-label="{_text(sheets.contents)}"><h2>{_text(sheets.contents)}</h2><ol>\n'
    for section in sheets.sections:
        yield f'<li><a href="#{_text(section.id)}">{_text(section.title)}</a></li>\n'
    yield "</ol></nav>\n"


def _section(section: Section) -> Iterator[str]:
    yield f'<section id="{_text(section.id)}">\n<h2>{_text(section.title)}</h2>\n'
    for piece in section.pieces:
        yield _piece(piece)
    yield "</section>\n"


def _piece(piece: Piece) -> str:
    parts = ["<article>\n"]
    if piece.title:
        parts.append(f'<h3>{_text(piece.title)}</h3><p class="when">{_text(piece.when)}</p>\n')
    else:
        parts.append(f"<h3>{_text(piece.when)}</h3>\n")
    if piece.about:
        parts.append(f'<p class="about">{_text(piece.about)}</p>\n')
    parts += map(_part, piece.parts)
    parts += (f'<p class="notes">{_text(note)}</p>\n' for note in piece.notes)
    return "".join((*parts, "</article>\n"))


def _part(part: Part) -> str:
    if isinstance(part, Table):
        return _table(part)
    if isinstance(part, Chart):
        return _chart(part)
    if isinstance(part, Label):
        return f"<h4>{_text(part.text)}</h4>\n"
    return f'<p class="said" dir="auto">{_text(part)}</p>\n'


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{_text(each)}</th>' for each in table.columns)
    first = "td" if table.columns else 'th scope="row"'
    rows = "".join(f"<tr>{_cells(row, first)}</tr>\n" for row in table.rows)
    first_row = f"<tr>{head}</tr>\n" if head else ""
    return f"<table>\n{first_row}{rows}</table>\n"


def _cells(row: tuple[str, ...], first: str) -> str:
    cells = [f'<{first} dir="auto">{_text(row[0])}</{first[:2]}>'] if row else []
    return "".join([*cells, *(f'<td dir="auto">{_text(cell)}</td>' for cell in row[1:])])


def _chart(chart: Chart) -> str:
    """Give bars made of borders, which are printed where backgrounds are not; whoever listens hears the numbers."""
    rows = "".join(
        f'<tr><th scope="row" dir="auto">{_text(bar.label)}</th><td>{_bar(bar)}</td></tr>\n' for bar in chart.bars
    )
    head = f'<tr><th scope="col"></th><th scope="col">{_text(chart.scale)}</th></tr>\n'
    return f'<table class="chart">\n{head}{rows}</table>\n'


def _bar(bar: Bar) -> str:
    drawn = ""
    if bar.band is not None:
        low, high = bar.band
        drawn += f'<span class="band" style="left:{_share(low)};width:{_share(high - low)}"></span>'
    if bar.end is not None:
        drawn += f'<span class="value{" faint" if bar.faint else ""}" style="width:{_share(bar.end)}"></span>'
    if bar.mark is not None:
        drawn += f'<span class="mark" style="left:{_share(bar.mark)}"></span>'
    return f'<div class="drawn"><div class="bar" aria-hidden="true">{drawn}</div><span>{_text(bar.said)}</span></div>'


def _share(part: float) -> str:
    return f"{100 * part:.1f}%"


def _text(text: str) -> str:
    return escape(clean(text, sys.maxsize).text)
