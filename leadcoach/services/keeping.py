"""Keeping what was written: earlier wordings, the bin, the star, day and week, and deleting for good."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from math import ceil
from typing import NamedTuple

from leadcoach.domain.differences import Piece, difference, first_change
from leadcoach.domain.records import JOURNAL_KINDS, Document, Moment, Version, utc_stamp
from leadcoach.domain.renaming import Renaming
from leadcoach.errors import Refused
from leadcoach.services.desk import Desk
from leadcoach.services.journaling import entry_text
from leadcoach.storage.erasing import Gone, Mentions
from leadcoach.storage.tags import Used
from leadcoach.text import _, clean

BIN_DAYS = 30
"""How long what lies in the bin can be taken back."""
AWAY_DAYS = 400
"""After a longer time than this without a word the clock is more likely wrong than the person away."""
LONGEST_NAME = 80
MOST_PEOPLE = 10_000


class Wording(NamedTuple):
    """One wording of a document, with its place in the history."""

    number: int
    """1 is the oldest."""
    version: Version
    text: str
    """All its words; empty where they were let go."""
    changed: str
    """The first words that changed with it."""
    stands: bool

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())


class Binned(NamedTuple):
    """Something in the bin."""

    document: Document
    days_left: int
    """Until it is deleted for good."""


class Keeping:
    """Use cases of keeping and letting go."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._store = desk.store

    # Wordings ----------------------------------------------------------------------------------------------------

    def document(self, identity: str) -> Document:
        """Give a document, also from the bin; raises Refused when there is none."""
        found = self._store.documents.get(identity)
        if found is not None:
            return found
        raise Refused(_("There is no entry with that id. `leadcoach journal list` shows what there is."))

    def versions(self, identity: str) -> tuple[Wording, ...]:
        """Give every wording, the oldest first; raises Refused."""
        document = self.document(identity)
        found: list[Wording] = []
        before = ""
        for number, version in enumerate(self._store.documents.versions(identity), start=1):
            text = entry_text(document.saying(version.body or {}))
            stands = version.id == document.head
            found.append(Wording(number, version, text, first_change(before, text), stands))
            before = text
        return tuple(found)

    def wording(self, identity: str, number: int) -> Wording:
        """Give the wording with that number; raises Refused."""
        found = self.versions(identity)
        if 1 <= number <= len(found):
            return found[number - 1]
        raise Refused(_("There is no version {number}; this has {count}.").format(number=number, count=len(found)))

    def difference(self, identity: str, number: int, other: int | None = None) -> tuple[Piece, ...]:
        """Give what changed from one wording to another, or to the one that stands; raises Refused."""
        before = self.wording(identity, number)
        after = self.wording(identity, other) if other else self._standing(identity)
        return difference(before.text, after.text)

    def return_to(self, identity: str, version_id: str) -> bool:
        """Let an earlier wording stand again, and tell whether that changed anything; raises Refused.

        It becomes a new version, and a draft is kept as a version before it: nothing is overwritten.
        """
        document = self.document(identity)
        found = next((each for each in self._store.documents.versions(identity) if each.id == version_id), None)
        if found is None or found.body is None:
            raise Refused(_("The words of that version are not there any more. Nothing was changed."))
        with self._store.tx():
            self._keep_draft(document)
            saved = self._store.documents.save(
                document,
                found.body,
                why="restore",
                moment=self._desk.clock(),
                version_id=self._desk.new_id(),
                wording=found.wording,
            )
        return saved.added

    def _standing(self, identity: str) -> Wording:
        return next(each for each in self.versions(identity) if each.stands)

    def _keep_draft(self, document: Document) -> None:
        draft = self._store.drafts.get(document.id)
        if draft is None:
            return
        moment, name = self._desk.clock(), self._desk.new_id()
        self._store.documents.save(document, draft.body, why="edit", moment=moment, version_id=name)
        self._store.drafts.drop(document.id)

    # What is said of a document ----------------------------------------------------------------------------------

    def star(self, identity: str, *, starred: bool) -> None:
        """Mark a document, or take the mark off; raises Refused."""
        self._store.documents.star(self.document(identity).id, starred=starred)

    def set_week(self, identity: str, week: int | None) -> None:
        """Say to which week a document belongs, or to none; raises Refused."""
        self._store.documents.set_week(self.document(identity).id, week)

    def set_day(self, identity: str, day: date) -> None:
        """Say to which day a document belongs; raises Refused."""
        self._store.documents.set_day(self.document(identity).id, day.isoformat())

    def move(self, identity: str, day: date | None, *, week: int | None = None, no_week: bool = False) -> None:
        """Let a document belong to another day, another week or none, all at once; raises Refused."""
        with self._store.tx():
            if day is not None:
                self.set_day(identity, day)
            if week is not None or no_week:
                self.set_week(identity, week)

    # The bin -----------------------------------------------------------------------------------------------------

    def bin(self, identity: str) -> None:
        """Put an entry in the bin, with what was typed since; raises Refused for what is no entry."""
        document = self.document(identity)
        if document.kind not in JOURNAL_KINDS:
            raise Refused(_("Only entries and thoughts can go to the bin. Nothing was changed."))
        with self._store.tx():
            self._keep_draft(document)
            self._store.documents.bin(identity, self._desk.clock())

    def take_back(self, identity: str) -> bool:
        """Take a document out of the bin, and tell whether it lay there; raises Refused."""
        document = self.document(identity)
        self._store.documents.restore(document.id)
        return bool(document.binned_at)

    def binned(self, *, limit: int = -1) -> tuple[Binned, ...]:
        """Give what lies in the bin, the last thrown in first."""
        now = self._desk.clock()
        ids = self._store.erasing.binned(limit=limit)
        found = self._store.documents.many(ids)
        return tuple(Binned(found[id], _days_left(found[id], now)) for id in ids)

    def empty_bin(self, now: Moment) -> Gone:
        """Delete for good what has lain in the bin for more than thirty days; quick, for the start of the app.

        With it go the numbers of ballots that are older than a year. Nothing goes while the clock is so far past the
        last word written that it may be wrong. `scour` is to follow when there is time.
        """
        from leadcoach.domain.ballot_rounds import BALLOT_KINDS, KEPT_DAYS  # short commands have no use for it

        over = utc_stamp(now.at - timedelta(days=BIN_DAYS))
        ids = self._store.erasing.binned(before=over)
        old = self._store.erasing.aged(BALLOT_KINDS, before=(now.day - timedelta(days=KEPT_DAYS)).isoformat())
        away = utc_stamp(now.at - timedelta(days=AWAY_DAYS))
        if not (ids or old) or self._store.erasing.last_kept() < away:
            return Gone()
        with self._store.tx():
            self._store.erasing.forget(old)
            return self._store.erasing.erase(ids, now)

    # For good ----------------------------------------------------------------------------------------------------

    def all_there(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Give these ids, each once; raises Refused where one is neither a document nor begun."""
        wanted = tuple(dict.fromkeys(ids))
        known = self._store.documents.many(wanted)
        for id in wanted:
            if id not in known and self._store.drafts.get(id) is None:
                raise Refused(_("There is no entry with the id {id}. Nothing was changed.").format(id=id))
        return wanted

    def erase(self, ids: Iterable[str]) -> Gone:
        """Delete documents and drafts for good, so that no word of them stays in the file."""
        gone = self._store.erasing.erase(ids, self._desk.clock())
        if gone.ids:
            self.scour()
        return gone

    def scour(self) -> None:
        """Clean the file of words that were deleted, if that is still to be done; seconds for a very large journal."""
        if self._store.erasing.needs_scouring():
            self._store.erasing.scour()

    def people(self) -> tuple[Used, ...]:
        """Give who is named with a sign, those named most first."""
        return self._store.tags.used("@", limit=MOST_PEOPLE)

    def tags(self) -> tuple[Used, ...]:
        """Give every tag, those used most first."""
        return self._store.tags.used("#", limit=MOST_PEOPLE)

    def mentions(self, name: str) -> Mentions:
        """Give where a person is named, with the sign or without, also in earlier wordings and in the bin."""
        return self._store.erasing.mentions(self.asked(name))

    def asked(self, name: str, instead: str = "") -> Renaming:
        """Give a name with what takes its place, both looked at; raises Refused."""
        return _renaming(name, instead or someone())

    def purge_person(self, name: str, instead: str = "", *, erase: bool = False) -> tuple[Mentions, Gone]:
        """Take a person out of everything; with `erase`, whole entries and thoughts that name them go for good.

        Answers and worksheets stay in either case, without the name. Raises Refused for a name that is none.
        """
        asked = self.asked(name, instead)
        gone = Gone()
        with self._store.tx():
            if erase:
                gone = self._store.erasing.erase(self._entries(asked), self._desk.clock())
            found = self._store.erasing.take_out_person(asked)
        self.scour()
        return found, gone

    def _entries(self, asked: Renaming) -> list[str]:
        """Give the entries and thoughts, begun or finished, that bear the name."""
        named = self._store.erasing.mentions(asked).documents
        known = self._store.documents.many(named)
        drafts = {draft.document: draft.kind for draft in self._store.drafts.all()}
        kinds = {id: known[id].kind if id in known else drafts.get(id) for id in named}
        return [id for id, kind in kinds.items() if kind in JOURNAL_KINDS]


def someone() -> str:
    """Give what takes the place of a name where nothing else is asked for."""
    return _("someone")


def _renaming(name: str, instead: str) -> Renaming:
    known = Renaming(" ".join(clean(name).text.split()), " ".join(clean(instead).text.split()))
    if not any(map(str.isalnum, known.folded)) or len(known.name) > LONGEST_NAME:
        raise Refused(_("That is no name to look for. Nothing was changed."))
    if not known.instead or len(known.instead) > LONGEST_NAME or known.text(known.instead) != known.instead:
        raise Refused(_("Something else must stand in the place of the name. Nothing was changed."))
    return known


def _days_left(document: Document, now: Moment) -> int:
    ends = now.of(document.binned_at).at + timedelta(days=BIN_DAYS)
    return max(0, ceil((ends - now.at) / timedelta(days=1)))
