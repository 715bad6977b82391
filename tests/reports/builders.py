"""Runs built by hand: several interviews, two raters, and everything a report must show."""

from collections.abc import Mapping
from typing import Any

from answer_eval.evaluation import Evaluation, judge
from answer_eval.evidence import Polarity
from answer_eval.exchange import Asked
from answer_eval.guide import Guide
from answer_eval.interview import Interview
from answer_eval.prompt import Digests, Judgement, NoReply, Usage
from answer_eval.rating import Flag, Judged, NotRated, Rater, RaterKind, Reason, Unit
from answer_eval.reports import Run
from answer_eval.score import score
from answer_eval.segment import Answer, Status
from answer_eval.transcript import UNTIMED, Interval, Role, Utterance, transcript_of
from reports.front_desk import BASELINE_SAID, GUIDE, MODEL_SAID, TALK, Line, Said, quote

MODEL = Rater("openai/gpt-6.1-terra", RaterKind.LLM)
BASELINE = Rater("baseline", RaterKind.BASELINE)


def talk(*lines: Line) -> tuple[Utterance, ...]:
    """Make utterances; a line without times is untimed."""
    return tuple(
        Utterance(speaker, text, Interval(*times) if times else UNTIMED)
        for speaker, text, *times in lines
    )


def interview(
    name: str = "int_01",
    lines: tuple[Line, ...] = TALK,
    *,
    candidate: str = "",
    answers: Mapping[str, tuple[int, ...]] | None = None,
    flags: tuple[Flag, ...] = (),
    guide: Guide = GUIDE,
) -> Interview:
    """Make an interview; `answers` says which turns (question first) belong to a question.

    A question with one turn is asked and not answered; one that isn't named is not asked.
    """
    asker, speaker = lines[0][0], lines[1][0]
    transcript = transcript_of(talk(*lines), "text").with_roles(
        {asker: Role.INTERVIEWER, speaker: Role.CANDIDATE}
    )
    where = {"helped": (2, 3, 4, 5), "angry": (6, 7)} if answers is None else answers
    return Interview(
        name,
        candidate or name,
        transcript,
        tuple(
            _answer(question.id, where.get(question.id, ()), [t.text for t in transcript.turns])
            for question in guide.questions
        ),
        flags,
        transcript.warnings,
    )


def _answer(question: str, segment: tuple[int, ...], texts: list[str]) -> Answer:
    if not segment:
        return Answer(question, Status.NOT_ASKED, confidence=0.97)
    own = segment[1::2]
    status = Status.ANSWERED if own else Status.NOT_ANSWERED
    text = "\n".join(texts[turn] for turn in own)
    return Answer(question, status, segment[:1], own, segment, text, 0.97)


def evaluation(
    interview: Interview,
    said: Said,
    *,
    rater: Rater = MODEL,
    guide: Guide = GUIDE,
    settings: Mapping[str, Any] | None = None,
) -> Evaluation:
    """Make what a rater made of an interview; what it said nothing of has no evidence."""
    rows = tuple(
        _judged(
            Unit(interview.id, interview.candidate, question.id, indicator.id),
            said,
            rater,
            interview,
        )
        for question, _, indicator in guide.units()
    )
    return Evaluation(
        interview=interview,
        guide=guide.id,
        guide_version=guide.version,
        guide_digest=guide.digest,
        rater=rater,
        settings={"model": "gpt-6.1-terra", "effort": "low"} if settings is None else settings,
        package="0.1.0",
        judged=rows,
        scorecard=score(rows, guide),
        asked=(Asked(("helped",), ("asks_first",), "k" * 64, DIGESTS, "{}", Usage()),),
    )


DIGESTS = Digests("a" * 64, "b" * 64, "c0ffee" * 10 + "0000", "d" * 64)


def _judged(unit: Unit, said: Said, rater: Rater, interview: Interview) -> Judged:
    answer = next(each for each in interview.answers if each.question == unit.question)
    if answer.status is not Status.ANSWERED:
        asked = answer.status is Status.NOT_ANSWERED
        reason = Reason.NOT_ANSWERED if asked else Reason.NOT_ASKED
        return NotRated(unit=unit, rater=rater, reason=reason)
    heard = said.get((unit.question, unit.indicator), Judgement(Reason.NO_EVIDENCE))
    if isinstance(heard, NoReply):
        return NotRated(unit=unit, rater=rater, reason=heard.reason, detail=heard.detail)
    return judge(heard, unit, rater, interview)


def run(*evaluations: Evaluation, guides: tuple[Guide, ...] = (GUIDE,), **about: Any) -> Run:
    """Make the run that holds these evaluations."""
    return Run(evaluations, {guide.digest: guide for guide in guides}, about)


def sample_run() -> Run:
    """Make a run of three interviews by two raters."""
    first = interview(candidate="Ana Kos")
    short = interview(
        "int_02",
        (
            ("Interviewer", "Tell me about a visitor whom you helped."),
            ("Candidate", "I asked one what she needed. That was it, really."),
            ("Interviewer", "And an angry one?"),
            ("Candidate", "I was angry myself."),
            ("Interviewer", "Which mistake did a visitor have to live with?"),
        ),
        answers={"helped": (0, 1), "angry": (2, 3), "mistake": (4,)},
        flags=(Flag.ROLES_UNCERTAIN,),
    )
    said: Said = {
        ("helped", "asks_first"): Judgement(3, (quote("I asked one what she needed"),)),
        ("angry", "stays_calm"): Judgement(
            1, (quote("I was angry myself", Polarity.NEGATIVE),), "Was angry too."
        ),
    }
    third = interview("int_03", answers={})
    pairs = [(first, MODEL_SAID, BASELINE_SAID), (short, said, said), (third, {}, {})]
    return run(
        *(
            each
            for talk, model, baseline in pairs
            for each in (
                evaluation(talk, baseline, rater=BASELINE, settings={}),
                evaluation(talk, model),
            )
        ),
        labels={"baseline": True, "illustrative_ratings": True},
        failures=[{"path": "folder/broken.vtt", "reason": "unreadable", "detail": "not text"}],
    )
