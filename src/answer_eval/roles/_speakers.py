"""What everything a speaker says comes to: who is the candidate, under which labels."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

import numpy as np
import numpy.typing as npt

from answer_eval.roles._hearing import Numbers
from answer_eval.roles._labels import (
    one_person,
    says_bystander,
    says_candidate,
    says_interviewer,
)
from answer_eval.roles._signs import Signs

SECOND_HALF = 0.5
"""What a turn's signs count there: towards the end candidates ask, and interviewers tell."""
SURENESS = 0.7
"""Log-odds for each unit that two speakers' odds lie apart."""
TALK = 0.4
"""What the logarithm of the words spoken counts."""
NAMED = 6.0
"""What a label counts that says it: "Candidate", "Interviewer"."""
BYSTANDER_SHARE, BYSTANDER_ASKS = 0.05, 1
"""Who speaks less than this share of the words and asks no more than this is neither."""
ANOTHER_LABEL = 1.3
"""How much a label's own turns have to say before it surely is the candidate's too, or isn't."""
FEWEST_TURNS = 3
"""Who speaks less often takes over from nobody."""
OVERLAP = 0.1
"""The share of its turns that may lie before the candidate's first label ends."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """One label, or whoever speaks under it by all that is known."""

    label: str
    turns: tuple[int, ...]
    words: int
    signs: float
    """The sum of its turns' signs."""
    early: float
    """The same, the second half counting less."""
    named: float
    """What its label says."""
    asks: int
    puts: int

    @property
    def told(self) -> float:
        """What its own turns say for its being a candidate, in standard deviations."""
        return self.signs / sqrt(len(self.turns))


def speakers(words: Numbers, voices: Sequence[str], seen: Signs) -> list[Speaker]:
    """Put together what each voice says, in the order in which they are first heard."""
    names = np.array(voices, object)
    at = {label: names == label for label in dict.fromkeys(voices)}
    return [_speaker(label, words, mine, seen) for label, mine in at.items()]


def _speaker(label: str, words: Numbers, mine: npt.NDArray[np.bool_], seen: Signs) -> Speaker:
    turns = tuple(np.flatnonzero(mine).tolist())
    weights = np.where(np.arange(len(mine)) <= len(mine) // 2, 1, SECOND_HALF)
    return Speaker(
        label,
        turns,
        int(words[mine].sum()),
        float(seen.odds[mine].sum()),
        float((seen.odds * weights)[mine].sum()),
        NAMED * (says_candidate(label) - says_interviewer(label)),
        int(seen.asks[mine].sum()),
        int(seen.puts[mine].sum()),
    )


def likeliest(words: Numbers, voices: Sequence[str], seen: Signs) -> list[Speaker]:
    """Return who is likeliest to be the candidate, under all their labels."""
    everyone = speakers(words, voices, seen)
    return candidates(everyone, [max(everyone, key=lambda each: odds([each], len(voices)))])


def odds(group: Sequence[Speaker], turns: int) -> float:
    """Return how much these are the candidate, to be compared within one interview."""
    told = sum(each.early for each in group) / sqrt(turns)
    talk = TALK * log(sum(each.words for each in group) + 1)
    return told + talk + max(each.named for each in group)


def candidates(everyone: Sequence[Speaker], known: Sequence[Speaker]) -> list[Speaker]:
    """Return the candidate's labels: those known, and those of the same person."""
    found = list(known)
    for each in sorted(everyone, key=lambda each: each.signs, reverse=True):
        left = [other for other in everyone if other not in found and other is not each]
        if each not in found and left and any(_same(each, other) for other in known):
            found.append(each)
    return sorted(found, key=lambda each: each.turns[0])


def _same(one: Speaker, other: Speaker) -> bool:
    """Tell whether a label is that same person's: by name, or as it speaks where the other doesn't.

    Candidates don't leave half-way: who comes when one is gone is the candidate again.
    """
    if _takes_over(one, other):
        return one.told >= (-ANOTHER_LABEL if one_person(one.label, other.label) else 0)
    return one.told >= 0 and one_person(one.label, other.label)


def _takes_over(one: Speaker, other: Speaker) -> bool:
    """Tell whether one of them begins to speak, but for a little, when the other has stopped."""
    if min(len(one.turns), len(other.turns)) < FEWEST_TURNS:
        return False
    return _after(one, other) or _after(other, one)


def open_question(everyone: Sequence[Speaker], found: Sequence[Speaker]) -> str:
    """Return who may be the candidate under another label, and may not be; "" for nobody."""
    for each in everyone:
        for other in found:
            told = abs(each.told) >= ANOTHER_LABEL or one_person(each.label, other.label)
            if each is not other and not told and _takes_over(each, other):
                return each.label
    return ""


def _after(one: Speaker, other: Speaker) -> bool:
    """Tell whether one speaks, but for a little, only when the other has stopped."""
    early = sum(turn < other.turns[-1] for turn in one.turns)
    late = sum(turn > one.turns[0] for turn in other.turns)
    return early <= OVERLAP * len(one.turns) and late <= OVERLAP * len(other.turns)


def bystanders(everyone: Sequence[Speaker], found: Sequence[Speaker]) -> list[str]:
    """Return who neither interviews nor is interviewed; somebody always interviews."""
    others = [each for each in everyone if each not in found]
    least = BYSTANDER_SHARE * sum(each.words for each in everyone)
    aside = [each.label for each in others if _stands_by(each, least)]
    return aside if len(aside) < len(others) else []


def _stands_by(speaker: Speaker, least: float) -> bool:
    if speaker.puts or says_interviewer(speaker.label):
        return False
    quiet = speaker.words < least and speaker.asks <= BYSTANDER_ASKS
    return quiet or says_bystander(speaker.label)


def sureness(everyone: Sequence[Speaker], found: Sequence[Speaker], turns: int) -> float:
    """Return how sure it is that the candidate is these and nobody else, 0 to 1."""
    others = [odds([each], turns) for each in everyone if each not in found]
    return 1 / (1 + exp(-SURENESS * min(40.0, odds(found, turns) - max(others))))
