"""What was to be asked, and the rubric the answers are rated by."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, ValidationError, WithJsonSchema, model_validator

from answer_eval._digest import digest
from answer_eval._yaml import Located, read_yaml
from answer_eval.errors import BadGuide
from answer_eval.rubric import Competency, Indicator, Item, Rubric, Scale, Slug, Sourced, Text

Version = Annotated[
    Text,
    BeforeValidator(lambda value: str(value) if isinstance(value, int | float) else value),
    WithJsonSchema({"type": ["string", "number"]}),
]


class Probe(Sourced):
    """A planned follow-up, part of its question."""

    text: Text


class Question(Sourced):
    """A question of the guide and the competencies its answer is rated for."""

    id: Slug
    text: Text
    competencies: tuple[Slug, ...] = ()
    probes: tuple[Probe, ...] = ()


class Responsibility(Sourced):
    """One thing the job holder does."""

    text: Text


class Job(Item):
    """The job that the interview is for."""

    title: str = ""
    responsibilities: tuple[Responsibility, ...] = ()


class Scoring(Item):
    """How ratings become scores."""

    minimum_rated: Annotated[int, Field(ge=1)] = 2
    """A competency with fewer rated indicators gets no score."""
    minimum_share: Annotated[float, Field(ge=0, le=1)] = 0.5
    """A competency with a smaller share of its indicators rated gets no score."""
    overall: tuple[str, ...] = ("primary",)
    """The tiers whose competencies make the overall score."""


class Guide(Sourced):
    """An interview guide with its rubric, as one YAML file holds them."""

    id: Slug
    version: Version
    title: Text
    scale: Scale
    competencies: Annotated[tuple[Competency, ...], Field(min_length=1)]
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]
    role: Job = Job()
    scoring: Scoring = Scoring()

    @model_validator(mode="after")
    def _names_fit(self) -> Self:
        faults = [*self._doubles(), *self._strangers()]
        if faults:
            raise ValueError("; ".join(faults))
        return self

    def _doubles(self) -> Iterator[str]:
        kinds: dict[str, Iterable[str]] = {
            "competency": (competency.id for competency in self.competencies),
            "indicator": (indicator.id for indicator in self.rubric.indicators),
            "question": (question.id for question in self.questions),
        }
        for kind, ids in kinds.items():
            for name, count in Counter(ids).items():
                if count > 1:
                    yield f"{kind} id {name!r} is used {count} times"

    def _strangers(self) -> Iterator[str]:
        known = {competency.id for competency in self.competencies}
        for question in self.questions:
            for name in question.competencies:
                if name not in known:
                    yield f"question {question.id!r} names competency {name!r}, which isn't defined"

    @property
    def rubric(self) -> Rubric:
        """The scale and competencies alone."""
        return Rubric(scale=self.scale, competencies=self.competencies)

    @property
    def digest(self) -> str:
        """The digest of all that the guide says."""
        return digest(self.model_dump(mode="json"))

    def question(self, question_id: str) -> Question:
        """Return the question of an id; KeyError where there is none."""
        return next(each for each in self.questions if each.id == question_id)

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


def parse_guide(text: str, name: str) -> Guide:
    """Read a guide from YAML; `name` is the file as errors show it.

    Raises BadGuide with `file:line` of the first fault and a count of the others.
    """
    source = read_yaml(text, name)
    try:
        return Guide.model_validate(source.data)
    except ValidationError as error:
        raise _bad_guide(error, source) from None


def _bad_guide(error: ValidationError, source: Located) -> BadGuide:
    faults = sorted(
        (source.line_of(fault["loc"]), _path(fault["loc"]), _said(fault))
        for fault in error.errors(include_url=False)
    )
    line, path, what = faults[0]
    more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
    return BadGuide(
        f"{path}{what}{more}",
        where=f"{source.name}:{line}",
        fix="'answer-eval guide schema' prints what a guide may hold",
    )


def _path(loc: tuple[Any, ...]) -> str:
    steps = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in loc)
    return f"{steps.removeprefix('.')}: " if steps else ""


def _said(fault: Any) -> str:
    said = {
        "missing": "is missing",
        "extra_forbidden": "is not a field of a guide here",
        "string_pattern_mismatch": "must be a slug: lower-case letters, digits, '_' or '-'",
        "string_too_short": "is empty",
    }
    return said.get(fault["type"], str(fault["msg"]).removeprefix("Value error, "))
