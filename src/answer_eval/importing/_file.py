"""An outline written as a guide file, in the format's order."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

import yaml

from answer_eval.importing._anchors import Pair
from answer_eval.importing._outline import Competency, Outline, Question, Section, Words
from answer_eval.importing._topics import Field

WIDTH = 100
SLUG_WORDS = 4
LONGEST_SLUG = 56
"""Letters; the format allows 64, and two alike get a number."""
HEAD = frozenset({"id", "version", "title", "source"})
SPREAD = frozenset({"competencies", "sections"})
"""Fields with an empty line between their items."""
DEFAULT_SCALE = {"min": 1, "max": 5}
LISTS: tuple[Field, ...] = ("key_points", "expected_knowledge", "metrics_to_mention", "tools")
STAR: tuple[Field, ...] = ("situation", "task", "action", "result")
LIGHT = frozenset(
    """a about an and any are as at be by can could describe did do does example experience for from
    give had have how i in is it its me of on one or our share so tell that the their them there
    they this time to us was we were what when where which who why with would you your""".split()  # noqa: SIM905  prose
)


class _Flow(dict[str, Any]):
    """A record short enough to stand on one line."""


class _Names(list[str]):
    """A list short enough to stand on one line."""


class _Writer(yaml.SafeDumper):
    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002  PyYAML's signature
        super().increase_indent(flow, indentless=False)


_Writer.add_representer(
    _Flow, lambda writer, data: writer.represent_mapping("tag:yaml.org,2002:map", data, True)
)
_Writer.add_representer(
    _Names, lambda writer, data: writer.represent_sequence("tag:yaml.org,2002:seq", data, True)
)


def written(outline: Outline, document: str) -> str:
    """Return the YAML of a guide, or, where nothing is asked, of a rubric alone."""
    fields = ((name, value) for name, value in _File(document).fields(outline) if value)
    return "".join(_dumped(name, value) for name, value in fields)


def _dumped(name: str, value: Any) -> str:
    """Return a field's YAML, set off by an empty line unless it is of the file's head."""
    text: str = yaml.dump(
        {name: value}, Dumper=_Writer, width=WIDTH, sort_keys=False, allow_unicode=True
    )
    if name in SPREAD:
        text = text.replace("\n  - ", "\n\n  - ").replace("\n\n", "\n", 1)
    return text if name in HEAD else f"\n{text}"


class _File:
    """Makes a guide's fields; ids are made of names and told apart by numbers."""

    def __init__(self, document: str) -> None:
        self.document = document
        self._ids = dict[str, dict[str, int]]()
        """By kind, every id given and the highest number put behind it."""
        self._id_of = dict[int, str]()

    def fields(self, outline: Outline) -> Iterator[tuple[str, Any]]:
        title = outline.title or self.document
        yield "id", slug(self.document)
        yield "version", "1"
        yield "title", title
        yield "source", self._source(1)
        yield "about", self._notes(outline.about)
        yield "scale", _Flow(_scale(outline))
        if outline.all_questions:
            yield "role", _given(responsibilities=self._notes(outline.responsibilities))
        yield "competencies", [self._competency(each) for each in outline.competencies]
        yield "questions", [self._question(each) for each in outline.questions]
        yield "sections", [self._section(each) for each in outline.sections]

    def _source(self, line: int) -> _Flow:
        return _Flow(seed=self.document, line=line)

    def _note(self, words: Words) -> dict[str, Any]:
        return {"text": words.text, "source": self._source(words.line)}

    def _notes(self, found: Iterable[Words]) -> list[dict[str, Any]]:
        return [self._note(each) for each in found]

    def _id(self, kind: str, text: str, *, whole: bool = False) -> str:
        """Return an id that no other item of this kind has."""
        taken = self._ids.setdefault(kind, {})
        plain = slug(text if whole else _telling(text))
        found = plain
        while found in taken:
            taken[plain] += 1
            found = f"{plain}_{taken[plain]}"
        taken[found] = 1
        return found

    def _competency(self, found: Competency) -> dict[str, Any]:
        self._id_of[id(found)] = self._id("competency", found.name, whole=True)
        return _given(
            id=self._id_of[id(found)],
            name=found.name,
            tier=found.tier,
            definition=found.definition.text if found.definition else "",
            source=self._source(found.line),
            indicators=[self._indicator(each) for each in found.pairs],
        )

    def _indicator(self, pair: Pair) -> dict[str, Any]:
        return _given(
            id=self._id("indicator", pair.name or pair.positive, whole=bool(pair.name)),
            positive=pair.positive,
            negative=pair.negative,
            levels=[{"point": point, "text": text} for point, text in pair.levels],
            source=self._source(pair.line),
        )

    def _section(self, found: Section) -> dict[str, Any]:
        return _given(
            title=found.title,
            intro=self._note(found.intro) if found.intro else "",
            source=self._source(found.line),
            questions=[self._question(each) for each in found.questions],
        )

    def _question(self, found: Question) -> dict[str, Any]:
        parts = found.parts
        return _given(
            id=self._id("question", found.text),
            text=found.text,
            competencies=_Names(self._id_of[id(each)] for each in found.competencies),
            mapping="inferred" if found.is_inferred else "",
            intent=self._remark(parts.get("intent", [])),
            source=self._source(found.line),
            probes=self._notes(parts.get("probes", [])),
            star=_given(**{name: self._remark(parts.get(name, [])) for name in STAR}),
            **{name: self._notes(parts.get(name, [])) for name in LISTS},
            red_flags=list(self._red_flags(parts.get("red_flags", []))),
            examples=[
                {"kind": kind, **self._note(each)}
                for kind in ("good", "weak")
                for each in parts.get(kind, [])
            ],
        )

    def _remark(self, found: list[Words]) -> dict[str, Any] | str:
        if not found:
            return ""
        joined = Words(found[0].line, " ".join(each.text for each in found))
        return self._note(joined)

    def _red_flags(self, found: list[Words]) -> Iterator[dict[str, Any]]:
        for each in found:
            yield {"id": self._id("red flag", each.text), **self._note(each)}


def _given(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in ("", [], {})}


def _scale(outline: Outline) -> dict[str, int]:
    found = outline.scale
    if found is None:
        return DEFAULT_SCALE
    ends = {"min": found.low, "max": found.high}
    return ends if found.best == found.high else {**ends, "best": found.best}


def _telling(text: str) -> str:
    """Return the first words of a text that tell it from others."""
    words = re.findall(r"[^\W_]+", re.sub(r"['’]s?\b", "", text))  # noqa: RUF001  as phones write it
    return " ".join([word for word in words if word.lower() not in LIGHT][:SLUG_WORDS] or words[:1])


def slug(text: str) -> str:
    """Return a text as an id: its plain letters and digits, words joined by "_"."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    joined = "_".join(re.findall(r"[a-z0-9]+", plain))
    return joined[:LONGEST_SLUG].rstrip("_") or "item"
