"""A guide or rubric file as rules see it: its records, and the line of each."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from answer_eval._faults import Path
from answer_eval._yaml import Located, read_yaml
from answer_eval.guide import Guide, OpenRubric, guide_of, rubric_of
from answer_eval.item import Remark
from answer_eval.question import Question
from answer_eval.rubric import Competency, Indicator, RubricFile

NO_ANCHOR = "—"
"""Stands for an anchor that the file leaves out, so that the rest of the file can be read."""
ENDS = ("positive", "negative")


class Passage(NamedTuple):
    """A text of the file and where it is."""

    path: Path
    text: str


@dataclass(frozen=True)
class Draft:
    """A file's own items: what a guide takes from a rubric's file is that file's to answer for."""

    guide: RubricFile
    source: Located

    @property
    def name(self) -> str:
        """The file, as errors show it."""
        return self.source.name

    def line_of(self, path: Path) -> int:
        """Return the line of an item, or of the nearest one around it."""
        return self.source.line_of(path)

    @property
    def as_guide(self) -> Guide | None:
        """The guide, None for a rubric alone."""
        return self.guide if isinstance(self.guide, Guide) else None

    def competencies(self) -> Iterator[tuple[Path, Competency]]:
        """Yield every competency that the file itself defines."""
        own = len(self.source.data.get("competencies") or ())
        for index, competency in enumerate(self.guide.competencies[:own]):
            yield ("competencies", index), competency

    def competencies_used(self) -> Iterator[tuple[Path, Competency]]:
        """Yield every competency, one from a rubric's file as of the line that names the file."""
        own = dict(self.competencies())
        yield from own.items()
        for competency in self.guide.competencies[len(own) :]:
            yield ("rubric",), competency

    def indicators(self) -> Iterator[tuple[Path, Indicator]]:
        """Yield every indicator that the file itself defines."""
        for path, competency in self.competencies():
            for index, indicator in enumerate(competency.indicators):
                yield (*path, "indicators", index), indicator

    def questions(self) -> Iterator[tuple[Path, Question]]:
        """Yield every question."""
        return self.as_guide.placed_questions() if self.as_guide else iter(())

    def anchors(self) -> Iterator[Passage]:
        """Yield every anchor of every indicator, the points between its ends included."""
        for path, indicator in self.indicators():
            yield from anchors_of(path, indicator)

    def asked(self) -> Iterator[Passage]:
        """Yield all that an interviewer says: questions and probes."""
        for path, question in self.questions():
            yield Passage((*path, "text"), question.text)
            for index, probe in enumerate(question.probes):
                yield Passage((*path, "probes", index), probe.text)

    def rated(self) -> Iterator[Passage]:
        """Yield all that a rater goes by."""
        for path, competency in self.competencies():
            yield Passage((*path, "name"), competency.name)
            yield Passage((*path, "definition"), competency.definition)
        yield from self.anchors()
        for path, question in self.questions():
            yield from _rated_in(path, question)


def anchors_of(path: Path, indicator: Indicator) -> Iterator[Passage]:
    """Yield both ends of an indicator and the points described between them."""
    for end in ENDS:
        yield Passage((*path, end), getattr(indicator, end))
    for index, level in enumerate(indicator.levels):
        yield Passage((*path, "levels", index, "text"), level.text)


RATED_LISTS = ("key_points", "red_flags", "expected_knowledge", "metrics_to_mention", "tools")
STAR_PARTS = ("situation", "task", "action", "result")


def _rated_in(path: Path, question: Question) -> Iterator[Passage]:
    shown = question.for_raters
    yield Passage((*path, "intent"), shown.intent.text)
    for part in STAR_PARTS:
        yield Passage((*path, "star", part), getattr(shown.star, part).text)
    for field in RATED_LISTS:
        for index, item in enumerate(getattr(question, field)):
            if not (isinstance(item, Remark) and item.audience == "candidate"):
                yield Passage((*path, field, index), item.text)


def read_draft(text: str, name: str, open_rubric: OpenRubric) -> Draft:
    """Read a guide, or a rubric alone, for rules to look at.

    Missing and empty anchors are let pass, as a rule tells them; for whatever else breaks the
    format it raises BadGuide, as `parse_guide` does.
    """
    source = read_yaml(text, name)
    _stand_in(source.data)
    takes_more = isinstance(source.data, dict) and "rubric" in source.data
    guide = guide_of(source, open_rubric) if takes_more else rubric_of(source)
    return Draft(guide, source)


def _stand_in(data: Any) -> None:
    for competency in _records(data, "competencies"):
        for indicator in _records(competency, "indicators"):
            for end in ENDS:
                if _is_blank(indicator.get(end)):
                    indicator[end] = NO_ANCHOR


def _is_blank(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _records(data: Any, field: str) -> list[dict[str, Any]]:
    held = data.get(field) if isinstance(data, dict) else None
    return [each for each in held if isinstance(each, dict)] if isinstance(held, list) else []
