"""A folder of Markdown files, or one such file: notes of Obsidian, pages of other journals, and our own export."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from leadcoach.domain.items import Failure, Item
from leadcoach.errors import Refused
from leadcoach.exchange import limits
from leadcoach.exchange.folders import Folder, place_of
from leadcoach.exchange.markdown_entries import item_of, page_of
from leadcoach.exchange.markdown_files import FOLDER, READINGS, Shown
from leadcoach.exchange.remarks import Remark, guessed, left_out
from leadcoach.exchange.sources import Unreadable, whole
from leadcoach.text import _

MOST_BYTES = 4_100_000
"""Of one file: a text of a million characters of any script, with its front matter."""

_SUFFIXES = (".md", ".markdown")


def read(path: Path, *, zone: str, use_file_time: bool = False) -> Iterator[Item | Failure]:
    """Give an item for each Markdown file below a folder, and what could not be read.

    `zone` is that of times which name none. The time a file was changed dates it only with `use_file_time`.
    Hidden files and folders are passed over, links are not followed; what our instruments said is left out.
    Raises Refused, at the first step, when there is no Markdown file.
    """
    folder = _folder(path)
    pages = [name for name in folder.names if name.lower().endswith(_SUFFIXES)]
    if not pages:
        raise Refused(_("There is no Markdown file there: their names end in .md."))
    yield from folder.failures
    shown = Shown(folder)
    for name in pages:
        if name == READINGS:
            yield left_out(place_of(name))
            continue
        yield from _page(folder, name, shown, zone=zone, use_file_time=use_file_time)


def _folder(path: Path) -> Folder:
    if path.is_dir():
        return Folder(path)
    if path.is_file():
        return Folder(path.parent, only=frozenset({path.name, FOLDER}))
    raise Refused(_("There is no such file or folder."))


def _page(folder: Folder, name: str, shown: Shown, *, zone: str, use_file_time: bool) -> Iterator[Item | Failure]:
    place = place_of(name)
    try:
        text = limits.text_of(whole(folder, name, MOST_BYTES))
        page = page_of(name, text.text)
        item = item_of(page, zone=zone, changed_at=folder.changed_at(name) if use_file_time else None)
    except Unreadable as error:
        yield Failure(place, error.reason)
        return
    attachments, failures = shown.of(page)
    yield from limits.in_parts(replace(item, place=place, attachments=attachments))
    yield from failures
    if page.fault:
        yield Remark(place, page.fault)
    if text.guessed:
        yield replace(guessed(text.guessed), place=place)
