"""What trials are tested on: a small guide, answers to it, and ratings of them by hand."""

from collections.abc import Mapping

from answer_eval.answers import ExpectedRating, Kind
from answer_eval.guide import Guide
from answer_eval.interview import Interview
from answer_eval.rating import Judged, NotRated, Rater, RaterKind, Rating, Reason, Unit
from answer_eval.segment import Answer, Status
from answer_eval.transcript import Role, Utterance, transcript_of
from answer_eval.trial.cases import Case, Unlabelled
from answer_eval.trial.rated import RatedCase

RATER = Rater("told", RaterKind.LLM)

Given = float | Reason | tuple[float | Reason, ...]
"""A rating or why there is none, of each sample where there are several."""

Q1, Q2 = "helped", "failed"
INDICATORS = ("asks", "checks")


def small_guide(*, best: int = 5, examples: tuple[Mapping[str, str], ...] = ()) -> Guide:
    """Make a guide with two questions, each rated by the same two indicators."""
    indicators = [
        {"id": "asks", "positive": "Asks first", "negative": "Assumes"},
        {"id": "checks", "positive": "Checks back", "negative": "Leaves it"},
    ]
    care = {"id": "care", "name": "Care", "tier": "primary", "indicators": indicators}
    return Guide.model_validate(
        {
            "id": "small",
            "version": "1",
            "title": "Small",
            "scale": {"min": 1, "max": 5, "best": best},
            "competencies": (care,),
            "questions": (
                {
                    "id": Q1,
                    "text": "Whom did you help?",
                    "competencies": ("care",),
                    "examples": examples,
                },
                {"id": Q2, "text": "When did it go wrong?", "competencies": ("care",)},
                {"id": "chat", "text": "How was the journey?"},
            ),
        }
    )


def answered(name: str, question: str, text: str = "I asked her.") -> Interview:
    """Make an interview that answers one question."""
    transcript = transcript_of([Utterance("Cy", text)], "answers")
    transcript = transcript.with_roles({"Cy": Role.CANDIDATE})
    answers = tuple(
        Answer(each, Status.ANSWERED, (), (0,), (0,), text, 1.0)
        if each == question
        else Answer(each, Status.NOT_ASKED, confidence=1.0)
        for each in (Q1, Q2, "chat")
    )
    return Interview(name, name, transcript, answers)


def rated(
    kind: Kind | Unlabelled,
    given: Mapping[str, Given],
    question: str = Q1,
    *,
    name: str = "",
    expected: tuple[ExpectedRating, ...] = (),
) -> RatedCase:
    """Make a case whose indicators got these ratings."""
    interview = answered(name or f"{question}_{kind}", question)
    answer = next(each for each in interview.answers if each.question == question)
    judged = tuple(
        _judged(Unit(interview.id, interview.id, question, indicator), one, sample)
        for indicator, values in given.items()
        for sample, one in enumerate(values if isinstance(values, tuple) else (values,), start=1)
    )
    return RatedCase(Case(interview, answer, kind, expected), judged)


def _judged(unit: Unit, given: float | Reason, sample: int) -> Judged:
    if isinstance(given, Reason):
        return NotRated(unit=unit, rater=RATER, reason=given, sample=sample)
    return Rating(unit=unit, rater=RATER, value=given, sample=sample)
