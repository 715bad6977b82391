"""Changes that must leave ratings where they are, or must lower them: one check a file."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from answer_eval._registry import Registry
from answer_eval.trust.scene import Scene


class Must(StrEnum):
    """What ratings have to do under a change."""

    STAY = "stay"
    FALL = "fall"


class Perturbing(Protocol):
    """One change to what a rater reads."""

    @property
    def name(self) -> str:
        """The check's name in every table."""
        ...

    @property
    def about(self) -> str:
        """One line for the table in the docs: what is changed."""
        ...

    @property
    def must(self) -> Must:
        """What ratings have to do."""
        ...

    @property
    def steps(self) -> int:
        """How many scenes `vary` gives."""
        ...

    def vary(self, scene: Scene) -> tuple[Scene, ...]:
        """Return the scene changed, each time further; an answer may stay as it was."""
        ...


@dataclass(frozen=True, slots=True)
class Check:
    """A check of this package: its texts, and the function that changes a scene."""

    name: str
    about: str
    vary: Callable[[Scene], tuple[Scene, ...]]
    must: Must = Must.STAY
    steps: int = 1


CHECKS: Registry[Perturbing] = Registry("answer_eval.trust.checks", "check")
