"""Reads interviews written by hand, each line of the candidate's with the questions it answers.

`# …` remarks; `guide: NAME` names a guide of `rubrics/`, and `? id | text` lines write one; then
`I: …` with any letters for an interviewer and `C: …` for the candidate. A candidate's line ends
with `> id,id`, the questions whose answers it belongs to; `id!` is a question put and not answered.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from answer_eval.files import load_guide, packaged
from answer_eval.guide import Guide
from answer_eval.segment import Answer, Status, segment
from answer_eval.transcript import Role, Transcript, Utterance, transcript_of
from interviewing import guide_of

DIALOGUES = Path(__file__).parent / "segment" / "dialogues"


@dataclass(frozen=True)
class Dialogue:
    """An interview and what became of each question of its guide."""

    transcript: Transcript
    guide: Guide
    truth: dict[str, tuple[Status, tuple[int, ...]]]


@dataclass(frozen=True)
class Judged:
    """What was found of one question, beside what is true."""

    found: Answer
    status: Status
    turns: tuple[int, ...]

    @property
    def asked(self) -> bool:
        """Whether it was put."""
        return self.status is not Status.NOT_ASKED

    @property
    def right(self) -> bool:
        """Whether the turns found are the right question's, or it is rightly said to be unasked."""
        if not self.asked:
            return self.found.status is Status.NOT_ASKED
        return bool({*self.found.turns} & {*self.turns})

    @property
    def exact(self) -> bool:
        """Whether they are exactly the right turns."""
        return self.right and self.found.turns == self.turns


def judge(half: str) -> list[Judged]:
    """Segment the dialogues of one half."""
    return [
        Judged(found, *dialogue.truth[found.question])
        for dialogue in read_dialogues(half)
        for found in segment(dialogue.transcript, dialogue.guide).answers
    ]


def read_dialogues(half: str) -> Iterator[Dialogue]:
    """Yield the dialogues of a half, `tuning` or `held_back`."""
    for path in sorted((DIALOGUES / half).glob("*.txt")):
        yield read_dialogue(path)


def read_dialogue(path: Path) -> Dialogue:
    """Read one file."""
    lines = [line for line in path.read_text("utf-8").splitlines() if line[:1] not in ("", "#")]
    shipped = [line.partition(": ")[2] for line in lines if line.startswith("guide: ")]
    written = dict(line[2:].split(" | ", 1) for line in lines if line.startswith("? "))
    guide = load_guide(packaged("rubrics", shipped[0])) if shipped else guide_of(written)
    spoken = [line for line in lines if line[1:2] == ":"]
    said = [Utterance(line[0], line[3:].partition(" > ")[0]) for line in spoken]
    transcript = transcript_of(said, "text")
    speakers = dict.fromkeys((each.speaker for each in said), Role.INTERVIEWER)
    truth = _truth(spoken, guide)
    roles = speakers | {"C": Role.CANDIDATE}
    return Dialogue(transcript.with_roles(roles), guide, truth)


def _truth(spoken: list[str], guide: Guide) -> dict[str, tuple[Status, tuple[int, ...]]]:
    turns: dict[str, list[int]] = {each.id: [] for each in guide.questions}
    declined = set[str]()
    turn = -1
    for at, line in enumerate(spoken):
        turn += not at or line[0] != spoken[at - 1][0]
        for name in filter(None, line.partition(" > ")[2].split(",")):
            turns[name.strip().removesuffix("!")].append(turn)
            declined |= {name.strip()[:-1]} if name.endswith("!") else set()
    return {name: (_status(some, name in declined), tuple(some)) for name, some in turns.items()}


def _status(turns: list[int], declined: bool) -> Status:
    if not turns:
        return Status.NOT_ASKED
    return Status.NOT_ANSWERED if declined else Status.ANSWERED
