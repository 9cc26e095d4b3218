"""Pictures and other files that Markdown files show, found below the same folder and nowhere else."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from leadcoach.domain.items import Attachment, Failure
from leadcoach.exchange import attachments, own
from leadcoach.exchange.attachments import File
from leadcoach.exchange.markdown_entries import Page
from leadcoach.exchange.sources import Source, Unreadable, whole
from leadcoach.text import _, clean

FILE = "file"
"""Under which name a file of ours says where an attachment lies."""
FOLDER = "attachments"
READINGS = "what-the-instruments-say.md"
"""The file of ours that is no entry."""

_WIKI = re.compile(r"!\[\[([^\[\]|#\n]{1,300}+)(?:[#|][^\[\]\n]{0,300}+)?\]\]")
_PLAIN = re.compile(
    r"!\[[^\[\]\n]{0,300}+\]\([ \t]{0,9}+"
    r"(?:<([^<>\n]{1,500}+)>|([^()<>\s]{1,500}+(?:\([^()\s]{0,100}+\)[^()\s]{0,500}+)?))"
)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//")
_MOST = 1_000
"""How many files one entry may show."""


def links(text: str) -> tuple[str, ...]:
    """Give what a text shows of files that may be taken, as it names them, each once, in their order."""
    found = {match.start(): match[1] for match in _WIKI.finditer(text)}
    found |= {match.start(): match[1] or match[2] for match in _PLAIN.finditer(text)}
    named = (found[start].strip() for start in sorted(found))
    return tuple(dict.fromkeys(name for name in named if _is_file(name)))[:_MOST]


def _is_file(name: str) -> bool:
    return not _SCHEME.match(name) and bool(attachments.type_of(_path_in(name)))


def _path_in(link: str) -> str:
    from urllib.parse import unquote

    return unquote(link).replace("\\", "/")


class Shown:
    """The files below a folder, found by what texts call them."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._names = frozenset(source.names)
        self._by_name: dict[str, str] = {}
        for name in source.names:
            if attachments.type_of(name):
                self._by_name.setdefault(posixpath.basename(name).casefold(), name)

    def of(self, page: Page) -> tuple[tuple[Attachment, ...], list[Failure]]:
        """Give the files of a page with their bytes, and what is wrong with those that are missing."""
        found: list[Attachment] = []
        failures: list[Failure] = []
        for listed in _listed(page):
            try:
                attachment = attachments.taken(listed.file, self._bytes(listed, page))
            except Unreadable as error:
                attachment = attachments.placeholder(listed.file)
                failures.append(attachments.refusal(clean(page.path).text, error))
            found.append(own.restored_attachment(attachment, listed.ours))
        return tuple(found), failures

    def _bytes(self, listed: _Listed, page: Page) -> bytes:
        path = self._found(listed.path, posixpath.dirname(page.path) if not listed.ours else "")
        if not path:
            raise attachments.Missing(_("A file the text shows is missing, or lies outside of the folder."))
        return whole(self._source, path, attachments.MOST_BYTES)

    def _found(self, path: str, folder: str) -> str:
        """Give where a file lies: beside the page, at the top, or anywhere below by its name alone."""
        for begin in (folder, ""):
            name = posixpath.normpath(posixpath.join(begin, path.lstrip("/")))
            if name in self._names:
                return name
        return "" if ".." in path.split("/") else self._by_name.get(posixpath.basename(path).casefold(), "")


@dataclass(frozen=True, slots=True)
class _Listed:
    path: str
    file: File
    ours: Mapping[str, object]


def _listed(page: Page) -> Iterator[_Listed]:
    """Give the files of a page: those we listed ourselves, else those its text shows."""
    listed = page.ours.get(own.ATTACHMENTS) if page.ours is not None else None
    if not isinstance(listed, list):
        for link in links(page.text):
            path = _path_in(link)
            yield _Listed(path, File(posixpath.basename(path), link), {})
        return
    for ours in listed[:_MOST]:
        if isinstance(ours, dict):
            yield _Listed(str(ours.get(FILE, "")), File(str(ours.get("name", ""))), ours)
