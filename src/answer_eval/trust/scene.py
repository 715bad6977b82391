"""An interview and a guide as a check finds them, and the same with something changed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from answer_eval.evaluation import Evaluation
from answer_eval.evidence import Polarity
from answer_eval.fence import Line
from answer_eval.guide import Guide
from answer_eval.interview import Interview
from answer_eval.segment import Answer, Status
from answer_eval.transcript import Piece, Role, Span, Transcript, Turn

ADDED = -1
"""The turn's number of a line that a check adds; it gets the next free one."""

Lines = tuple[Line, ...]
Rewrite = Callable[[Lines], Lines]
"""From the turns of one answer to what they become; added lines stand at the end."""


@dataclass(frozen=True, slots=True)
class Scene:
    """An interview, the guide it is rated by, and the quotes that spoke for positive anchors."""

    interview: Interview
    guide: Guide
    quoted: frozenset[Span] = frozenset()

    def rewritten(self, rewrite: Rewrite) -> "Scene":
        """Return the scene with every answer's words rewritten; an emptied answer stays as it is.

        The other turns, and every turn's number, stay as they are.
        """
        transcript, answers = self.interview.transcript, list[Answer]()
        for answer in self.interview.answers:
            before = lines_of(self.interview, answer)
            after = rewrite(before) if answer.status is Status.ANSWERED else before
            if after == before or not _words(after).strip():
                answers.append(answer)
                continue
            told = _numbered(after, len(transcript.turns))
            transcript = _with_lines(transcript, told, self._candidate)
            answers.append(_answer(answer, told))
        changed = replace(self.interview, transcript=transcript, answers=tuple(answers))
        return replace(self, interview=changed)

    def differs(self, other: "Scene", question: str) -> bool:
        """Tell whether the answer to a question, or what it is rated by, isn't the same in both."""
        if self.guide.digest != other.guide.digest:
            return True
        mine, theirs = (
            [(line.role, line.text) for line in lines_of(each, each.answer(question))]
            for each in (self.interview, other.interview)
        )
        return mine != theirs

    @property
    def _candidate(self) -> str:
        turns = self.interview.transcript.turns
        return next((turn.speaker for turn in turns if turn.role is Role.CANDIDATE), "")


def scene_of(evaluation: Evaluation, guide: Guide) -> Scene:
    """Return the scene of a rated interview."""
    located = (quote for judged in evaluation.judged for quote in judged.evidence)
    quoted = (each for each in located if each.quote.polarity is Polarity.POSITIVE)
    spans = frozenset(span for each in quoted for span in each.parts)
    return Scene(evaluation.interview, guide, spans)


def lines_of(interview: Interview, answer: Answer) -> Lines:
    """Return the turns of an answer's segment."""
    turns = (interview.transcript.turns[index] for index in answer.segment)
    return tuple(Line(turn.index, turn.role, turn.text) for turn in turns)


def _words(lines: Iterable[Line]) -> str:
    return "\n".join(line.text for line in lines if line.role is Role.CANDIDATE)


def _numbered(lines: Lines, free: int) -> Lines:
    old = [line for line in lines if line.turn != ADDED]
    new = [line for line in lines if line.turn == ADDED]
    return (*old, *(replace(line, turn=free + place) for place, line in enumerate(new)))


def _with_lines(transcript: Transcript, lines: Sequence[Line], candidate: str) -> Transcript:
    by_turn = {line.turn: line for line in lines}
    old = (
        _said(turn, by_turn[turn.index].text) if turn.index in by_turn else turn
        for turn in transcript.turns
    )
    added = [line for line in lines if line.turn >= len(transcript.turns)]
    return replace(transcript, turns=(*old, *_added(added, candidate)))


def _said(turn: Turn, text: str) -> Turn:
    return replace(turn, text=text, pieces=(Piece(0, len(text), turn.time),))


def _added(lines: Iterable[Line], candidate: str) -> Iterator[Turn]:
    for line in lines:
        speaker = candidate if line.role is Role.CANDIDATE else "Interviewer"
        yield Turn(line.turn, speaker, line.text, role=line.role)


def _answer(answer: Answer, lines: Lines) -> Answer:
    return replace(
        answer,
        segment=tuple(line.turn for line in lines),
        turns=tuple(line.turn for line in lines if line.role is Role.CANDIDATE),
        text=_words(lines),
    )
