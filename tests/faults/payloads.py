"""Hostile user texts, each short enough to stand in one row of a list."""

from __future__ import annotations

CRASHING = (
    "[/etc/x] one",
    "[/] two",
    "[/b] three",
    "[b four",
    "[@click=' five",
    "[$x six",
    "[[[ seven",
    "[red on] eight",
    "[on blue on] nine",
    "[/red] ten",
    "[link='] eleven",
)
VANISHING = (
    "[ ] call [x] done one",
    "a [todo] b two",
    "[TODO] three",
    "5 [red]hot[/red] four",
    "[b]bold[/b] five",
    "[x] done six",
    "[bold]half seven",
    r"\[escaped] eight",
    ":smile: nine",
    "*stars* _lines_ ten",
    "# hash eleven",
    "a | b | c twelve",
    "{braces} thirteen",
)
ACTING = (
    "[@click=app.bell]TAP1[/]",
    "[@click=app.quit]TAP2[/]",
    "[@click=app.screenshot('taken.svg')]TAP3[/]",
    "[@click=app.simulate_key('d')]TAP4[/]",
)
LINKING = ("[link=https://example.org/a]TAP5[/link]",)
# A marker, and the sequence around it that must not reach the terminal.
SEQUENCES = {
    "title": "\x1b]0;MARK-TITLE\x1b\\",
    "title, C1": "\x9d2;MARK-C1\x9c",
    "clipboard": "\x1b]52;c;TUFSSy1DTElQ\x1b\\",
    "hyperlink": "\x1b]8;;https://example.org/MARK-LINK\x1b\\x\x1b]8;;\x1b\\",
    "device control": "\x1bP$qMARK-DCS\x1b\\",
    "report": "\x1b[6nMARK-REPORT",
    "delete and null": "MARK\x7f\x00-NULL",
    "reset": "\x1bcMARK-RESET",
}
MARKUP = (*CRASHING, *VANISHING, *ACTING, *LINKING)
EVERYTHING = (*MARKUP, *SEQUENCES.values())
