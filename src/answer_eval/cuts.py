"""Where the raters of one folder rated different words as the answer to the same question."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from answer_eval.evaluation import Evaluation
from answer_eval.segment import CORRECTED, SEGMENTED, Status

Cut = tuple[Status, tuple[int, ...], str]
"""What became of a question, the turns of its answer, and their words."""


@dataclass(frozen=True, slots=True)
class Cuts:
    """How the answers of several evaluations were cut."""

    shared: int
    """Answers (interview × question) that several raters' ratings rest on."""
    differing: frozenset[tuple[str, str]]
    """Interview and question of those whose turns or words aren't the same for all of them."""
    settled: dict[str, dict[str, int]]
    """By rater and model: how many of the rater's answers that model settled."""

    @property
    def note(self) -> str:
        """What to know before raters are held against each other; "" where nothing differs."""
        if not self.differing:
            return ""
        return (
            f"{len(self.differing)} of {self.shared} answers (interview x question) here were cut "
            "differently for different raters: score with the same --segmenter and corrections "
            "before you compare them"
        )


def cuts(evaluations: Iterable[Evaluation]) -> Cuts:
    """Return how answers were cut, each rater's newest evaluation of an interview counting."""
    found = defaultdict[tuple[str, str, str], list[Cut]](list)
    settled = defaultdict[str, Counter[str]](Counter)
    for each in evaluations:
        for answer in each.interview.answers:
            cut = answer.status, answer.turns, answer.text
            found[each.interview.id, each.guide, answer.question].append(cut)
            if answer.source not in {SEGMENTED, CORRECTED}:
                settled[each.rater.id][answer.source] += 1
    shared = {key: mine for key, mine in found.items() if len(mine) > 1}
    apart = (
        (interview, asked) for (interview, _, asked), mine in shared.items() if len({*mine}) > 1
    )
    by = {rater: dict(models) for rater, models in settled.items()}
    return Cuts(len(shared), frozenset(apart), by)
