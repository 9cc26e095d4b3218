"""Golden examples: what each lint must find, and what it must leave alone, with the word lists as they are shipped."""

from __future__ import annotations

import pytest

from leadcoach.domain.answers import Row, Rows, Script, Text
from leadcoach.domain.lints import findings
from tests.domain.lints.shipped import in_row, in_text, rules, words

OPEN_QUESTION = [
    ("Did you talk to the planner?", ["closed-question"]),
    ("And is that a problem for you?", ["closed-question"]),
    ("Isn’t the roster the real problem?", ["closed-question"]),
    ("Have you tried asking the night shift?", ["advice"]),
    ("So why don't you just tell them?", ["advice"]),
    ("What happened, don't you think it was the rush?", ["advice"]),
    ("What happened and how did you feel?", ["two-questions"]),
    ("What stopped you? And who could help?", ["two-questions"]),
    ("How did it go or was it too early?", ["two-questions"]),
    ("Tell me about the handover.", []),
    ("The handover.", ["no-question-mark"]),
    ("What got in the way?", []),
    ("What have you tried so far?", []),
    ("What have you considered, and with what result in mind…?", []),
    ("When you look back at last week, what surprised you?", []),
    ("Could you tell me more about that?", []),
    ("How do you know when and how to stop?", []),
    ("The form came back twice. What does the desk do with it?", []),
    ("Which part of it could you change yourself?", []),
    ("What would you keep, even if there were no time and no money?", []),
    ("And what else?", []),
    ("Who decides, and when?", []),
]


@pytest.mark.parametrize(("text", "found"), OPEN_QUESTION)
def test_open_question(text: str, found: list[str]) -> None:
    assert in_text("open-question", text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I am not yet good at figures.", ["no-strategy", "no-date"]),
        ("She cannot yet lead the handover. On Tuesday it is her turn again.", ["no-strategy"]),
        ("We do not yet hear the night shift. We ask them for one wish.", ["no-date"]),
        ("I haven't yet understood the new roster, but it will come.", ["no-strategy", "no-date"]),
        ("Not yet: try harder.", ["no-strategy", "no-date"]),
        ("I have not yet found a first sentence. On Tuesday I ask the head of the other site for hers.", []),
        ("The team is not yet fast at it. Next week we practise one piece of it at the stand-up.", []),
        ("She cannot yet write the report alone. By 12 May she will sit with the planner for half an hour.", []),
        ("The form was hard to read.", []),
        ("They do not know the tool yet, in March they shadow the other site.", []),
    ],
)
def test_next_try_in_a_text(text: str, found: list[str]) -> None:
    assert in_text("next-try", text) == found


@pytest.mark.parametrize(
    ("strategy", "when", "found"),
    [
        ("", "", ["no-strategy", "no-date"]),
        ("", "2026-12-01", ["no-strategy"]),
        ("Try harder", "2026-12-01", ["no-strategy"]),
        ("Ask the other site for theirs", "", ["no-date"]),
        ("Ask the other site for theirs", "soon", ["no-date"]),
        ("Ask the other site for theirs", "2026-12-01", []),
        ("Half an hour with the planner", "Tuesday", []),
        ("Ask for the list before the meeting", "in May", []),
        ("Draw the steps on paper first", "next week", []),
        ("Practise the first sentence aloud", "at 9", []),
    ],
)
def test_next_try_in_a_table(strategy: str, when: str, found: list[str]) -> None:
    assert in_row("next-try", sentence="I am bad at it", strategy=strategy, when=when) == found


@pytest.mark.parametrize(
    ("answer", "reason", "found"),
    [
        ("no", "", ["no-reason"]),
        ("no", "  ", ["no-reason"]),
        ("no", "\n", ["no-reason"]),
        ("no", "The law forbids it", []),
        ("no", ".", []),
        ("yes", "", []),
        ("try", "", []),
        ("No way", "", []),
        ("", "", []),
    ],
)
def test_no_reason(answer: str, reason: str, found: list[str]) -> None:
    assert in_row("no-reason", ask="A second screen", answer=answer, reason=reason) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I hope you all like how I lead.", ["fishing"]),
        ("Is it really that bad?", ["fishing"]),
        ("I interrupt people, because I am too busy in the morning.", ["excuse"]),
        ("I only wanted to help.", ["excuse"]),
        ("Whoever wrote this should have told me earlier.", ["blames-sender"]),
        ("That is not true, and you could have said so.", ["blames-sender"]),
        ("They misunderstood me, nobody told me, tell me what I do well.", ["fishing", "excuse", "blames-sender"]),
        ("I heard that I answer questions before they are finished.", []),
        ("Two of you told me that I look too busy to be asked.", []),
        ("I count to five before I answer. Some days I forget.", []),
        ("Raise a hand when I interrupt, or write to me afterwards.", []),
        ("I heard that the roster is unfair, and I got it wrong in June.", []),
        ("It is still hard when the phone rings during a talk.", []),
    ],
)
def test_share_back(text: str, found: list[str]) -> None:
    assert in_row("share-back", heard=text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("You are too slow with the orders.", True),
        ("You're a difficult colleague.", True),
        ("He is lazy on Fridays.", True),
        ("You always forget the label.", True),
        ("They never listen to the desk.", True),
        ("It is your attitude in the meeting.", True),
        ("You are such a talented speaker.", True),
        ("Three of ten orders went out without a label.", False),
        ("You are going to try it on Friday.", False),
        ("Tell me when you are ready, and where you are now.", False),
        ("We had never tried that, and it was difficult.", False),
        ("They can always ask me.", False),
        ("The start was slow. You asked twice, then it went well.", False),
    ],
)
def test_person_words(text: str, found: bool) -> None:  # noqa: FBT001 - what a lint says
    assert in_text("person-words", text) == (["person-words"] if found else [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Be good at planning", ["goal-verb", "goal-ways", "goal-date"]),
        ("Improve two handovers by Friday", ["goal-verb"]),
        ("Understand the new planning by 12 May", ["goal-ways"]),
        ("Compare suppliers in 4 weeks", ["goal-ways"]),
        ("Find three ways to shorten the wait", ["goal-date"]),
        ("Understand why 3 customers may leave", ["goal-date"]),
        ("Find three ways to shorten the wait, by the end of March", []),
        ("Test 2 first sentences before Friday", []),
        ("By 12-05-2027 compare four ways of handing over", []),
        ("Discover five reasons why orders come back, by the end of next month", []),
        ("Master two kinds of report by week 48", []),
    ],
)
def test_learning_goal(text: str, found: list[str]) -> None:
    assert in_text("learning-goal", text) == found


def test_a_date_beside_a_learning_goal_is_its_date() -> None:
    goal = "Find three ways to shorten the wait"
    assert in_row("learning-goal@goal", goal=goal, check="2026-12-01", other="x") == []
    assert in_row("learning-goal@goal", goal=goal, check="") == ["goal-date"]


@pytest.mark.parametrize(
    ("result", "learning", "found"),
    [
        ("4", "4", True),
        ("5", "4", True),
        ("5", "5", True),
        ("4,5", "4", True),
        (" 4 ", "4.0", True),
        ("3", "5", False),
        ("5", "3", False),
        ("5", "", False),
        ("", "", False),
        ("five", "five", False),
    ],
)
def test_dual_hard(result: str, learning: str, found: bool) -> None:  # noqa: FBT001 - what a lint says
    assert in_row("dual-hard", result_hard=result, learning_hard=learning) == (["dual-hard"] if found else [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("People are more motivated", ["vague-signal"]),
        ("We have a learning culture", ["vague-signal"]),
        ("Meetings are better", ["vague-signal"]),
        ("There is trust in the team", ["unseen-signal"]),
        ("Less stress", ["unseen-signal"]),
        ("More ownership", ["vague-signal"]),
        ("A new colleague asks a question in the first week", []),
        ("The error list hangs beside the coffee machine", []),
        ("We no longer hear the sentence that is not my job", []),
        ("Somebody says “it went better than last time”", []),
        ("Two people show each other their work on Thursdays", []),
        ("The night shift writes its own half of the agenda", []),
    ],
)
def test_signal(text: str, found: list[str]) -> None:
    assert in_text("signal", text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The project failed. Nobody had asked the drivers.", ["story-own", "story-lesson"]),
        ("We ordered the wrong screens. Since then we ask first.", ["story-own"]),
        ("I ordered the wrong screens. They lie in the cellar.", ["story-lesson"]),
        ("I learned a lot. I ordered screens. They were wrong. They lie in the cellar.", ["story-lesson"]),
        ("My plan was too big. It never started.", ["story-lesson"]),
        ("They planned it badly. Now everybody knows.", ["story-own", "story-lesson"]),
        ("I ordered the wrong screens. Now I ask two users first.", []),
        ("I ordered the wrong screens.\nIt taught me to ask.", []),
        ("I’d ordered the wrong screens, which is why I begin with one.", []),
        ("My plan was too big. Since then I begin with one desk.", []),
        ("I told nobody. Next time I say it on the first day.", []),
    ],
)
def test_own_story_in_a_text(text: str, found: list[str]) -> None:
    assert in_text("own-story", text) == found


def test_own_story_in_a_form() -> None:
    assert in_row("own-story", tried="I asked everybody", lesson="Ask two, not all") == []
    assert in_row("own-story", tried="I asked everybody", think="Since then I ask two", ask="What would you do?") == []
    assert in_row("own-story", tried="We asked everybody", happened="Nobody came") == ["story-own", "story-lesson"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Yesterday Sanne brought the keys.", ["Sanne"]),
        ("Peter said nothing.", ["Peter"]),
        ("I asked Mr. Jansen and nurse Okafor.", ["Jansen", "Okafor"]),
        ("It was O'Neill who waited, and Ravi's team went home.", ["O'Neill", "Ravi"]),
        ("- Maria kept the list", ["Maria"]),
        ("“Sarah forgot it”, they said.", ["Sarah"]),
        ("On Monday in March we ask the Dutch team.", []),
        ("Somebody forgot the keys. Nobody noticed.", []),
        ("I'm late, I've said so; I’ll say it again.", []),
        ("We sat in Rotterdam, near the Maas, and used Excel for the HR list.", []),
        ("1. Ask first\n2. Then wait\n- Two questions\n* Nothing else", []),
        ("What I Learned From Two Visits", []),
        ("7:05 The saw stops. *Silence.* That is the normal case | She asks 'What else?'", []),
        ("It went to the company doctor. You can pause here (Two people did).", []),
        ("She said: “The form is wrong.” We changed it in PowerPoint.", []),
        ("Will it rain? May we wait? Mark what is new, and hope.", []),
        ("The Friday list goes to the Purchasing desk.", []),
    ],
)
def test_no_names(text: str, names: list[str]) -> None:
    assert [finding.word for finding in findings(("no-names",), Text(text), words())] == names


@pytest.mark.parametrize(
    ("kind", "critical", "found"),
    [
        ("experiment", "yes", True),
        ("experiment", "no", False),
        ("experiment", "", False),
        ("slip", "yes", False),
        ("", "yes", False),
        ("Experiment", "Yes", False),
    ],
)
def test_exact_steps(kind: str, critical: str, found: bool) -> None:  # noqa: FBT001 - what a lint says
    assert in_row("exact-steps", error="Dose", kind=kind, critical=critical) == (["exact-step"] if found else [])


def test_exact_steps_looks_at_every_row() -> None:
    cells = {"kind": "experiment", "critical": "yes"}
    table = Rows(tuple(Row(f"r{number}", cells) for number in range(5)))
    assert rules("exact-steps", table) == ["exact-step"] * 5


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They don't care about the list", False),
        ("They don't care about the customer", True),
        ("He is lazy", True),
        ("It is her attitude, she does not want to change", True),
        ("Nobody wants to write it down", True),
        ("The young are unmotivated", True),
        ("They get the order after the deadline, so the queue grows", False),
        ("Two goals pull in different directions", False),
        ("The roster leaves no minute for a handover", False),
        ("Nobody sees the stock before noon", False),
        ("The form asks for what the desk does not know", False),
    ],
)
def test_structure(text: str, found: bool) -> None:  # noqa: FBT001 - what a lint says
    assert in_text("structure", text) == (["who-explains"] if found else [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("- Begin at nine\n- Close the door", True),
        ("1. Begin at nine\n2. Close the door", True),
        ("We begin at nine and also close the door.", True),
        ("We begin at nine. In addition the door is closed.", True),
        ("I ask first, and I will write the list.", True),
        ("Two changes: the hour and the room.", True),
        ("We begin at nine and end at ten.", False),
        ("- Begin at nine, with the door closed", False),
        ("The one who calls the meeting asks the first question, and everybody else waits.", False),
        ("We do it as well as we can: the list hangs at the door.", False),
        ("One sentence aloud before the file is closed", False),
    ],
)
def test_one_change(text: str, found: bool) -> None:  # noqa: FBT001 - what a lint says
    assert in_text("one-change", text) == (["more-changes"] if found else [])


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("improving quality", ["verb-name"]),
        ("people work overtime", ["verb-name"]),
        ("increase trust", ["verb-name"]),
        ("lack of time", ["direction-name"]),
        ("more mistakes", ["direction-name"]),
        ("too many meetings", ["direction-name"]),
        ("work pressure", []),
        ("learning", []),
        ("waiting time", []),
        ("working hours", []),
        ("bad news told", []),
        ("rework", []),
        ("meeting length", []),
    ],
)
def test_variable(name: str, found: list[str]) -> None:
    assert rules("variable", Script(f"{name} ~> stock : - seen")) == found
    assert rules("variable", Script(f"# {name}\nvar {name} : capacity")) == found
