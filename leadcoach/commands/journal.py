"""The journal from the shell: finding and reading what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from leadcoach.commands import journal_changes as changes
from leadcoach.commands.base import JSON, one_sentence, say_json, say_lines, the_house
from leadcoach.commands.narrowing import narrowed, read_narrowing
from leadcoach.domain.records import JOURNAL_KINDS
from leadcoach.text import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leadcoach.domain.tagging import Sign
    from leadcoach.storage.store import Store

LIMIT = click.option("--limit", default=50, show_default=True, type=click.IntRange(1), help=_("At most so many."))
Given = str | bool | tuple[str, ...] | None


@click.group()
def journal() -> None:
    """Find, read and keep what you wrote."""


for command in changes.COMMANDS:
    journal.add_command(command)


@journal.command("list")
@click.argument("words", nargs=-1)
@LIMIT
@narrowed
@JSON
def journal_list(words: tuple[str, ...], limit: int, as_json: bool, **narrowing: Given) -> None:
    """Entries and thoughts, the newest first, a line each. WORDS and options narrow them.

    WORDS are those of a search: week:2-5, since:2026-11, #tag and @person narrow, too.
    """
    with one_sentence(), the_house().reading() as desk:
        from leadcoach.plain.journal import entries_json, entry_json, list_lines
        from leadcoach.services.finding import Finding

        finding = Finding(desk)
        asked = finding.filters(" ".join(words), read_narrowing(narrowing))
        filters = asked.filters if asked.filters.kinds else asked.filters._replace(kinds=JOURNAL_KINDS)
        found = [hit.document for hit in finding.search(asked.words, filters, limit=limit)]
        if as_json:
            say_json(entries_json(map(entry_json, found)))
        elif found or words or any(narrowing.values()):
            say_lines(list_lines(found) if found else [_("Nothing found.")])
        else:
            say_lines([_("The journal is empty. Begin with: leadcoach write")])


@journal.command("search")
@click.argument("words", nargs=-1)
@LIMIT
@narrowed
@JSON
def journal_search(words: tuple[str, ...], limit: int, as_json: bool, **narrowing: Given) -> None:
    """Find words in everything you wrote.

    The newest stand first, with the words around the match. Any input is valid.

    In WORDS, week:2-5, since:2026-11, until:…, on:…, level:test, kind:entry, power:within, is:starred, #tag and
    @person narrow the search, as the options do.
    """
    with one_sentence(), the_house().reading() as desk:
        from leadcoach.plain.journal import entries_json, hit_json, hit_lines
        from leadcoach.services.finding import Finding

        filters = read_narrowing(narrowing)
        if not words and not filters:
            raise click.UsageError(_("Say what to look for."))
        found = Finding(desk).search(" ".join(words), filters, limit=limit)
        if as_json:
            say_json(entries_json(map(hit_json, found)))
        else:
            say_lines(hit_lines(found) if found else [_("Nothing found.")])


@journal.command("show")
@click.argument("identity", metavar="ID")
@click.option("--version", "number", type=click.IntRange(1), metavar="N", help=_("As it was in version N."))
@JSON
def journal_show(identity: str, number: int | None, as_json: bool) -> None:
    """One entry, whole."""
    with one_sentence(), the_house().reading() as desk:
        from leadcoach.plain.journal import entries_json, entry_json, show_lines
        from leadcoach.services.journaling import Journaling

        document = Journaling(desk).show(identity)
        versions = len(desk.store.documents.versions(identity))
        if number is not None:
            from leadcoach.services.keeping import Keeping

            document = document.saying(Keeping(desk).wording(identity, number).version.body or {})
        lines, json = _attached(desk.store, identity)
        if as_json:
            about = {"versions": versions, "attachments": json}
            say_json(entries_json([{**entry_json(document), **about}]))
        else:
            say_lines(show_lines(document, versions=versions, attached=lines))


def _attached(store: Store, identity: str) -> tuple[Sequence[str], Sequence[object]]:
    """Give the files of an entry in lines and as JSON; few have any, and saying them loads much."""
    if not store.documents.files(identity):
        return (), ()
    from leadcoach.plain.exchange import attachment_lines, attachments_json
    from leadcoach.storage.attachments import Attached

    files = Attached.of_store(store).of(identity)
    return tuple(attachment_lines(files)), attachments_json(files)


@journal.command("versions")
@click.argument("identity", metavar="ID")
@click.argument("numbers", nargs=-1, type=click.IntRange(1), metavar="[N [M]]")
@click.option("--diff", is_flag=True, help=_("Show what changed from version N to M, or to what stands now."))
@JSON
def journal_versions(identity: str, numbers: tuple[int, ...], diff: bool, as_json: bool) -> None:
    """Every wording an entry had, or what changed.

    With --diff N [M] it shows what changed from one version to another: [-this-] was taken out and {+this+} was added.
    """
    if bool(numbers) != diff or len(numbers) > 2:
        raise click.UsageError(_("Say --diff with the numbers of one or two versions, or neither."))
    with one_sentence(), the_house().reading() as desk:
        from leadcoach.plain.kept import difference_json, difference_lines, version_lines, versions_json
        from leadcoach.services.keeping import Keeping

        keeping = Keeping(desk)
        if not diff:
            found = keeping.versions(identity)
            if as_json:
                say_json(versions_json(identity, found))
            else:
                say_lines(version_lines(found, desk.clock()))
            return
        pieces = keeping.difference(identity, *numbers)
        if as_json:
            say_json(difference_json(identity, pieces))
        else:
            say_lines(difference_lines(pieces))


@journal.command("tags")
@JSON
def journal_tags(as_json: bool) -> None:
    """Every tag, those used most first."""
    _say_used("#", as_json=as_json)


@journal.command("people")
@JSON
def journal_people(as_json: bool) -> None:
    """Everyone named with an @, those named most first."""
    _say_used("@", as_json=as_json)


def _say_used(sign: Sign, *, as_json: bool) -> None:
    with one_sentence(), the_house().reading() as desk:
        from leadcoach.plain.journal import used_json, used_lines
        from leadcoach.services.keeping import Keeping

        keeping = Keeping(desk)
        found = keeping.tags() if sign == "#" else keeping.people()
        if as_json:
            say_json(used_json(found, sign))
        elif found:
            say_lines(used_lines(found, sign))
        else:
            hints = {"#": _("No tags yet: write #delegation."), "@": _("Nobody is named yet: write @Ana.")}
            say_lines([hints[sign]])
