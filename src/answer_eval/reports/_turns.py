"""The transcript as the page shows it: turns with their marks, and where each question begins."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from answer_eval.reports._checklist import Checklist, checklist
from answer_eval.reports._marks import Mark, Piece, pieces
from answer_eval.reports._quotes import QuoteView
from answer_eval.reports._section import Link, ScoreView, Section
from answer_eval.reports._words import FLAGS, STATUSES, Said, clock, settled_by, turn_range
from answer_eval.segment import Answer, Status
from answer_eval.transcript import Turn


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question of the guide, what became of it, and where."""

    anchor: str
    number: int
    text: str
    status: str
    is_answered: bool
    settled: str
    """Who settled where it is answered, "" where the segmenter found it."""
    asked: tuple[Link, ...]
    answered: tuple[Link, ...]
    scores: tuple[ScoreView, ...]
    flags: tuple[Said, ...]
    checklist: Checklist


@dataclass(frozen=True, slots=True)
class TurnView:
    """One turn; `questions` are those whose part of the interview begins with it."""

    anchor: str
    index: int
    speaker: str
    role: str
    time: str
    questions: tuple[QuestionView, ...]
    in_answer: bool
    pieces: tuple[Piece, ...]


def questions(section: Section) -> tuple[QuestionView, ...]:
    """Return every question of the guide, in its order."""
    return tuple(
        _question(section, index, answer) for index, answer in enumerate(section.interview.answers)
    )


def turns(
    section: Section, asked: Iterable[QuestionView], quotes: Iterable[QuoteView]
) -> tuple[TurnView, ...]:
    """Return every turn, marked where a located quote stands."""
    marks = defaultdict[int, list[Mark]](list)
    for quote in quotes:
        for turn, mark in quote.marks():
            marks[turn].append(mark)
    begins = defaultdict[int, list[QuestionView]](list)
    for view, answer in zip(asked, section.interview.answers, strict=True):
        if here := _turns_of(answer):
            begins[min(here)].append(view)
    inside = {turn for answer in section.interview.answers for turn in _turns_of(answer)}
    return tuple(
        _turn(section, turn, marks[turn.index], tuple(begins[turn.index]), turn.index in inside)
        for turn in section.interview.transcript.turns
    )


def _turns_of(answer: Answer) -> set[int]:
    return {*answer.asked_in, *answer.turns, *answer.segment}


def _turn(
    section: Section,
    turn: Turn,
    marks: Iterable[Mark],
    begins: tuple[QuestionView, ...],
    in_answer: bool,
) -> TurnView:
    return TurnView(
        anchor=section.anchor("t", turn.index),
        index=turn.index,
        speaker=turn.speaker,
        role=turn.role.value,
        time=clock(turn.time),
        questions=begins,
        in_answer=in_answer,
        pieces=tuple(pieces(turn.text, marks)),
    )


def _question(section: Section, index: int, answer: Answer) -> QuestionView:
    own = section.interview.flags_of(answer)[len(section.interview.flags) :]
    return QuestionView(
        anchor=section.anchor("a", index + 1),
        number=index + 1,
        text=section.guide.question(answer.question).text,
        status=STATUSES[answer.status],
        is_answered=answer.status is Status.ANSWERED,
        settled=settled_by(answer),
        asked=_places(section, answer.asked_in),
        answered=_places(section, answer.turns),
        scores=tuple(
            section.score(each, each.scorecard.questions[index]) for each in section.evaluations
        ),
        flags=tuple(FLAGS[flag] for flag in own),
        checklist=checklist(section, answer.question),
    )


def _places(section: Section, numbers: tuple[int, ...]) -> tuple[Link, ...]:
    if not numbers:
        return ()
    return (Link(turn_range(numbers), f"#{section.anchor('t', min(numbers))}"),)
