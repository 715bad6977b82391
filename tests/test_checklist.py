"""Key points and red flags: what is asked, what a reply may hold, and what then stands."""

import asyncio
import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from llguidance import LLMatcher

from answer_eval.batch import Work, rate_all, remembering
from answer_eval.checklist import (
    PROMPT,
    Checked,
    CheckReply,
    CheckRequest,
    Kind,
    Outcome,
    checks_of,
    look_for,
)
from answer_eval.evaluation import Evaluation, evaluate_sync
from answer_eval.evidence import Match
from answer_eval.fence import lines_of
from answer_eval.files import load_guide, packaged, read_text
from answer_eval.guide import Guide
from answer_eval.prompt import NoReply, RatingRequest
from answer_eval.raters.scripted import CheckingScript, ScriptedRater
from answer_eval.rating import Flag, Reason
from answer_eval.reply import read_checks
from answer_eval.reports import REPORTS, Run
from answer_eval.store import open_store
from rating_world import GUIDE, TEMPLATE, make_interview

CHECKLIST = read_text(packaged("prompts", PROMPT))
LISTED = Guide.model_validate(
    {
        **GUIDE.model_dump(),
        "questions": [
            {
                "id": "helped",
                "text": "Whom did you help?",
                "competencies": ["care"],
                "key_points": [
                    {"text": "What was needed"},
                    {"text": "Take your time.", "audience": "candidate"},
                    {"text": "How it ended"},
                ],
                "red_flags": [{"id": "blames", "text": "Blames her", "severity": "high"}],
            },
            {
                "id": "failed",
                "text": "When did it go wrong?",
                "competencies": ["care"],
                "key_points": [{"text": "What was learnt"}],
            },
        ],
    }
)
NAMES = ["point_1", "point_2", "blames"]


def request() -> CheckRequest:
    """Ask for the first question's checklist."""
    interview = make_interview()
    lines = lines_of(interview.transcript, interview.answers[0])
    return look_for(LISTED.questions[0], lines, CHECKLIST)


def said(*outcomes: str, quotes: tuple[str, ...] = ()) -> str:
    """Write a reply with one outcome a check, all with the same quotes."""
    entries = zip(NAMES, outcomes, strict=True)
    return json.dumps({name: {"quotes": quotes, "outcome": each} for name, each in entries})


def silent(asked: RatingRequest) -> str:
    """Rate nothing."""
    blank: dict[str, Any] = {"quotes": [], "observation": "", "rating": None}
    entry = blank | {"why_not_higher": "", "why_not_lower": ""}
    return json.dumps(dict.fromkeys(asked.asked, entry))


def looked(reply: str) -> Evaluation:
    """Evaluate the small world's interview by a rater that looks and says this."""
    rater = CheckingScript(silent, checks=lambda _: reply)
    return evaluate_sync(make_interview(), LISTED, rater, TEMPLATE, CHECKLIST)


def outcomes(evaluation: Evaluation) -> dict[str, Outcome | Reason]:
    """Return what was found of the first question's checks."""
    return {each.check.id: each.outcome for each in evaluation.checked if each.question == "helped"}


def test_a_checklist_is_the_questions_own_and_nothing_meant_for_candidates() -> None:
    """Key points are counted in the guide's order, red flags keep their names."""
    found = checks_of(LISTED.questions[0])
    assert [(each.kind, each.id, each.text, each.severity) for each in found] == [
        (Kind.KEY_POINT, "point_1", "What was needed", ""),
        (Kind.KEY_POINT, "point_2", "How it ended", ""),
        (Kind.RED_FLAG, "blames", "Blames her", "high"),
    ]


def test_the_request_holds_the_list_once_and_the_answer_fenced() -> None:
    """The static part is the question's; the candidate's words stand in the other message."""
    asked = request()
    for each in asked.checks:
        assert asked.static.count(f"`{each.id}`: {each.text}") == 1
    assert "Take your time." not in asked.static
    assert "Candidate: I asked her what she needed." in asked.answer
    assert "I asked her" not in asked.static
    other = look_for(LISTED.questions[0], (), CHECKLIST)
    assert other.static == asked.static
    assert other.digests.answer != asked.digests.answer


def test_the_schema_compiles_and_names_every_check() -> None:
    """Each shipped checklist's schema is one that constrained decoding takes."""
    guide = load_guide(packaged("rubrics", "customer_support_specialist.yaml"))
    listed = [look_for(each, (), CHECKLIST) for each in guide.questions if checks_of(each)]
    assert [len(each.checks) for each in listed] == [8, 8, 4, 4, 4]
    for each in listed:
        assert each.schema["required"] == [check.id for check in each.checks]
        grammar = LLMatcher.grammar_from_json_schema(json.dumps(each.schema))
        assert LLMatcher.validate_grammar(grammar) == ""


def test_what_is_found_needs_words_of_the_answer() -> None:
    """A point is covered and a red flag present by a located quote alone."""
    shown = looked(said("covered", "partly", "present", quotes=("I asked her what she needed",)))
    assert outcomes(shown) == {
        "point_1": Outcome.COVERED,
        "point_2": Outcome.PARTLY,
        "blames": Outcome.PRESENT,
    }
    for quotes in [(), ("She was hopeless",), ("Did you check back?",)]:
        lost = looked(said("covered", "not", "present", quotes=quotes))
        assert outcomes(lost) == {
            "point_1": Reason.EVIDENCE_NOT_FOUND,
            "point_2": Outcome.NOT,
            "blames": Reason.EVIDENCE_NOT_FOUND,
        }
        assert not any(Flag.RED_FLAG in each.flags for each in lost.judged)


def test_quotes_say_where_they_stand_or_whose_words_they_are() -> None:
    """They are looked up as a rating's are; those for what isn't there are left out."""
    shown = looked(said("covered", "not", "absent", quotes=("Did you check back?", "I rang her")))
    first, second, third = shown.checked[:3]
    assert [each.match for each in first.quotes] == [Match.MISATTRIBUTED, Match.EXACT]
    assert second.quotes == third.quotes == ()


def test_a_red_flag_marks_the_questions_ratings_and_no_others() -> None:
    """A person is sent to the answer that shows it; no number changes."""
    calm = looked(said("not", "not", "absent"))
    shown = looked(said("not", "not", "present", quotes=("I asked her",)))
    marked = {each.unit.question for each in shown.judged if Flag.RED_FLAG in each.flags}
    assert marked == {"helped"}
    assert not any(Flag.RED_FLAG in each.flags for each in calm.judged)
    assert shown.scorecard == calm.scorecard


def test_a_question_without_answer_says_so() -> None:
    """Nothing is asked about it; its points aren't called uncovered."""
    missing = [
        each for each in looked(said("not", "not", "absent")).checked if each.question == "failed"
    ]
    assert [(each.check.id, each.outcome) for each in missing] == [("point_1", Reason.NOT_ASKED)]


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        ("", "is empty"),
        ("[]", "is no JSON object"),
        (said("covered", "not", "covered"), "calls blames 'covered', which no red_flag can be"),
        (said("maybe", "not", "absent"), "breaks its schema at point_1.outcome"),
        ('{"point_1": 1}', "leaves out point_2, blames"),
    ],
)
def test_a_broken_reply_is_a_failure_with_its_reason(reply: str, why: str) -> None:
    """No finding is made up, and the next run asks again."""
    found = looked(reply)
    assert {each.outcome for each in found.failed_checks} == {Reason.INVALID_REPLY}
    assert len(found.failed_checks) == len(NAMES)
    assert why in found.failed_checks[0].detail


@given(
    st.recursive(
        st.none() | st.booleans() | st.text(),
        lambda s: st.lists(s) | st.dictionaries(st.sampled_from([*NAMES, "quotes", "outcome"]), s),
    )
)
def test_any_json_is_read_or_refused(value: Any) -> None:
    """A reply is whole or none."""
    read = read_checks(json.dumps(value), request())
    if isinstance(read, CheckReply):
        assert list(read.findings) == NAMES
    else:
        assert read.reason is Reason.INVALID_REPLY


def test_a_stored_checklist_is_not_paid_for_twice(tmp_path: Path) -> None:
    """It has a key of its own beside the ratings'; a failed one is asked for again."""
    replies = ["", said("not", "not", "absent"), said("covered", "not", "absent")]

    def run() -> tuple[int, tuple[Checked, ...]]:
        rater = CheckingScript(silent, checks=lambda _: replies.pop(0))
        templates = {"rate.md": TEMPLATE, PROMPT: CHECKLIST}
        with open_store(tmp_path) as store:
            asking = remembering(rater, store, concurrency=2)
            works = [Work(make_interview(), LISTED)]
            batch = asyncio.run(rate_all(works, [asking], store, templates, lambda _: None))
        return batch.asked, batch.evaluations[0].checked

    assert run()[0] == 2
    asked, found = run()
    assert (asked, found[0].outcome) == (1, Outcome.NOT)
    assert run() == (0, found)
    assert len(replies) == 1


def test_a_rater_that_does_not_look_finds_nothing() -> None:
    """No outcome stands for one that nobody looked for."""
    plain = evaluate_sync(make_interview(), LISTED, ScriptedRater(silent), TEMPLATE, CHECKLIST)
    assert plain.checked == ()


def exported(evaluation: Evaluation, name: str) -> str:
    """Return one report's text on one evaluation."""
    run = Run((evaluation,), {LISTED.digest: LISTED}, {"labels": {}})
    return next(text for report in REPORTS for path, text in report.files(run) if path == name)


def test_the_table_has_a_row_for_every_quote_with_its_place() -> None:
    """Offsets are into the turn, half-open; what has no quote has one row."""
    shown = looked(said("covered", "not", "present", quotes=("I rang her", "She was hopeless")))
    rows = list(csv.DictReader(io.StringIO(exported(shown, "checklist.csv"))))
    told = [
        (row["id"], row["outcome"], row["turn"], row["start_char"], row["match"]) for row in rows
    ]
    assert told == [
        ("point_1", "covered", "3", "0", "exact"),
        ("point_1", "covered", "", "", "unlocated"),
        ("point_2", "not", "", "", ""),
        ("blames", "present", "3", "0", "exact"),
        ("blames", "present", "", "", "unlocated"),
        ("point_1", "not_asked", "", "", ""),
    ]
    assert {row["severity"] for row in rows if row["kind"] == "red_flag"} == {"high"}


def test_the_page_shows_points_flags_and_the_words() -> None:
    """Under the question; what needs a look has the red flag, and its meaning stands below."""
    page = exported(
        looked(said("covered", "not", "present", quotes=("I rang her",))), "report.html"
    )
    for words in ("What was needed", "Blames her", "Covered", "Not covered", "“I rang her”"):
        assert words in page
    calm = exported(looked(said("covered", "not", "absent", quotes=("I rang her",))), "report.html")
    assert [each.count("<dt>Red flag of the guide</dt>") for each in (page, calm)] == [2, 0]
    assert "no rater here looks for them" not in page


def test_the_page_says_when_nobody_looked() -> None:
    """A list without findings isn't a clean one."""
    plain = evaluate_sync(make_interview(), LISTED, ScriptedRater(silent), TEMPLATE, CHECKLIST)
    page = exported(plain, "report.html")
    assert "no rater here looks for them" in page
    assert "Blames her" not in page


def test_no_reply_is_told_in_the_list() -> None:
    """A refusal stands as such beside every point."""
    evaluation = looked("")
    assert isinstance(read_checks("", request()), NoReply)
    assert "Invalid reply" in exported(evaluation, "report.html")
