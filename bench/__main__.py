"""Measure the budgets and judge them: one table, JSON if wanted, exit 1 when a budget is missed.

usage: python -m bench [--quick] [--with-jrnl] [--strict] [--tests] [--control] [--only NAME] [--rounds N] [--json FILE]
"""

from __future__ import annotations

import argparse
import compileall
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench import beside_jrnl
from bench.app import app
from bench.baselines import ROOT, control, tests
from bench.bulk import bulk
from bench.commands import commands
from bench.homes import Homes
from bench.measure import Figure, Group, Result, interleave, result
from bench.report import document, table
from bench.stores import Stores

ROUNDS = 9
SIZES = (1_000, 10_000, 100_000)
"""Entries of a small, a middling and a large store."""


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure the budgets as interleaved ratios.")
    parser.add_argument("--strict", action="store_true", help="figures in milliseconds can miss their budget, too")
    parser.add_argument("--quick", action="store_true", help="without the store of 100,000 entries and without jrnl")
    parser.add_argument("--with-jrnl", action="store_true", help="install jrnl for the bench alone where there is none")
    parser.add_argument("--tests", action="store_true", help="also the time of `make test`")
    parser.add_argument("--control", action="store_true", help="only the bench against itself: how much is noise")
    parser.add_argument("--only", metavar="NAME", help="only figures with NAME in their name")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="rounds that count (default %(default)s)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the results to FILE as well")
    return parser.parse_args()


def _environment(folder: Path) -> dict[str, str]:
    """The caller's search paths and a home of its own; compiled files stay where they are."""
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH", "VIRTUAL_ENV") if name in os.environ}
    return {**kept, "HOME": str(folder), "TMPDIR": str(folder), "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT)}


def _chosen(options: argparse.Namespace, folder: Path) -> tuple[list[Group], list[Figure]]:
    environment = _environment(folder)
    if options.control:
        groups, figures = control(environment, folder)
    else:
        homes = Homes(folder, environment, Stores())
        sizes = SIZES[:-1] if options.quick else SIZES
        made = [
            app(environment, homes, folder, sizes),
            commands(environment, homes, (0, *sizes)),
            bulk(environment, homes, folder, sizes[-1]),
            _jrnl(options, environment, homes, folder),
            *([tests()] if options.tests else []),
        ]
        groups = [group for some, _figures in made for group in some]
        figures = [figure for _groups, some in made for figure in some]
    return groups, [figure for figure in figures if not options.only or options.only in figure.name]


def _jrnl(
    options: argparse.Namespace, environment: dict[str, str], homes: Homes, folder: Path
) -> tuple[list[Group], list[Figure]]:
    program = "" if options.quick else beside_jrnl.found(homes.stores.cache, install=options.with_jrnl)
    if program:
        return beside_jrnl.beside_jrnl(environment, homes, folder, SIZES, program)
    if not options.quick:
        print(f"no jrnl to compare with: --with-jrnl installs it, {beside_jrnl.NAMED} names one", file=sys.stderr)
    return [], []


def _needed(group: Group, figures: Sequence[Figure]) -> Group:
    """The group with only the runs that the figures ask for."""
    mine = [figure for figure in figures if figure.group == group.name]
    wanted = {part[0] for figure in mine for part in (figure.subject, figure.against) if part}
    return Group(group.name, {name: run for name, run in group.runs.items() if name in wanted}, group.most)


def _measure(groups: Sequence[Group], figures: Sequence[Figure], rounds: int) -> list[Result]:
    needed = [_needed(group, figures) for group in groups]
    records = {group.name: interleave(group, rounds) for group in needed if group.runs}
    return [result(figure, records[figure.group]) for figure in figures]


def main() -> int:
    """Run the bench; gives the exit code."""
    options = _options()
    for name in ("leadcoach", "bench"):
        compileall.compile_dir(ROOT / name, quiet=1)
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        groups, figures = _chosen(options, Path(name))
        if not figures:
            print("no figure has that name", file=sys.stderr)
            return 2
        results = _measure(groups, figures, options.rounds)
    print(table(results, strict=options.strict))
    if options.json:
        text = document(results, rounds=options.rounds, strict=options.strict)
        options.json.write_text(text + "\n", encoding="utf-8")
    verdicts = {one.verdict(strict=options.strict) for one in results}
    return 1 if verdicts & {"MISSED", "NOT MEASURED"} else 0


if __name__ == "__main__":
    sys.exit(main())
