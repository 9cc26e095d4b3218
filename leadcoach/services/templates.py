"""Pages to begin with: those of the programme, and a person's own."""

from __future__ import annotations

from typing import NamedTuple

from leadcoach.domain.records import Document
from leadcoach.domain.wordlists import word_list
from leadcoach.errors import Refused
from leadcoach.services.desk import Desk
from leadcoach.text import _, clean, one_line

BUILT_IN = "template-"
"""How the names of the programme's own templates begin in `words.toml`; a name for it comes first, then its lines."""
NAME, TEXT = "name", "text"
LONGEST_NAME = 60


class Template(NamedTuple):
    """A page to begin with."""

    id: str
    name: str
    text: str
    own: bool = False
    """Whether a person made it; only then it can be renamed and taken away."""


class Templates:
    """Use cases of templates. A template is a document with versions, in no search and in no list of the journal."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def built_in(self) -> tuple[Template, ...]:
        """Give the templates of the programme, in its order."""
        words = self._desk.words()
        found = {key: word_list(words, key) for key in words if key.startswith(BUILT_IN)}
        return tuple(Template(key, lines[0], _page(lines[1:])) for key, lines in found.items() if lines)

    def own(self) -> tuple[Template, ...]:
        """Give a person's own templates, the newest first."""
        return tuple(map(_template, self._desk.store.documents.list(("template",))))

    def get(self, identity: str) -> Template | None:
        """Give the template with that id, or None."""
        stored = self._stored(identity)
        if stored is not None:
            return _template(stored)
        return next((each for each in self.built_in() if each.id == identity), None)

    def keep(self, name: str, text: str) -> Template:
        """Make a template of a text; raises Refused without a name or without words."""
        words = clean(text).text
        if not words.strip():
            raise Refused(_("There is nothing on the page yet that could be a template."))
        now = self._desk.clock()
        document = Document(self._desk.new_id(), "template", "", "once", now.stamp, now.zone, now.day.isoformat())
        return self._save(document, name, words)

    def rename(self, identity: str, name: str) -> Template:
        """Give one's own template another name; raises Refused without a name, or where it is gone."""
        stored = self._stored(identity)
        if stored is None:
            raise Refused(_("This template is no longer there."))
        return self._save(stored, name, _template(stored).text)

    def take_away(self, identity: str) -> None:
        """Put one's own template in the bin."""
        if self._stored(identity) is not None:
            self._desk.store.documents.bin(identity, self._desk.clock())

    def _save(self, document: Document, name: str, text: str) -> Template:
        called = one_line(name, LONGEST_NAME)
        if not called:
            raise Refused(_("A template needs a name."))
        body = {NAME: called, TEXT: text}
        self._desk.store.documents.save(
            document, body, why="edit", moment=self._desk.clock(), version_id=self._desk.new_id()
        )
        return _template(document.saying(body))

    def _stored(self, identity: str) -> Document | None:
        found = self._desk.store.documents.get(identity)
        return found if found and found.kind == "template" and not found.binned_at else None


def first_gap(text: str) -> tuple[int, int]:
    """Give where writing begins on a page: after a first line that ends in a colon, else on its first empty line."""
    lines = text.split("\n")
    if lines[0].rstrip().endswith(":"):
        return 0, len(lines[0])
    row = next((row for row, line in enumerate(lines) if not line.strip()), len(lines) - 1)
    return row, len(lines[row])


def _page(lines: tuple[str, ...]) -> str:
    """Give lines with room to write below each."""
    return "\n\n\n".join(lines) + "\n"


def _template(document: Document) -> Template:
    name, text = (str(document.body.get(key, "")) for key in (NAME, TEXT))
    return Template(document.id, name, text, own=True)
