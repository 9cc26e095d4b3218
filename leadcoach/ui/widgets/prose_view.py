"""A step's text as one widget, drawn line by line and wrapped once for each width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from leadcoach.domain.prose import Grid, Heading, Listing, Para, Prose, ProseBlock, Quoted, Run, Runs, Verbatim
from leadcoach.ui.widgets.plain_text import plain

MOST_COLUMNS = 72
"""Longer lines tire the eye."""
GAP = 2
"""Cells between two columns of a grid."""
NARROWEST = 8
"""A column of a grid that would get fewer cells than this stacks the grid instead."""

_LINES_CACHED = 4
_BULLETS, _BAR, _RULE = "•–", "▎", "─"


def prose_links(prose: Prose) -> tuple[str, ...]:
    """Give every address once, in reading order; the first is drawn as [1]."""
    return tuple(dict.fromkeys(run.link for run in _runs(prose) if run.link))


def prose_content(prose: Prose, width: int) -> Content:
    """Give a text wrapped to `width` cells (72 at most), ready to draw without further wrapping."""
    return Content("\n").join(prose_lines(prose, width))


def prose_lines(prose: Prose, width: int) -> list[Content]:
    """Give the lines of a text, each at most `width` cells (72 at most)."""
    links = {link: number for number, link in enumerate(prose_links(prose), start=1)}
    return _Drawing(links).blocks(prose, max(1, min(width, MOST_COLUMNS)))


def _runs(prose: Prose) -> Iterator[Run]:
    for block in prose:
        match block:
            case Heading(_, runs) | Para(runs):
                yield from runs
            case Listing(_, items):
                for item in items:
                    yield from _runs(item)
            case Quoted(blocks):
                yield from _runs(blocks)
            case Grid(header, rows):
                for row in (header, *rows):
                    for cell in row:
                        yield from cell
            case Verbatim():
                pass


class _Drawing:
    """Turns blocks into lines; holds what is the same for the whole text."""

    def __init__(self, links: dict[str, int]) -> None:
        self.links = links

    def blocks(self, prose: Prose, width: int, depth: int = 0) -> list[Content]:
        """Lines of blocks, a blank line between them but not after a heading."""
        lines: list[Content] = []
        after_heading = True
        for block in prose:
            if not after_heading:
                lines.append(Content())
            lines.extend(self.block(block, width, depth))
            after_heading = isinstance(block, Heading)
        return lines

    def block(self, block: ProseBlock, width: int, depth: int) -> list[Content]:
        match block:
            case Heading(level, runs):
                return self.text(runs).stylize("bold $accent" if level <= 3 else "bold").wrap(width)
            case Para(runs):
                return self.text(runs).wrap(width)
            case Listing():
                return self.listing(block, width, depth)
            case Quoted(blocks):
                bar = plain(_BAR + " ").stylize("$accent")
                return _hang(self.blocks(blocks, max(1, width - 2), depth), bar, bar)
            case Grid():
                return self.grid(block, width)
            case Verbatim(text):
                return _hang(plain(text.rstrip("\n")).wrap(max(1, width - 2)), Content("  "), Content("  "))

    def text(self, runs: Runs) -> Content:
        """Runs one after another; the last run of a link carries its number."""
        parts: list[Content] = []
        for run, following in zip_longest(runs, runs[1:]):
            text, style = plain(run.text), _style(run)
            parts.append(text.stylize(style) if style else text)
            if run.link and (following is None or following.link != run.link):
                parts.append(plain(f"[{self.links[run.link]}]").stylize("$text-muted"))
        return Content("").join(parts)

    def listing(self, listing: Listing, width: int, depth: int) -> list[Content]:
        roomy = any(len(item) > 1 and not isinstance(item[-1], Listing) for item in listing.items)
        lines: list[Content] = []
        for number, item in enumerate(listing.items, start=1):
            mark = plain(self.marker(listing, number, depth))
            inner = self.item(item, max(1, width - mark.cell_length), depth + 1)
            if lines and roomy:
                lines.append(Content())
            lines += _hang(inner or [Content()], mark.stylize("$accent"), Content(" " * mark.cell_length))
        return lines

    def item(self, item: Prose, width: int, depth: int) -> list[Content]:
        """Lines of one item; a list inside it follows without a blank line."""
        lines: list[Content] = []
        for block in item:
            if lines and not isinstance(block, Listing):
                lines.append(Content())
            lines.extend(self.block(block, width, depth))
        return lines

    def marker(self, listing: Listing, number: int, depth: int) -> str:
        if not listing.ordered:
            return _BULLETS[depth % 2] + " "
        return f"{number}. ".rjust(len(str(len(listing.items))) + 2)

    def grid(self, grid: Grid, width: int) -> list[Content]:
        header = [self.text(cell).stylize("bold") for cell in grid.header]
        rows = [[self.text(cell) for cell in row] for row in grid.rows]
        widths = column_widths([header, *rows], width)
        if not widths:
            return stacked_rows(header, rows, width)
        lines: list[Content] = []
        if any(header):
            lines += row_lines(header, widths)
            lines.append(plain(_RULE * (sum(widths) + GAP * (len(widths) - 1))).stylize("$text-muted"))
        for row in rows:
            lines += row_lines(row, widths)
        return lines


def _style(run: Run) -> str:
    return " ".join(
        style
        for style, wanted in (
            ("bold", run.strong),
            ("italic", run.emphasis),
            ("bold on $surface", run.code),
            ("underline", run.link),
        )
        if wanted
    )


def _hang(lines: Sequence[Content], first: Content, rest: Content) -> list[Content]:
    """The same lines, one thing before the first and another before the rest."""
    return [(rest if number else first) + line for number, line in enumerate(lines)]


def column_widths(rows: Sequence[Sequence[Content]], width: int) -> list[int]:
    """Give the cells for each column so that all fit beside each other in `width`; empty if they cannot.

    A column keeps the width of its longest word, or at least 8 cells.
    """
    columns = list(zip_longest(*rows, fillvalue=Content()))
    widths = [min(width, max(_natural(cell) for cell in column)) for column in columns]
    least = [
        min(wide, max(NARROWEST, *(_longest_word(cell) for cell in column)))
        for wide, column in zip(widths, columns, strict=True)
    ]
    room = width - GAP * (len(columns) - 1)
    if not columns or sum(least) > room:
        return []
    while sum(widths) > room:
        spare = [wide - low for wide, low in zip(widths, least, strict=True)]
        widths[spare.index(max(spare))] -= 1
    return widths


def _natural(cell: Content) -> int:
    return cell.get_optimal_width({}, 0)


def _longest_word(cell: Content) -> int:
    return cell.get_minimal_width({})


def row_lines(row: Sequence[Content], widths: Sequence[int]) -> list[Content]:
    """Give the lines of one row of a grid, its cells wrapped inside their columns."""
    wrapped = [
        cell.wrap(max(1, wide)) for cell, wide in zip_longest(row, widths, fillvalue=Content()) if isinstance(wide, int)
    ]
    return [_row_line(cells, widths) for cells in zip_longest(*wrapped, fillvalue=Content())]


def _row_line(cells: Sequence[Content], widths: Sequence[int]) -> Content:
    padded = [cell.pad_right(wide - cell.cell_length) for cell, wide in zip(cells, widths, strict=True)]
    return Content(" " * GAP).join(padded).rstrip()


def stacked_rows(header: Sequence[Content], rows: Sequence[Sequence[Content]], width: int) -> list[Content]:
    """Give a grid that is too wide for its place: each row as lines that name their column."""
    lines: list[Content] = []
    for row in rows:
        if lines:
            lines.append(Content())
        for name, cell in zip_longest(header, row, fillvalue=Content()):
            lines += (name + ": " + cell if name else cell).wrap(width)
    return lines or Content(", ").join(header).wrap(width)


class ProseView(Widget):
    """Shows a step's text; as high as the text is, never focused, without anything to click."""

    DEFAULT_CSS = "ProseView { width: 1fr; height: auto; text-wrap: nowrap; text-overflow: clip; }"

    def __init__(
        self,
        prose: Prose = (),
        *,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._prose = prose
        self._wrapped: dict[int, Content] = {}

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002 - Textual's signature
        """Give the cells the text would like, when the width is `auto`."""
        return max((line.cell_length for line in self._at(container.width or MOST_COLUMNS).split()), default=0)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - the same
        """Give the number of lines at this width."""
        return self._at(width).plain.count("\n") + 1 if self._prose else 0

    def render(self) -> Content:
        """Give the text wrapped to the present width."""
        return self._at(self.size.width)

    def _at(self, room: int) -> Content:
        width = min(room, MOST_COLUMNS)
        if width not in self._wrapped:
            if len(self._wrapped) >= _LINES_CACHED:
                self._wrapped.clear()
            self._wrapped[width] = prose_content(self._prose, width)
        return self._wrapped[width]

    @property
    def prose(self) -> Prose:
        """The text shown."""
        return self._prose

    @property
    def links(self) -> tuple[str, ...]:
        """Every address in the text, in the order of the numbers drawn."""
        return prose_links(self._prose)

    def update(self, prose: Prose) -> None:
        """Show another text."""
        self._prose = prose
        self._wrapped.clear()
        self.refresh(layout=True)
