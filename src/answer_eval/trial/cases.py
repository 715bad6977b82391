"""Sample answers as test cases: each with what its author meant it to be."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from answer_eval.answers import Expected, ExpectedKind, ExpectedRating, Kind
from answer_eval.errors import BadAnswers
from answer_eval.guide import Guide, Question
from answer_eval.interview import Interview, of_answers
from answer_eval.question import Example
from answer_eval.segment import Answer, Status
from answer_eval.transcript import Role, Utterance, transcript_of

SPEAKER = "Candidate"
FORMAT = "examples"
"""The format that a transcript made of a guide's example names."""


@dataclass(frozen=True, slots=True)
class Unlabelled:
    """The author says neither good nor weak."""


@dataclass(frozen=True, slots=True)
class Sample:
    """An interview of ready-made answers, and what is expected of them."""

    interview: Interview
    expected: tuple[Expected, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """The answer to one question, and what its author expects of it."""

    interview: Interview
    answer: Answer
    kind: Kind | Unlabelled
    expected: tuple[ExpectedRating, ...] = ()

    @property
    def question(self) -> str:
        """The id of the question that it answers."""
        return self.answer.question


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An answer that is no test case, and why."""

    interview: str
    question: str
    why: str


@dataclass(frozen=True, slots=True)
class Cases:
    """What a guide is tried on, and what was left out of it."""

    cases: tuple[Case, ...]
    left_out: tuple[LeftOut, ...] = ()


def cases_of(samples: Iterable[Sample], guide: Guide) -> Cases:
    """Make a test case of each answer of which its author expects something.

    An answer that is one of the guide's own anchor examples is left out: raters may be shown
    those. Raises BadAnswers for an expectation that the guide has no place for.
    """
    outcomes = [each for sample in samples for each in _outcomes(sample, guide)]
    return Cases(
        tuple(each for each in outcomes if isinstance(each, Case)),
        tuple(each for each in outcomes if isinstance(each, LeftOut)),
    )


def own_cases(guide: Guide) -> Cases:
    """Make a test case of each example that the guide keeps back (`use: holdout`).

    A held-back text that also stands in an anchor example is left out.
    """
    examples = (
        (question, f"{question.id}_{example.kind}_{place}", example)
        for question in guide.questions
        for place, example in enumerate(question.examples, start=1)
        if example.use == "holdout"
    )
    return cases_of((_sample(*each, guide) for each in examples), guide)


def _sample(question: Question, name: str, example: Example, guide: Guide) -> Sample:
    transcript = transcript_of([Utterance(SPEAKER, example.text)], FORMAT)
    transcript = transcript.with_roles({SPEAKER: Role.CANDIDATE})
    interview = of_answers(name, name, transcript, {question.id: 0}, guide)
    return Sample(interview, (ExpectedKind(question.id, Kind(example.kind)),))


def _outcomes(sample: Sample, guide: Guide) -> Iterator[Case | LeftOut]:
    anchors = {_plain(each.text) for each in _anchor_examples(guide)}
    for answer in sample.interview.answers:
        if answer.status is Status.NOT_ASKED:
            continue
        expected = [each for each in sample.expected if each.question == answer.question]
        why = _no_case(answer, expected, guide, anchors)
        if why:
            yield LeftOut(sample.interview.id, answer.question, why)
        else:
            yield _case(sample, answer, expected, guide)


def _anchor_examples(guide: Guide) -> Iterator[Example]:
    for question in guide.questions:
        yield from (each for each in question.examples if each.use == "anchor")


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _no_case(answer: Answer, expected: Sequence[Expected], guide: Guide, anchors: set[str]) -> str:
    if _plain(answer.text) in anchors:
        return "it is an anchor example of the guide, which raters may be shown"
    if not guide.rated_for(guide.question(answer.question)):
        return "its question is asked and not rated"
    return "" if expected else "nothing is expected of it"


def _case(sample: Sample, answer: Answer, expected: Sequence[Expected], guide: Guide) -> Case:
    kinds = {each.kind: each.where for each in expected if isinstance(each, ExpectedKind)}
    ratings = tuple(each for each in expected if isinstance(each, ExpectedRating))
    if len(kinds) > 1:
        raise BadAnswers(
            f"interview {sample.interview.id!r} answers {answer.question!r} as good and as weak",
            where=list(kinds.values())[-1],
            fix="keep one of the two in expected_kind",
        )
    for each in ratings:
        _check(each, sample, guide)
    kind = next(iter(kinds), Unlabelled())
    return Case(sample.interview, answer, kind, ratings)


def _check(expected: ExpectedRating, sample: Sample, guide: Guide) -> None:
    rated = [i.id for c in guide.rated_for(guide.question(expected.question)) for i in c.indicators]
    if expected.indicator and expected.indicator not in rated:
        raise BadAnswers(
            f"interview {sample.interview.id!r} expects a rating of {expected.indicator!r}, for"
            f" which {expected.question!r} isn't rated",
            where=expected.where,
            fix=f"it is rated for {', '.join(rated)}",
        )
    if not guide.scale.holds(expected.value):
        raise BadAnswers(
            f"interview {sample.interview.id!r} expects {expected.value:g}, off the guide's scale",
            where=expected.where,
            fix=f"write a rating from {guide.scale.min} to {guide.scale.max}",
        )
