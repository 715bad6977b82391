"""How near each sentence is to an indicator, and which of its anchors it speaks for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import sub
from statistics import fmean, pstdev
from typing import TYPE_CHECKING

from answer_eval.guide import Question
from answer_eval.raters._baseline.conduct import Sign, conduct, is_own, read_signs, to_listener
from answer_eval.raters._baseline.withdrawal import taken_back
from answer_eval.rubric import Indicator

if TYPE_CHECKING:  # it brings numpy
    from answer_eval.similarity import Similarity

EVERYDAY = (
    "It rained for most of the week.",
    "My sister lives two streets away from me.",
    "The train was full this morning.",
    "I have been living in this city for about six years.",
    "We went to the lake on Saturday and had a picnic.",
    "I studied history and a bit of Spanish at college.",
    "The office is on the third floor, next to the lift.",
    "There were about thirty of us at the time.",
    "That was before the holidays, in December.",
    "I usually cycle when the weather is good.",
    "My first job was in a bakery, when I was at school.",
    "He comes from a small town near the border.",
    "The film was longer than I had expected.",
    "We have a dog and two cats at home.",
    "It takes about forty minutes by car.",
    "I played the piano until I was fifteen.",
    "They opened a second shop last year.",
    "The coffee there is very good.",
    "I moved here after university.",
    "It is a fairly big company with offices in several countries.",
    "On Sundays I cook for the family.",
    "The meeting was on a Tuesday, I think.",
    "She has been there for a long time.",
    "I like reading and going to concerts.",
)
"""Talk about nothing in particular: how alike it is to an anchor is what no evidence looks like."""

NEIGHBOUR = 0.5
"""The share of a sentence's nearness that the one before and the one after it get: a story's turn
is seldom told in the words of the rubric, but beside them."""
FAINT = 0.15
"""What one standard deviation nearer to one anchor counts where a sentence shows no conduct."""
AT_MOST = 0.5
"""The most that it counts, however near: as much as one clear sign of conduct."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence in view of one indicator."""

    text: str
    signs: tuple[Sign, ...]
    nearness: float
    """To question and anchors, in standard deviations above everyday talk."""
    closeness: float
    """To the nearer anchor alone, in the same measure."""
    lean: float
    """From -1, all for the negative anchor, to 1, all for the positive."""
    taken_back: str
    """The words, here or later, by which the speaker takes it back; empty where it stands."""


def passages(
    sentences: Sequence[str],
    question: Question,
    indicators: Sequence[Indicator],
    similarity: "Similarity",
) -> Iterator[list[Passage]]:
    """Yield the sentences in view of each indicator, in order."""
    signs = [tuple(read_signs(sentence)) for sentence in sentences]
    references = [text for indicator in indicators for text in _references(question, indicator)]
    taken = taken_back(sentences, signs)
    likeness = similarity.compare([*EVERYDAY, *sentences], references).mean.T.tolist()
    standard = list(map(_standardised, likeness))
    for subject, *anchors in zip(standard[::3], standard[1::3], standard[2::3], strict=True):
        leans = map(_lean, sentences, signs, map(sub, *anchors), taken)
        nearness, closeness = _with_neighbours(subject), map(max, *anchors)
        yield list(map(Passage, sentences, signs, nearness, closeness, leans, taken))


def _references(question: Question, indicator: Indicator) -> tuple[str, str, str]:
    subject = f"{question.text} {indicator.positive} {indicator.negative}"
    return subject, indicator.positive, indicator.negative


def _standardised(column: Sequence[float]) -> list[float]:
    """Return sentences' likeness in standard deviations above the mean of everyday talk."""
    everyday, spoken = column[: len(EVERYDAY)], column[len(EVERYDAY) :]
    mean, deviation = fmean(everyday), pstdev(everyday)
    return [(each - mean) / deviation if deviation else 0.0 for each in spoken]


def _with_neighbours(nearness: Sequence[float]) -> list[float]:
    padded = [0.0, *nearness, 0.0]
    around = zip(padded, nearness, padded[2:], strict=False)  # the first goes on for two more
    return [max(own, NEIGHBOUR * before, NEIGHBOUR * after) for before, own, after in around]


def _lean(sentence: str, signs: Sequence[Sign], contrast: float, taken_back: str) -> float:
    """Let conduct decide; in talk of oneself that shows none, the nearer anchor does, faintly.

    What is taken back speaks no longer for the speaker; what speaks against stays told.
    """
    if taken_back:
        return min(conduct(signs), 0.0)
    if signs:
        return conduct(signs)
    faintly = is_own(sentence) and not to_listener(sentence)
    return max(-AT_MOST, min(AT_MOST, FAINT * contrast)) if faintly else 0.0
