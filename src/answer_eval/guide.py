"""What was to be asked, and the rubric the answers are rated by."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field
from pydantic.json_schema import GenerateJsonSchema, models_json_schema

from answer_eval._digest import digest
from answer_eval._faults import Fault, Path, bad_guide, validated
from answer_eval._yaml import Located, read_yaml
from answer_eval.errors import InputError
from answer_eval.hiring import (
    Decision,
    Figure,
    Job,
    Responsibility,
    Stage,
    Step,
    Task,
)
from answer_eval.item import Entry, Item, Note
from answer_eval.question import Behaviour, Probe, Question, Section
from answer_eval.rubric import Competency, Indicator, RubricFile, doubled

__all__ = [
    "Guide",
    "Job",
    "OpenRubric",
    "Probe",
    "Question",
    "Responsibility",
    "Scoring",
    "Stage",
    "Task",
    "guide_of",
    "guide_schema",
    "parse_guide",
    "parse_rubric",
    "rubric_of",
]

OpenRubric = Callable[[str], tuple[str, str]]
"""From a file's name as a guide writes it to that file's text, and its name as errors show it."""


class Scoring(Item):
    """How ratings become scores."""

    minimum_rated: Annotated[int, Field(ge=1)] = 2
    """A competency with fewer rated indicators gets no score."""
    minimum_share: Annotated[float, Field(ge=0, le=1)] = 0.5
    """A competency with a smaller share of its indicators rated gets no score."""
    overall: tuple[str, ...] = ("primary",)
    """The tiers whose competencies make the overall score."""


class Guide(RubricFile):
    """An interview guide with its rubric, as one YAML file holds them."""

    model_config = ConfigDict(serialize_by_alias=True)

    rubric_file: Annotated[str, Field(alias="rubric")] = ""
    """A file beside this one to take competencies from, and the scale where this one has none."""
    role: Job = Job()
    """The job that the interview is for."""
    scoring: Scoring = Scoring()
    """How ratings become scores."""
    questions_alone: Annotated[tuple[Question, ...], Field(alias="questions")] = ()
    """Questions outside sections and behaviours; they come first."""
    sections: tuple[Section, ...] = ()
    """Questions that are put together, under a title."""
    behaviours: tuple[Behaviour, ...] = ()
    """Behaviours to be found, each with the question that leads to it."""
    stages: tuple[Stage, ...] = ()
    """The meetings on the way to a decision; never rated."""
    tasks: tuple[Task, ...] = ()
    """Work that candidates are set; never rated."""
    qualities: tuple[Entry, ...] = ()
    """What to look for in a person, in general words; never rated."""
    strategies: tuple[Entry, ...] = ()
    """Ways to hold the interview."""
    reference_checks: tuple[Entry, ...] = ()
    """What to ask of people who know the candidate's work, and how."""
    protocol: tuple[Step, ...] = ()
    """The steps of hiring, in order."""
    decision: Decision = Decision()
    """How the choice between candidates is made."""
    """How the choice between candidates is made."""
    process: tuple[Figure, ...] = ()
    """Figures about the hiring process."""
    method: tuple[Note, ...] = ()
    """How the questions were made, step by step."""

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question in the guide's order, whatever holds it."""
        return tuple(question for _, question in self.placed_questions())

    def placed_questions(self) -> Iterator[tuple[Path, Question]]:
        """Yield every question in the guide's order, with its place in the file."""
        for index, question in enumerate(self.questions_alone):
            yield ("questions", index), question
        for index, section in enumerate(self.sections):
            for place, question in enumerate(section.questions):
                yield ("sections", index, "questions", place), question
        for index, behaviour in enumerate(self.behaviours):
            yield ("behaviours", index, "question"), behaviour.question

    def _misfits(self) -> Iterator[Fault]:
        yield from super()._misfits()
        placed = list(self.placed_questions())
        if not placed:
            yield Fault(("questions",), NO_QUESTION)
        behaviours = ((("behaviours", i), each.id) for i, each in enumerate(self.behaviours))
        yield from doubled("question", ((path, each.id) for path, each in placed))
        yield from doubled("behaviour", behaviours)
        known = {competency.id for competency in self.competencies}
        for path, question in placed:
            yield from _strangers(path, question, known)
            flags = enumerate(question.red_flags)
            yield from doubled("red flag", (((*path, "red_flags", i), f.id) for i, f in flags))

    @property
    def digest(self) -> str:
        """The digest of all that the guide says, wherever its competencies are written."""
        return digest(self.model_dump(mode="json", exclude={"rubric_file"}))

    def question(self, question_id: str) -> Question:
        """Return the question of an id; KeyError where there is none."""
        try:
            return next(each for each in self.questions if each.id == question_id)
        except StopIteration:
            raise KeyError(question_id) from None

    def rated_for(self, question: Question) -> tuple[Competency, ...]:
        """Return the competencies with indicators that a question names, in the guide's order."""
        named = (each for each in self.competencies if each.id in question.competencies)
        return tuple(competency for competency in named if competency.indicators)

    def units(self) -> Iterator[tuple[Question, Competency, Indicator]]:
        """Yield every indicator to be rated in every question's answer."""
        for question in self.questions:
            for competency in self.rated_for(question):
                for indicator in competency.indicators:
                    yield question, competency, indicator


def _strangers(path: Path, question: Question, known: set[str]) -> Iterator[Fault]:
    for index, name in enumerate(question.competencies):
        if name not in known:
            yield Fault((*path, "competencies", index), f"no competency has the id {name!r}")


NO_QUESTION = (
    "is missing: a guide asks at least one; a file of competencies alone is a rubric, which a "
    "guide names in its 'rubric' field"
)

QUESTION_HOLDERS = ("questions", "sections", "behaviours")
"""The fields of which a guide has at least one and a rubric file none."""


def _nowhere(file: str) -> tuple[str, str]:
    raise InputError(f"{file} can't be opened: the guide was read from no file")


def parse_guide(text: str, name: str, open_rubric: OpenRubric = _nowhere) -> Guide:
    """Read a guide from YAML; `name` is the file as errors show it.

    Where the guide says `rubric: FILE`, `open_rubric(FILE)` gives that file, and those of its
    competencies that a question names and the guide doesn't define are added to the guide's own.
    Raises BadGuide with `file:line` of the first fault and a count of the others; the file is the
    one at fault. An OSError or InputError of `open_rubric` is told with the guide's line.
    """
    return guide_of(read_yaml(text, name), open_rubric)


def guide_of(source: Located, open_rubric: OpenRubric = _nowhere) -> Guide:
    """Make a guide of a file's data; raises as `parse_guide` does."""
    file = source.data.get("rubric") if isinstance(source.data, dict) else None
    if not (file and isinstance(file, str)):
        return validated(Guide, source)
    guide = validated(Guide, _joined(source, _opened(file, source, open_rubric)))
    if not any(question.competencies for question in guide.questions):
        raise bad_guide(source, Fault(("rubric",), "no question names a competency of this file"))
    return guide


def parse_rubric(text: str, name: str) -> RubricFile:
    """Read a file for its scale and competencies: a rubric alone or a whole guide.

    Raises BadGuide as `parse_guide` does, also for a guide that takes its competencies from a
    third file.
    """
    return rubric_of(read_yaml(text, name))


def rubric_of(source: Located) -> RubricFile:
    """Make a rubric, or a whole guide, of a file's data; raises as `parse_rubric` does."""
    fields = source.data if isinstance(source.data, dict) else {}
    if "rubric" in fields:
        what = "takes its competencies from a third file: name that file instead of this one"
        raise bad_guide(source, Fault(("rubric",), what))
    holds_questions = any(field in fields for field in QUESTION_HOLDERS)
    return validated(Guide if holds_questions else RubricFile, source)


def _opened(file: str, guide: Located, open_rubric: OpenRubric) -> RubricFile:
    try:
        text, name = open_rubric(file)
    except (OSError, InputError) as error:
        reason = getattr(error, "strerror", None) or getattr(error, "what", None) or str(error)
        raise bad_guide(guide, Fault(("rubric",), f"{file}: {reason}")) from None
    return parse_rubric(text, name)


def _joined(guide: Located, rubric: RubricFile) -> Located:
    """Add the rubric's competencies to the guide's own; the line `rubric:` stands for them."""
    data = {"scale": rubric.scale, "competencies": [], **guide.data}
    own = data["competencies"]
    if not isinstance(own, list):
        return replace(guide, data=data)
    defined = {each.get("id") for each in own if isinstance(each, dict)}
    wanted = set(_named_in(guide.data)) - defined
    taken = [each for each in rubric.competencies if each.id in wanted]
    if not own and not taken:  # then the fault lies with the questions, and is told there
        taken = list(rubric.competencies)
    data["competencies"] = [*own, *taken]
    places = range(len(own), len(own) + len(taken))
    lines: dict[Path, int] = {("competencies", place): guide.lines["rubric",] for place in places}
    return replace(guide, data=data, lines={**guide.lines, **lines})


def _named_in(item: Any) -> Iterator[str]:
    """Yield the ids that questions anywhere in a file's data name as competencies."""
    if isinstance(item, dict):
        named = item.get("competencies")
        yield from (each for each in named or [] if isinstance(each, str))
        item = list(item.values())
    if isinstance(item, list):
        for inner in item:
            yield from _named_in(inner)


def guide_schema() -> dict[str, Any]:
    """Return the JSON schema (draft 2020-12) of a guide file, or of a rubric file alone."""
    kinds: list[tuple[type[RubricFile], Literal["validation"]]]
    kinds = [(Guide, "validation"), (RubricFile, "validation")]
    _, definitions = models_json_schema(kinds, schema_generator=_Untitled)
    asks_something = {"anyOf": [{"required": [field]} for field in QUESTION_HOLDERS]}
    rates_something = {"anyOf": [{"required": ["rubric"]}, {"required": ["scale", "competencies"]}]}
    definitions["$defs"]["Guide"]["required"] = ["id", "version", "title"]
    definitions["$defs"]["Guide"]["allOf"] = [asks_something, rates_something]
    return {
        "$schema": _Untitled.schema_dialect,
        "title": "An interview guide with its rubric, or a rubric alone",
        "if": {"anyOf": [*asks_something["anyOf"], {"required": ["rubric"]}]},
        "then": {"$ref": "#/$defs/Guide"},
        "else": {"$ref": "#/$defs/RubricFile"},
        **definitions,
    }


class _Untitled(GenerateJsonSchema):
    """Leaves out the titles that only repeat a field's name."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002  pydantic's signature
        return False
