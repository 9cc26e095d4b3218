"""A document for paper, set by typst: what a person wrote goes in as data and is never read as its language."""

from __future__ import annotations

import json
import re
import sys
from typing import Any

from leadcoach.errors import Refused
from leadcoach.exchange.sheets import Chart, Label, Part, Piece, Section, Sheets, Table
from leadcoach.text import _, clean

MOST_LETTERS = 2_500_000
"""A book of some thousand pages; typst would need more memory than many a laptop has for a longer one."""

MOST_HEAD = 300

_LONG = re.compile(r"\S{40,}")
_PIECES = re.compile(r".{1,15}", re.DOTALL)
_SOMEWHERE = "\u200b"

# No text of a person or of the programme ever stands in here; it comes by `sys.inputs`.
_TEMPLATE = """
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title, author: (), keywords: (), date: none)
#set page(paper: "a4", margin: (x: 2.5cm, top: 2.4cm, bottom: 2.6cm), numbering: "1")
#set text(font: ("Libertinus Serif", "Noto Serif", "Noto Sans", "DejaVu Sans"), size: 10.5pt, lang: data.language,
  hyphenate: false)
#set par(leading: 0.68em, spacing: 1.15em, linebreaks: "simple")
#set table(stroke: (x: none, y: 0.4pt + luma(200)), inset: (x: 0pt, y: 4pt), align: left + top, column-gutter: 10pt)
#show heading.where(level: 1): it => block(above: 2.2em, below: 1em, width: 100%,
  stroke: (bottom: 1pt + rgb("#3f6b3a")), inset: (bottom: 5pt), text(size: 14pt, it.body))
#show heading.where(level: 2): it => block(above: 1.9em, below: 0.6em, sticky: true, text(size: 11pt, it.body))

#text(size: 20pt, weight: "bold", data.title)
#v(-0.6em)
#text(fill: luma(90), data.about)

#if data.sections.len() > 1 {
  v(1em)
  outline(title: data.contents, depth: 1)
  pagebreak(weak: true)
}

#let quiet(body) = text(size: 9pt, fill: luma(90), body)
#let bar(each) = box(width: 100%, height: 9pt, stroke: (x: 0.4pt + luma(120)), {
  if each.band != none {
    let (low, high) = each.band
    place(left + horizon, dx: low * 100%,
      rect(width: (high - low) * 100%, height: 9pt, fill: luma(222), stroke: (paint: luma(90), thickness: 0.4pt,
        dash: "dotted")))
  }
  if each.end != none {
    let (fill, stroke) = if each.faint { (none, 0.5pt + luma(90)) } else { (rgb("#3f6b3a"), none) }
    place(left + horizon, rect(width: each.end * 100%, height: 4.5pt, fill: fill, stroke: stroke))
  }
  if each.mark != none {
    place(left + horizon, dx: each.mark * 100%, line(angle: 90deg, length: 11pt, stroke: 1.2pt))
  }
})
#let drawn(part) = {
  if part.kind == "text" { par(part.text) } else if part.kind == "label" {
    block(above: 1.2em, below: 0.7em, sticky: true, text(size: 9.5pt, strong(part.text)))
  } else if part.kind == "chart" {
    table(columns: (1.2fr, 1.2fr, 1.1fr), align: left + horizon,
      table.header([], table.cell(colspan: 2, quiet(strong(part.scale)))),
      ..part.bars.map(each => (quiet(strong(each.label)), bar(each), text(size: 9.5pt, each.said))).flatten())
  } else if part.columns.len() > 0 {
    table(columns: (1fr,) * part.columns.len(),
      table.header(..part.columns.map(each => quiet(strong(each)))), ..part.rows.flatten())
  } else {
    table(columns: (1fr, 2fr), ..part.rows.map(row => (quiet(strong(row.at(0))), row.at(1))).flatten())
  }
}

#for section in data.sections {
  heading(level: 1, section.title)
  for piece in section.pieces {
    heading(level: 2, outlined: false, piece.title)
    if piece.when != "" { block(above: 0.4em, below: 0.75em, quiet(piece.when)) }
    if piece.about != "" { block(above: 0.3em, below: 1em, emph(text(fill: luma(70), piece.about))) }
    for part in piece.parts { drawn(part) }
    for note in piece.notes { block(above: 0.7em, quiet(note)) }
  }
}
"""


def ready() -> None:
    """Raise Refused, with the cure, where the typesetter is not installed."""
    try:
        import typst  # noqa: F401 - only whether it is there
    except ImportError:
        sentence = _('A PDF needs one more part: pip install "leadcoach[pdf]". An HTML file prints as well.')
        raise Refused(sentence) from None


def written(sheets: Sheets) -> bytes:
    """Give the PDF; raises Refused where the typesetter is missing, or where it would be too long a book."""
    ready()
    import typst

    data = json.dumps(_measured(_sheets(sheets)), ensure_ascii=False)
    try:
        found = typst.compile(_TEMPLATE.encode(), format="pdf", sys_inputs={"data": data})
    except typst.TypstError:
        # Its message may quote what it was setting.
        raise Refused(_("The PDF could not be set. Nothing was written; the HTML file holds the same.")) from None
    if not isinstance(found, bytes):
        raise Refused(_("The PDF could not be set. Nothing was written; the HTML file holds the same."))
    return found


def _measured(data: dict[str, Any]) -> dict[str, Any]:
    if data.pop("letters") > MOST_LETTERS:
        sentence = _("That would be a book of thousands of pages. Narrow it, for example with --since, or take HTML.")
        raise Refused(sentence)
    return data


def _sheets(sheets: Sheets) -> dict[str, Any]:
    letters, sections = 0, []
    for section in sheets.sections:
        pieces = []
        for piece in section.pieces:
            letters += sum(map(_length, piece.parts))
            if letters > MOST_LETTERS:
                return {"letters": letters}
            pieces.append(_piece(piece))
        sections.append(_section(section, pieces))
    return {
        "letters": letters,
        "title": _short(sheets.title),
        "about": _short(sheets.about),
        "contents": _text(sheets.contents),
        "language": _text(sheets.language),
        "sections": sections,
    }


def _section(section: Section, pieces: list[dict[str, Any]]) -> dict[str, Any]:
    return {"title": _short(section.title), "pieces": pieces}


def _piece(piece: Piece) -> dict[str, Any]:
    return {
        "title": _short(piece.title or piece.when),
        "when": _short(piece.when) if piece.title else "",
        "about": _short(piece.about),
        "parts": [_part(part) for part in piece.parts],
        "notes": [_short(note) for note in piece.notes],
    }


def _part(part: Part) -> dict[str, Any]:
    if isinstance(part, Table):
        rows = [[_text(cell) for cell in row] for row in part.rows]
        return {"kind": "table", "columns": [_short(each) for each in part.columns], "rows": rows}
    if isinstance(part, Chart):
        bars = [each._asdict() | {"label": _text(each.label), "said": _text(each.said)} for each in part.bars]
        return {"kind": "chart", "scale": _short(part.scale), "bars": bars}
    if isinstance(part, Label):
        return {"kind": "label", "text": _short(part.text)}
    return {"kind": "text", "text": _text(part)}


def _length(part: Part) -> int:
    if isinstance(part, Chart):
        return _length(part.in_words())
    if isinstance(part, Table):
        return sum(len(cell) for row in part.rows for cell in row)
    return len(part.text) if isinstance(part, Label) else len(part)


def _short(text: str) -> str:
    """Give the begin of a text that keeps with what follows: one of many lines takes typst minutes."""
    return _text(text if len(text) <= MOST_HEAD else text[: MOST_HEAD - 1] + "…")


def _text(text: str) -> str:
    """Give clean text in which a word longer than a line, such as a web address, may break."""
    return _LONG.sub(lambda found: _SOMEWHERE.join(_PIECES.findall(found[0])), clean(text, sys.maxsize).text)
