"""Runs built by hand: several interviews, two raters, and everything a report must show."""

from collections.abc import Mapping
from typing import Any

from answer_eval.evaluation import Evaluation, judge
from answer_eval.evidence import Polarity, Quote
from answer_eval.exchange import Asked
from answer_eval.guide import Guide
from answer_eval.interview import Interview
from answer_eval.prompt import Digests, Judgement, NoReply, Usage
from answer_eval.rating import Flag, Judged, NotRated, Rater, RaterKind, Reason, Unit
from answer_eval.reports import Run
from answer_eval.score import score
from answer_eval.segment import Answer, Status
from answer_eval.transcript import UNTIMED, Interval, Role, Utterance, transcript_of

MODEL = Rater("openai/gpt-6.1-terra", RaterKind.LLM)
BASELINE = Rater("baseline", RaterKind.BASELINE)

GUIDE = Guide.model_validate(
    {
        "id": "front_desk",
        "version": "3",
        "title": "Front desk of a clinic",
        "scale": {"min": 1, "max": 5},
        "competencies": [
            {
                "id": "care",
                "name": "Care for visitors",
                "tier": "primary",
                "definition": "Finds out what a visitor needs and sees to it that they get it.",
                "indicators": [
                    {
                        "id": "asks_first",
                        "positive": "Asks the visitor what they need before doing anything",
                        "negative": "Assumes to know what the visitor needs",
                    },
                    {
                        "id": "follows_up",
                        "positive": "Checks later that it worked out for the visitor",
                        "negative": "Leaves it there once the visitor is gone",
                    },
                ],
            },
            {
                "id": "composure",
                "name": "Composure",
                "tier": "primary",
                "indicators": [
                    {
                        "id": "stays_calm",
                        "positive": "Keeps a level voice when others raise theirs",
                        "negative": "Lets irritation show",
                    },
                    {
                        "id": "owns_mistakes",
                        "positive": "Says plainly what went wrong on their side",
                        "negative": "Looks for somebody else to blame",
                    },
                ],
            },
            {
                "id": "order",
                "name": "Order",
                "tier": "secondary",
                "indicators": [
                    {"id": "keeps_notes", "positive": "Notes every call", "negative": "Notes none"}
                ],
            },
            {"id": "curiosity", "name": "Curiosity", "tier": "secondary"},
        ],
        "questions": [
            {
                "id": "helped",
                "text": "Tell me about a visitor whom you helped beyond what you had to do.",
                "competencies": ["care"],
            },
            {
                "id": "angry",
                "text": "Tell me about a visitor who was angry with you. What did you do?",
                "competencies": ["composure", "care"],
            },
            {
                "id": "mistake",
                "text": "Which mistake of yours did a visitor have to live with?",
                "competencies": ["composure"],
            },
        ],
    }
)

Said = Mapping[tuple[str, str], Judgement | NoReply]
Line = tuple[str, str] | tuple[str, str, float, float]

TALK: tuple[Line, ...] = (
    ("Ira Moss", "Good morning. Is the sound all right?", 0, 4),
    ("Ana Kos", "Yes, I hear you well, thank you.", 4, 7),
    ("Ira Moss", "Tell me about a visitor you went out of your way for.", 7, 12),
    (
        "Ana Kos",
        (
            "A man came in who only said that he was late. I asked him what he was late for, and"
            " whether somebody was waiting for him. His daughter turned out to be on the ward."
        ),
        12,
        30.5,
    ),
    ("Ira Moss", "And then you walked him to the ward yourself?", 30.5, 34),
    (
        "Ana Kos",
        (
            "I did. And the next day I rang the ward to ask whether he had found her, because I was"
            " not sure that he had understood the way."
        ),
        34,
        47,
    ),
    ("Ira Moss", "Has anybody ever been angry with you at the desk?", 3621, 3626),
    (
        "Ana Kos",
        (
            "Oh yes. A woman shouted that I had lost her papers. I kept my voice down and I told"
            " her: it was me who put them in the wrong tray. Then I asked her what she needed them"
            " for."
        ),
        3626,
        3655,
    ),
)


def quote(text: str, polarity: Polarity = Polarity.POSITIVE) -> Quote:
    """Make a quote for an anchor."""
    return Quote(polarity, text)


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


MODEL_SAID: Said = {
    ("helped", "asks_first"): Judgement(
        5,
        (
            quote("I asked him what he was late for ... whether somebody was waiting for him"),
            quote("a man came in who only said that he was late"),
        ),
        "Puts two questions to the visitor before doing anything.",
        "",
        "Both questions come before any help is offered.",
    ),
    ("helped", "follows_up"): Judgement(
        4,
        (
            quote("the next day I rang the ward"),
            quote("And then you walked him to the ward yourself"),
            quote("I called his family every week"),
            quote("I kept my voice down"),
        ),
        "Rings the ward the next day to hear whether the visitor found his way.",
        "It is one call, made on a doubt, not something the candidate does as a rule.",
        "Nobody had asked for the call.",
    ),
    ("angry", "stays_calm"): Judgement(
        4,
        (quote("I kept my voice down and I told her"),),
        "Describes a level voice against shouting.",
        "Nothing is said of how the visitor took it.",
        "",
    ),
    ("angry", "owns_mistakes"): Judgement(
        5,
        (quote("I told her: it was me who put them in the wrong tray"),),
        "Names the own slip without being asked.",
    ),
    ("angry", "asks_first"): Judgement(
        2,
        (
            quote("I kept my voice down and I told her: it was me", Polarity.NEGATIVE),
            quote("Then I asked her what she needed them for"),
        ),
        "Asks, but only after having explained.",
    ),
}

BASELINE_SAID: Said = {
    ("helped", "asks_first"): Judgement(
        3, (quote("I asked him what he was late for"),), "Nearest sentence to the positive anchor."
    ),
    ("helped", "follows_up"): NoReply(Reason.INVALID_REPLY, "rating is 9, off the scale 1 to 5"),
    ("angry", "stays_calm"): Judgement(3.5, (quote("A woman shouted", Polarity.NEGATIVE),)),
    ("angry", "owns_mistakes"): Judgement(4, (quote("I lost everything"),)),
}


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
