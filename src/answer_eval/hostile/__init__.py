"""Words in an answer that speak to whoever rates it, not to the interviewer.

They are a reason for a person to look and nothing else: nothing is left out of what a rater
reads, and no rating moves by them. What counts is laid down in three files: `words.yaml` (which
concept a word is of), `signs.yaml` (concepts that together speak to a rater, and what makes them
harmless) and `markup.yaml` (what only machines write).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from answer_eval.hostile._markup import forged
from answer_eval.hostile._readings import hides_text, readings
from answer_eval.hostile._signs import sightings


@dataclass(frozen=True, slots=True)
class Instruction:
    """Instruction-like text, decoded where it was disguised, and why it is taken for that."""

    text: str
    why: str


@lru_cache(maxsize=256)
def instructions_in(text: str) -> tuple[Instruction, ...]:
    """Return what in a text speaks to a rater, each with its reason.

    Orders that the candidate tells of ("the customer told me to ignore the instructions") are
    none; what only machines write (chat markup, a reply's JSON, hidden letters) is one anywhere.
    """
    return tuple(dict.fromkeys(_instructions(text)))


def _instructions(text: str) -> Iterator[Instruction]:
    if hidden := hides_text(text):
        yield Instruction(hidden, "hides text")
    for reading in readings(text):
        for form, why in forged(reading):
            yield Instruction(form, why)
        for seen in sightings(reading):
            yield Instruction(reading[seen.start : seen.end].strip(), seen.sign.why)
