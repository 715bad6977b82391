"""A document's blocks put where a guide has a place for them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from answer_eval.importing._anchors import Columns, Pair
from answer_eval.importing._topics import Field


class Words(NamedTuple):
    """A text of the document and its line."""

    line: int
    text: str


@dataclass
class Competency:
    """What is assessed, as far as the document has told."""

    line: int
    name: str
    tier: str = "primary"
    definition: Words | None = None
    pairs: list[Pair] = field(default_factory=list)


@dataclass
class Question:
    """A question, and what the document says of it."""

    line: int
    text: str
    competencies: list[Competency] = field(default_factory=list)
    is_inferred: bool = False
    parts: dict[Field, list[Words]] = field(default_factory=dict)


@dataclass
class Section:
    """Questions under a title of their own."""

    line: int
    title: str
    intro: Words | None = None
    questions: list[Question] = field(default_factory=list)


@dataclass
class Outline:
    """All that was found, in the document's order, and what has no place."""

    title: str = ""
    about: list[Words] = field(default_factory=list)
    responsibilities: list[Words] = field(default_factory=list)
    competencies: list[Competency] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    scale: Columns | None = None
    """The columns of the first table of indicators, which give the scale."""
    unplaced: list[Words] = field(default_factory=list)

    @property
    def all_questions(self) -> list[Question]:
        """Every question, whatever holds it."""
        return self.questions + [each for section in self.sections for each in section.questions]

    def competency(self, name: str) -> Competency | None:
        """Return the competency of a name, whatever its case and spacing."""
        return next((each for each in self.competencies if key(each.name) == key(name)), None)

    def named(self, assessed: str, heading: str) -> list[Competency]:
        """Return the competencies of a heading: its own name, or those named as assessed in it."""
        own = self.competency(heading)
        if own:
            return [own]
        said = f" {key(assessed)} "
        held = [each for each in self.competencies if f" {key(each.name)} " in said]
        return [each for each in held if not _is_part_of_another(each, held)]

    def add_competency(self, line: int, name: str, tier: str = "primary") -> Competency:
        """Return the competency of a name, made where there is none yet."""
        known = self.competency(name)
        if known is None:
            known = Competency(line, name, tier)
            self.competencies.append(known)
        return known

    def infer_competencies(self) -> None:
        """Give each question without competencies the one whose name it comes nearest to."""
        titles = {id(q): section.title for section in self.sections for q in section.questions}
        for question in self.all_questions:
            if not question.competencies:
                said = _stems(f"{question.text} {titles.get(id(question), '')}")
                question.competencies = _nearest(said, self.competencies)
                question.is_inferred = bool(question.competencies)


def _is_part_of_another(competency: Competency, others: list[Competency]) -> bool:
    """Tell whether a name stands in a longer one: "focus" in "customer focus"."""
    name = key(competency.name)
    return any(name != key(each.name) and name in key(each.name) for each in others)


def key(name: str) -> str:
    """Return a name's letters and digits in lower case, its words apart."""
    return " ".join(re.findall(r"[^\W_]+", name.lower()))


ENOUGH = 0.6
"""Share of a competency's name that a question must hold to be taken for it."""
LIGHT = frozenset({"and", "the", "for", "with", "focus", "skills", "skill", "orientation"})
"""Words of names that tell no competency from another."""


def _stems(text: str) -> set[str]:
    words = (word for word in key(text).split() if word not in LIGHT and len(word) > len("of"))
    return {re.sub(r"(?:ing|ed|es|s|ion|ity|ment)$", "", word)[:6] for word in words}


def _nearest(said: set[str], competencies: Iterable[Competency]) -> list[Competency]:
    """Return the one competency that holds most of its name in a text; none where two do."""
    shares = [(_share(_stems(each.name), said), each) for each in competencies]
    most = max((share for share, _ in shares), default=0.0)
    best = [each for share, each in shares if share == most]
    return best if most >= ENOUGH and len(best) == 1 else []


def _share(name: set[str], said: set[str]) -> float:
    return len(name & said) / len(name) if name else 0.0
