"""The small folder that shows every ask, value by value."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from leadcoach.curriculum import heads
from leadcoach.curriculum.faults import Report
from leadcoach.curriculum.index import outline
from leadcoach.curriculum.loader import kind_of, load_cards, load_module, load_sources
from leadcoach.curriculum.words import load_words
from leadcoach.domain.asks import KINDS, Ask
from leadcoach.domain.programme import Module, Show
from leadcoach.domain.prose import Grid, Heading, Listing, Para, Quoted, Run, Verbatim, plain
from leadcoach.domain.specs import (
    ChoiceSpec,
    Column,
    DateSpec,
    InstrumentSpec,
    Item,
    LinesSpec,
    LiveSpec,
    NumberSpec,
    PracticeSpec,
    ScaleSpec,
    ScriptSpec,
    TableSpec,
    TextSpec,
)
from leadcoach.errors import ContentError

WEEK = "en/week-01-every-ask"


def ask_of(module: Module, name: str) -> Ask:
    ask = module.ask(name)
    assert ask is not None
    return ask


@pytest.fixture(scope="module")
def modules() -> dict[str, Module]:
    folder = Path(__file__).parent.parent / "content_all_asks"
    paths = [f"{WEEK}/{name}.md" for name in ("week", "mindset", "skillset", "toolset")]
    paths += ["en/profile.md", "en/capture.md", "en/logs.md", "en/instruments/environment.md"]
    found = [load_module(folder, path) for path in paths]
    return {module.id: module for module in found}


def test_every_kind_of_ask_and_every_reading_is_there(modules: dict[str, Module]) -> None:
    assert {ask.kind for module in modules.values() for ask in module.asks} == set(KINDS)
    shows = {step.show.reading for module in modules.values() for step in module.steps if step.show}
    assert shows == {"echo", "bars", "share", "reading"}


def test_front_matter(modules: dict[str, Module]) -> None:
    module = modules["w01.mindset"]
    assert (module.title, module.minutes, module.evidence) == ("Words and choices", 15, "B")
    assert module.sources == ("bean-2020", "pea-2021")
    assert module.output == "w01.mindset.conditions"
    assert module.path == f"{WEEK}/mindset.md"
    assert modules["profile"].objective == ""


def test_a_step_of_prose(modules: dict[str, Module]) -> None:
    step = modules["w01.mindset"].steps[0]
    assert (step.id, step.title, step.line) == ("forms", "Text in all its forms", 11)
    paragraph, heading, listing, quoted, grid, verbatim = step.before
    assert paragraph == Para(
        (
            Run("A paragraph with "),
            Run("strong", strong=True),
            Run(", "),
            Run("emphasised", emphasis=True),
            Run(" and "),
            Run("exact", code=True),
            Run(" words, and a "),
            Run("link", link="https://example.org"),
            Run("."),
        )
    )
    assert heading == Heading(3, (Run("A heading inside the step"),))
    assert isinstance(listing, Listing)
    assert listing.items[1][1] == Listing(
        ordered=True, items=((Para((Run("inner first"),)),), (Para((Run("inner second"),)),))
    )
    assert quoted == Quoted((Para((Run("Words you can use."),)),))
    assert grid == Grid(((Run("Seen"),), (Run("Heard"),)), (((Run("a nod"),), (Run('"yes"'),)),))
    assert verbatim == Verbatim("Shown exactly\n  as it stands.")
    assert step.after == ()


def test_text_after_an_ask_waits_for_an_answer(modules: dict[str, Module]) -> None:
    step = modules["w01"].steps[0]
    assert plain(step.before) == "The new tool is there and nobody uses it. Why?"
    assert plain(step.after) == "Our answer: nobody had an hour for it."
    assert step.line < ask_of(modules["w01"], "opening").line == 12


def test_text_around_a_show_without_an_ask_stays_around_it(modules: dict[str, Module]) -> None:
    step = modules["w01.mindset"].steps[-1]
    assert step.id == "guess-again"
    assert step.show == Show("echo", "guess-again", of="@guess", title="Your guess")
    assert (plain(step.before), plain(step.after)) == ("Before the reading.", "After the reading.")


def test_a_show_beside_an_ask(modules: dict[str, Module]) -> None:
    step = modules["w01.skillset"].steps[0]
    assert (step.id, step.ask and step.ask.id) == ("talk", "talk")
    assert step.show == Show("share", "talk-picture", of="@talk", beside="@w01.mindset.guess")
    assert modules["w01.mindset"].step("conditions") is not None
    assert not step.show_first


def test_a_show_before_an_ask_belongs_to_the_question(tmp_path: Path) -> None:
    source = Path(__file__).parent.parent / "content_all_asks"
    text = (source / WEEK / "skillset.md").read_text(encoding="utf-8")
    start = text.index("```show share")
    end = text.index("```", start + 3) + 4
    show, ask = text[start:end], text.index("```ask live talk")
    (tmp_path / WEEK).mkdir(parents=True)
    moved = text[:ask] + show + "\n" + text[ask:start] + text[end:]
    (tmp_path / WEEK / "skillset.md").write_text(moved, encoding="utf-8")
    step = load_module(tmp_path, f"{WEEK}/skillset.md").steps[0]
    assert step.show is not None
    assert step.show_first


def test_text_choice_number_and_instrument(modules: dict[str, Module]) -> None:
    module = modules["w01.mindset"]
    weed = ask_of(module, "weed")
    assert weed.spec == TextSpec(300, "When …, I usually …")
    assert weed.lint == ("if-then",)
    assert ask_of(module, "sign").spec == ChoiceSpec(
        (Item("more", "More rework"), Item("less", "Less rework")), 1, 1, key=("less",)
    )
    focus = ask_of(module, "focus").spec
    assert isinstance(focus, ChoiceSpec)
    assert (focus.least, focus.most, len(focus.items)) == (0, 2, 3)
    guess = ask_of(module, "guess")
    assert guess.spec == NumberSpec(Decimal(0), Decimal(100), "%")
    assert guess.keep == "nothing"
    assert ask_of(module, "conditions").spec == InstrumentSpec("environment")


def test_scale_lines_script_live_and_date(modules: dict[str, Module]) -> None:
    module = modules["w01.skillset"]
    trust = ask_of(module, "trust").spec
    assert isinstance(trust, ScaleSpec)
    assert (trust.low, trust.high, trust.low_text, trust.high_text) == (1, 3, "never", "as a rule")
    assert trust.words == ("never", "at times", "as a rule")
    assert trust.aspects == (Item("now", "Today"), Item("wished", "Wished"))
    assert trust.cannot_say
    assert trust.anchors == ("b1-1",)
    conditions = ask_of(modules["environment"], "conditions").spec
    assert isinstance(conditions, ScaleSpec)
    assert (conditions.words, conditions.aspects, conditions.cannot_say) == ((), (Item("is", ""),), False)
    questions = ask_of(module, "questions")
    assert questions.spec == LinesSpec(1, 3, "What makes it hard to …")
    assert questions.lint == ("open-question",)
    assert ask_of(module, "loops").spec == ScriptSpec("loops")
    talk = ask_of(module, "talk")
    assert talk.spec == LiveSpec(
        (Item("me", "Me"), Item("others", "Others")),
        (Item("summary", "Summary confirmed"), Item("question", "Open question")),
        30,
    )
    assert (talk.optional, talk.minutes) == (True, 0)
    sitting = ask_of(module, "sitting")
    assert sitting.spec == DateSpec(time=True, rhythms=("workday", "week", "2w", "month", "4w"))
    assert (sitting.origin, sitting.minutes) == (("@profile.sitting",), 2)


def test_repeat(modules: dict[str, Module]) -> None:
    pulse, review = (ask_of(modules["w01.skillset"], name) for name in ("pulse", "review"))
    assert (pulse.repeat, review.repeat) == ("", "4w")


def test_table_and_form(modules: dict[str, Module]) -> None:
    module = modules["w01.toolset"]
    asks = ask_of(module, "asks").spec
    assert isinstance(asks, TableSpec)
    assert (asks.least, asks.most, asks.form) == (0, 40, False)
    answers = (Item("yes", "Yes"), Item("try", "We try it"), Item("no", "No, because"))
    assert asks.columns == (
        Column("ask", "text", "What they asked"),
        Column("due", "date", "Answer by"),
        Column("answer", "choice", "Your answer", options=answers, open=True),
        Column("reason", "text", "Reason", optional=True),
        Column("hours", "number", "Hours it takes"),
        Column("answered", "date", "Answered on", stamp="answer"),
        Column("mood", "choice", "Mood", options=(Item("up", "Up"), Item("down", "Down"))),
    )
    story = ask_of(module, "story").spec
    assert isinstance(story, TableSpec)
    assert (story.least, story.most, story.form) == (1, 1, True)


def test_plan(modules: dict[str, Module]) -> None:
    first, second = (ask_of(modules["w01.toolset"], name) for name in ("first-plan", "second-plan"))
    assert isinstance(first.spec, TableSpec)
    assert isinstance(second.spec, TableSpec)
    assert [column.id for column in first.spec.columns] == ["wish", "outcome", "obstacle", "if", "then"]
    assert [column.id for column in second.spec.columns] == ["if", "then"]
    assert first.spec.form
    assert first.minutes == 5
    assert second.origin == ("@first-plan",)


def test_practice_prompts_and_logs(modules: dict[str, Module]) -> None:
    week = modules["w01"]
    assert ask_of(week, "team").spec == PracticeSpec(15)
    prompts = [ask for ask in week.asks if ask.journal]
    assert [prompt.level for prompt in prompts] == ["D", "A", "T"]
    assert prompts[0].distance == "A colleague asks where to look. What do you say?"
    assert [prompt.privacy for prompt in prompts] == ["normal", "normal", "never"]
    behaviour = ask_of(modules["logs"], "behaviour")
    assert (behaviour.fact_kind, behaviour.repeat) == ("behaviour", "workday")


def test_phrases_are_kept_as_they_stand(modules: dict[str, Module]) -> None:
    canvas = modules["environment"]
    assert canvas.reading == "live"
    assert canvas.phrases["lowest"] == "Thinnest: {name}, {value} of 5."
    assert canvas.phrases["caveat"].endswith("*They* do not measure the team.")
    assert [step.id for step in canvas.steps] == ["conditions", "note"]


def test_the_label_is_the_heading_where_none_is_given(content: Path) -> None:
    path = content / "en/capture.md"
    path.write_text(path.read_text(encoding="utf-8").replace("label: A thought\n", ""), encoding="utf-8")
    path.write_text(path.read_text(encoding="utf-8").replace("## A thought", "## A *new* thought"), encoding="utf-8")
    module = load_module(content, "en/capture.md")
    assert (module.asks[0].label, module.steps[0].title) == ("A new thought", "A new thought")


def test_cards_have_their_full_id(all_asks: Path) -> None:
    cards = load_cards(all_asks, f"{WEEK}/cards.md")
    assert [(card.id, card.kind) for card in cards] == [
        ("w01.cards.bean", "fact"),
        ("w01.cards.plan", "fact"),
        ("w01.cards.blame", "case"),
        ("w01.cards.full", "case"),
    ]
    assert cards[0].question == "What makes a bean taller?"
    assert plain(cards[0].answer) == "Light, water and time."


def test_sources(all_asks: Path) -> None:
    bean, pea = load_sources(all_asks, "en/sources.md")
    assert (bean.id, bean.title) == ("bean-2020", "Bean 2020: growing beans")
    assert plain(pea.text) == "A paper of our own invention, with a link."


def test_words_and_findings(all_asks: Path) -> None:
    words = load_words(all_asks, "en")
    assert words["weak-verbs"] == ("try to", "think about")
    assert words["max-act-words"] == 15
    assert "findings" not in words
    assert outline(all_asks, "en").findings["too-long"] == "Make the then shorter."
    with pytest.raises(ContentError):
        load_words(all_asks, "nl")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("en/week-01-x/week.md", "week"),
        ("en/week-01-x/toolset.md", "module"),
        ("en/instruments/environment.md", "instrument"),
        ("en/logs.md", "extra"),
    ],
)
def test_the_place_of_a_file_says_what_it_is(path: str, kind: str) -> None:
    assert kind_of(path) == kind


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("title: no", "no"),
        ("title: 1:30", "1:30"),
        ("title: 010", "010"),
        ("title: 2026-11-23", "2026-11-23"),
        ("title: null", "null"),
        ("title: ~", "~"),
        ("title: it's 5 o'clock (or so)", "it's 5 o'clock (or so)"),
        ('title: "Week 1: walk # slowly"', "Week 1: walk # slowly"),
        ("title: 'one''s own'", "one's own"),
    ],
)
def test_front_matter_is_plain_text(line: str, value: str) -> None:
    report = Report("x.md")
    pairs = heads.scalars(f"id: x\n{line}", report)
    assert pairs is not None
    assert heads.head(pairs, "cards", report).title == value
    assert report.faults == []
