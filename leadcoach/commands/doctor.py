"""Whether the store, its backups and its files are well, and mending what can be mended without a risk."""

from __future__ import annotations

import click

from leadcoach.commands.base import JSON, one_sentence, say_json, say_lines, the_house
from leadcoach.text import _


@click.command()
@click.option("--repair", is_flag=True, help=_("Make indexes anew, close files to others, take in the inbox."))
@JSON
def doctor(repair: bool, as_json: bool) -> None:
    """Check the store and its backups: whole, readable, private.

    The newest backup is restored in trial, in a private folder of its own. Damaged words are never touched.
    """
    with one_sentence():
        from leadcoach.plain.doctor import report_json, report_lines, well
        from leadcoach.services.doctor import examine
        from leadcoach.services.doctor import repair as mend

        house = the_house()
        report = examine(house.paths, house.now())
        mended = mend(report, house.writing) if repair else ()
        if mended:
            report = examine(house.paths, house.now())._replace(mended=mended)
        if as_json:
            say_json(report_json(report))
        else:
            say_lines(report_lines(report))
        if not well(report):
            raise SystemExit(1)
