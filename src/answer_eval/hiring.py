"""The hiring process around the interview: kept with the guide for people, never rated."""

from typing import Annotated

from pydantic import Field

from answer_eval.item import Entry, Item, Note, Remark, Sourced, Text


class Responsibility(Note):
    """One thing the job holder does."""


class Job(Item):
    """The job that the interview is for."""

    title: str = ""
    """What the job is called."""
    responsibilities: tuple[Responsibility, ...] = ()
    """What the job holder does."""


class Stage(Sourced):
    """One meeting on the way to a decision."""

    name: Text
    """What the meeting is called."""
    focus_areas: tuple[Note, ...] = ()
    """What it looks into."""
    participants: tuple[Note, ...] = ()
    """Who meets the candidate."""
    success_criteria: tuple[Note, ...] = ()
    """What a candidate has to show to go on."""
    required_materials: tuple[Note, ...] = ()
    """What to bring."""
    preparation_tips: tuple[Note, ...] = ()
    """How candidates can get ready."""
    discussion_points: tuple[Note, ...] = ()
    """What is usually talked about."""


class Task(Sourced):
    """A piece of work that candidates are set."""

    name: Text
    """What the task is called."""
    description: Remark = Remark()
    """What the candidate does, and what for."""
    duration_minutes: Annotated[int, Field(ge=0)] = 0
    """How long it takes; 0 where that isn't laid down."""
    requirements: tuple[Note, ...] = ()
    """What must be at hand or known beforehand."""
    scenario: tuple[Note, ...] = ()
    """What the case put to the candidate is made of."""
    deliverables: tuple[Note, ...] = ()
    """What the candidate hands in."""
    evaluation_criteria: tuple[Note, ...] = ()
    """What the work is judged by."""
    common_mistakes: tuple[Note, ...] = ()
    """What often goes wrong."""
    tips: tuple[Note, ...] = ()
    """How candidates can do well."""
    areas_to_analyse: tuple[Note, ...] = ()
    """What the candidate should look into."""


class Step(Entry):
    """A step of the hiring protocol."""

    examples: tuple[Note, ...] = ()
    """What it could look like."""


class Decision(Item):
    """How the choice between candidates is made."""

    rule: Remark = Remark()
    """Whom to choose."""
    balance: tuple[Note, ...] = ()
    """What is weighed together."""


class Figure(Sourced):
    """A figure about the hiring process as a whole."""

    name: Text
    """What it counts."""
    value: str = ""
    """As the source gives it; empty where the source names the figure and leaves it open."""
