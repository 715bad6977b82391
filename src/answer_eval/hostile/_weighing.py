"""How much each feature of a window speaks for words to a rater, as `weights.yaml` has it."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from answer_eval.hostile._markup import forms
from answer_eval.hostile._signs import signs
from answer_eval.hostile._windows import Window

NAMED = {
    "RATER": "whoever or whatever rates",
    "RULES": "what a rater goes by",
    "SCORE": "a rating",
    "TOP": "the best there is",
    "SELF": "the answer itself",
    "ORDER": "what to put down or leave aside",
    "CLAIM": "what has been decided",
    "READS": "reading it",
    "PRESS": "a plea",
    "YOU": "a reader",
}
"""The families of concepts in words, those that tell most first."""
MOST = 4
"""Families that a reason names where no sign gives one."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The weight of each feature, and what a window's sum of them has to exceed."""

    least: float
    features: dict[str, float]


def weigh(window: Window) -> float:
    """Return by how much a window exceeds what words to a rater weigh at least."""
    held = weights()
    weight = held.features.get
    return sum([weight(name, 0) * value for name, value in window.features.items()]) - held.least


def reason(window: Window) -> str:
    """Say in words why a window speaks to a rater: by its weightiest sign, or by its families."""
    held, whys = weights().features, _whys()
    signs_seen = sorted(whys.keys() & window.features, key=lambda name: (-held.get(name, 0), name))
    if signs_seen:
        return whys[signs_seen[0]]
    families = [words for name, words in NAMED.items() if name in window.features]
    return f"speaks at once of {', '.join(families[:MOST])}"


@cache
def weights() -> Weights:
    """Read the weights, once."""
    source = files("answer_eval.hostile").joinpath("weights.yaml").read_text(encoding="utf-8")
    return Weights(**yaml.safe_load(source))


@cache
def _whys() -> dict[str, str]:
    return {f"sign:{sign.name}": sign.why for sign in signs()} | {
        f"form:{form.name}": form.why for form in forms()
    }
