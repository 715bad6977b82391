"""What is asked: questions with their probes, and what to look for in an answer."""

from typing import Any, Literal

from answer_eval.item import Item, Note, Remark, Slug, Sourced, Text


class Probe(Note):
    """A planned follow-up, part of its question."""


class RedFlag(Sourced):
    """Something in an answer that a person should look at; it is never a rating."""

    id: Slug
    """Its name in reports."""
    text: Text
    """What gives it away."""
    severity: Literal["low", "medium", "high"] = "medium"
    """How much it weighs with the person who looks."""


class Star(Item):
    """What each part of a told episode should bring."""

    situation: Remark = Remark()
    """Where and when it was."""
    task: Remark = Remark()
    """What had to be done, and why."""
    action: Remark = Remark()
    """What the candidate did."""
    result: Remark = Remark()
    """What came of it."""


class Example(Sourced):
    """A sample answer."""

    kind: Literal["good", "weak"]
    """Which end of the scale it is to lie at."""
    text: Text
    """The candidate's words."""
    use: Literal["anchor", "holdout"] = "holdout"
    """`anchor`: raters may be shown it; `holdout`: kept back, to try raters on."""


class Question(Sourced):
    """A question of the guide and the competencies its answer is rated for."""

    id: Slug
    """Its name in every file a run writes; keep it when the wording changes."""
    text: Text
    """The words the interviewer says."""
    type: Literal[
        "past_behaviour", "situational", "knowledge", "motivation", "opinion", "unstated"
    ] = "unstated"
    """What kind of answer it asks for."""
    asks: tuple[Text, ...] = ()
    """Its parts in order, where it asks more than one thing."""
    competencies: tuple[Slug, ...] = ()
    """What its answer is rated for; without any it is asked and not rated."""
    mapping: Literal["explicit", "inferred"] = "explicit"
    """Whether the question's source names these competencies, or we inferred them."""
    intent: Remark = Remark()
    """What the interviewer wants to learn."""
    probes: tuple[Probe, ...] = ()
    """Planned follow-ups, in the order they are put."""
    key_points: tuple[Note, ...] = ()
    """What a full answer covers."""
    red_flags: tuple[RedFlag, ...] = ()
    """What a person should look at."""
    star: Star = Star()
    """What the parts of a told episode should bring."""
    metrics_to_mention: tuple[Note, ...] = ()
    """Figures that an answer may give."""
    expected_knowledge: tuple[Note, ...] = ()
    """What the candidate should know."""
    tools: tuple[Note, ...] = ()
    """Tools that an answer may name."""
    examples: tuple[Example, ...] = ()
    """Sample answers."""

    @property
    def for_raters(self) -> "Question":
        """The question without anything that is written for candidates."""
        return self.model_copy(update={name: _for_raters(value) for name, value in self})


def _for_raters(value: Any) -> Any:
    match value:
        case tuple():
            return tuple(each for each in value if not _for_candidates(each))
        case Star():
            return value.model_copy(update={name: _for_raters(part) for name, part in value})
        case _:
            return Remark() if _for_candidates(value) else value


def _for_candidates(value: Any) -> bool:
    return isinstance(value, Remark) and value.audience == "candidate"


class Section(Sourced):
    """Questions that are put together, under a title."""

    title: Text
    """Its heading."""
    intro: Remark = Remark()
    """Why these questions are asked."""
    purpose: Remark = Remark()
    """What their answers tell."""
    questions: tuple[Question, ...] = ()
    """In the order they are put."""


class Behaviour(Sourced):
    """A behaviour to be found, where it would show, and the question that leads to it."""

    id: Slug
    """Its name."""
    text: Text
    """What somebody does who shows it."""
    situations: tuple[Note, ...] = ()
    """Where the behaviour would show."""
    question: Question
    """The lead question, with its probes."""
