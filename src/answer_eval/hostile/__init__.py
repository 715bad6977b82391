"""Words in an answer that speak to whoever rates it, not to the interviewer.

They are a reason for a person to look and nothing else: nothing is left out of what a rater
reads, and no rating moves by them. `words.yaml` says which concept a word is of, `signs.yaml`
which concepts together speak to a rater, `markup.yaml` what only machines write, and
`weights.yaml` how much each of these, and what stands around it, counts.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from answer_eval.hostile._markup import forged
from answer_eval.hostile._readings import hides_text, readings
from answer_eval.hostile._weighing import reason, weigh
from answer_eval.hostile._windows import Window, windows


@dataclass(frozen=True, slots=True)
class Instruction:
    """Instruction-like text, decoded where it was disguised, and why it is taken for that."""

    text: str
    why: str


@lru_cache(maxsize=256)
def instructions_in(text: str) -> tuple[Instruction, ...]:
    """Return what in a text speaks to a rater, each with its reason.

    Orders that the candidate tells of ("the customer told me to ignore the instructions") weigh
    little; chat marks, a reply's own fields and invisible letters are found anywhere.
    """
    return tuple(dict.fromkeys(_instructions(text)))


def _instructions(text: str) -> Iterator[Instruction]:
    if hidden := hides_text(text):
        yield Instruction(hidden, "hides text")
    for reading, disguised in readings(text):
        for form, match, _ in forged(reading):
            if form.always:
                yield Instruction(match.group().strip(), form.why)
        for window in _weightiest(windows(reading, disguised)):
            yield Instruction(reading[window.start : window.end].strip(), reason(window))


def _weightiest(held: list[Window]) -> list[Window]:
    """Return the windows that speak to a rater; of overlapping ones the weightiest, in order."""
    weighed = sorted(((weigh(each), each) for each in held), key=lambda each: -each[0])
    chosen: list[Window] = []
    covered: set[int] = set()
    for weight, window in weighed:
        if weight > 0 and covered.isdisjoint(window.sentences):
            chosen.append(window)
            covered.update(window.sentences)
    return sorted(chosen, key=lambda each: each.start)
