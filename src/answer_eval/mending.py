"""What people corrected in one interview, and what it does to roles and answers."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from answer_eval.errors import BadCorrections, try_each
from answer_eval.segment import CORRECTED, Answer, Status
from answer_eval.transcript import Role, Transcript

SURE = 1.0
"""The confidence in what a person says."""


@dataclass(frozen=True, slots=True)
class RoleCorrection:
    """Who really spoke in some turns."""

    turns: tuple[int, ...]
    role: Role
    where: str
    """The correction's `file:line`."""


@dataclass(frozen=True, slots=True)
class AnswerCorrection:
    """In which turns a question is really answered, or that it isn't."""

    question: str
    said: tuple[int, ...] | Status
    where: str


@dataclass(frozen=True, slots=True)
class Corrections:
    """All corrections of one interview."""

    roles: tuple[RoleCorrection, ...] = ()
    answers: tuple[AnswerCorrection, ...] = ()

    @property
    def turns(self) -> tuple[int, ...]:
        """The turns whose roles people settled."""
        return tuple(sorted({turn for each in self.roles for turn in each.turns}))

    def settle_roles(self, transcript: Transcript) -> bool:
        """Tell whether people settled the role of every turn."""
        return bool(transcript.turns) and len(self.turns) == len(transcript.turns)

    def cast(self, transcript: Transcript) -> Transcript:
        """Return a transcript with the roles corrected; BadCorrections for turns it hasn't."""
        try_each(
            lambda each: _check_turns(each.turns, transcript, each.where),
            self.roles,
            BadCorrections,
        )
        roles = {turn: each.role for each in self.roles for turn in each.turns}
        turns = (replace(turn, role=roles.get(turn.index, turn.role)) for turn in transcript.turns)
        return replace(transcript, turns=tuple(turns)) if roles else transcript

    def mend(self, transcript: Transcript, answers: Sequence[Answer]) -> tuple[Answer, ...]:
        """Return an interview's answers corrected; the transcript has its corrected roles.

        A turn that a correction brings to a question leaves the one it was in, unless that one
        is corrected too. Raises BadCorrections, with `file:line`, for what the interview hasn't.
        """
        found = {answer.question: answer for answer in answers}
        corrected = try_each(
            lambda each: _corrected(transcript, _answer(found, each), each),
            self.answers,
            BadCorrections,
        )
        mended = {answer.question: answer for answer in corrected}
        changes = [(found[name], answer) for name, answer in mended.items()]
        left = dict(_left(transcript, answers, changes))
        return tuple(mended.get(a.question) or left.get(a.question) or a for a in answers)


NO_CORRECTIONS = Corrections()


def _answer(found: dict[str, Answer], correction: AnswerCorrection) -> Answer:
    try:
        return found[correction.question]
    except KeyError:
        raise BadCorrections(
            f"the interview's guide has no question {correction.question!r}",
            where=correction.where,
            fix=f"its questions are {', '.join(found)}",
        ) from None


def _check_turns(turns: Collection[int], transcript: Transcript, where: str) -> None:
    strange = [turn for turn in turns if turn >= len(transcript.turns)]
    if strange:
        raise BadCorrections(
            f"there is no turn {strange[0]}: the interview's are 0 to {len(transcript.turns) - 1}",
            where=where,
            fix="take the numbers that 'answer-eval read' or 'segment' prints",
        )


def _corrected(transcript: Transcript, answer: Answer, correction: AnswerCorrection) -> Answer:
    from answer_eval.segment._recut import recut

    match correction.said:
        case Status.NOT_ASKED:
            again = Answer(answer.question, Status.NOT_ASKED)
        case Status():
            again = replace(answer, status=correction.said)
        case turns:
            _check_turns(turns, transcript, correction.where)
            _check_speaker(turns, transcript, correction.where)
            again = recut(transcript, answer, turns)
    return replace(again, confidence=SURE, source=CORRECTED)


def _check_speaker(turns: Collection[int], transcript: Transcript, where: str) -> None:
    if any(transcript.turns[turn].role is Role.CANDIDATE for turn in turns):
        return
    named = ", ".join(f"{turn} ({transcript.turns[turn].role})" for turn in turns)
    raise BadCorrections(
        f"none of these turns is the candidate's: {named}",
        where=where,
        fix="name the turns of the reply, or correct their role in a row of its own",
    )


def _left(
    transcript: Transcript, answers: Sequence[Answer], changes: Sequence[tuple[Answer, Answer]]
) -> Iterator[tuple[str, Answer]]:
    """Yield the answers that lose turns to others, each `(before, after)` its correction."""
    from answer_eval.segment._recut import without

    moved = {turn for before, after in changes for turn in {*after.turns} - {*before.turns}}
    takers = (after for _, after in changes if moved & {*after.turns})
    taken = {turn for after in takers for turn in after.segment}
    for answer in answers:
        if moved & {*answer.turns}:
            lost = without(transcript, answer, moved, taken)
            yield answer.question, replace(lost, source=CORRECTED)
