"""A right answer to every ask of `tests/content_all_asks`, by its subject."""

from __future__ import annotations

from leadcoach.domain.answers import (
    Answer,
    Mark,
    Marks,
    Number,
    Picked,
    Practice,
    Ratings,
    Row,
    Rows,
    Script,
    Text,
    When,
)

CONDITIONS = ("time", "attention", "safety", "tools", "rules")


def rated(*values: int) -> Ratings:
    """The five conditions of the environment canvas."""
    return Ratings({(name, "is"): value for name, value in zip(CONDITIONS, values, strict=True)})


def form(**cells: str) -> Rows:
    return Rows((Row("one", cells),))


ANSWERS: dict[str, Answer] = {
    "w01.opening": Text("Nobody had an hour."),
    "w01.team": Practice("tried", "", "Half of them listened.", "2026-11-24"),
    "w01.describe": Text("On Tuesday [b] a caller …"),
    "w01.analyse": Text("Reading one ticket aloud."),
    "w01.test": Text("That the boss knows best."),
    "w01.mindset.weed": Text("I take the hard ones myself."),
    "w01.mindset.sign": Picked(("less",)),
    "w01.mindset.focus": Picked(("b1", "b7")),
    "w01.skillset.talk": Marks((Mark("me", 0, 120), Mark("others", 120, 360), Mark("question", 30))),
    "w01.skillset.trust": Ratings({(f"b1-{n}", aspect): 3 for n in (1, 2) for aspect in ("now", "wished")}),
    "w01.skillset.sitting": When("2026-11-30", "09:30", "UTC", "week"),
    "w01.skillset.pulse": Text("On paper."),
    "w01.skillset.review": Text("It held."),
    "w01.skillset.questions": Rows((Row("q1", {"line": "What slows you down?"}),)),
    "w01.skillset.loops": Script("work pressure ~> questions asked : - seen"),
    "w01.toolset.asks": Rows((Row("r1", {"ask": "Keys?", "due": "2026-11-27", "answer": "yes", "hours": "2,5"}),)),
    "w01.toolset.story": form(tried="asking", lesson="wait longer"),
    "w01.toolset.first-plan": form(
        **{"wish": "hear more", "if": "before the handover", "then": "I ask two questions."}
    ),
    "profile.name": Text("Robin"),
    "profile.route": Picked(("team",)),
    "profile.team": Number("9"),
    "profile.sitting": When("2026-11-23", "08:15", "UTC", "week"),
}
