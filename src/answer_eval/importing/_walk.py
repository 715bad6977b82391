"""The walk through a document: what each block is, by the headings it stands under."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from answer_eval.importing._anchors import Pair, columns_of, pairs
from answer_eval.importing._blocks import Block, Heading, Paragraph, Point, Row, Table
from answer_eval.importing._outline import Competency, Outline, Question, Section, Words
from answer_eval.importing._topics import (
    COMPETENCIES,
    NO_TITLE,
    PRIMARY,
    QUESTIONS,
    QUOTED,
    RESPONSIBILITIES,
    SECONDARY,
    Field,
    assessed_in,
    label_of,
    question_in,
    tier_of,
)

TEXTS = frozenset({"intent", "good", "weak", "situation", "task", "action", "result"})
"""Labels that a paragraph follows; a list follows the others."""
TITLE_LEVELS = (1, 7)
"""Levels that a document's title may have: of a heading, and of a line that looks like one."""
LINE_LEVEL = 8
"""The level of a line that says what is assessed under it, below all headings."""
NAME_AND_TEXT = re.compile(r"^(?P<name>[^:.]{2,60}?)\s*(?::|\s[–—-])\s+(?P<text>\S.*)$")  # noqa: RUF001  dashes as typed


@dataclass
class _Topic:
    """A heading, and what stands under it."""

    level: int
    line: int
    heading: str
    kind: str = ""
    """responsibilities, competencies, competency, questions, or "" for anything else."""
    name: str = ""
    """Of a competency that the document may not have named before."""
    tier: str = "primary"
    competencies: list[Competency] = field(default_factory=list)
    section: Section | None = None
    asks: bool = False
    """Whether a question was met under it."""
    paragraphs: list[Words] = field(default_factory=list)
    """Running text that has found no place yet."""


def outline_of(blocks: Iterable[Block]) -> Outline:
    """Return what a document holds of a guide; all the rest is listed as unplaced."""
    walk = _Walk()
    for block in blocks:
        walk.take(block)
    return walk.end()


class _Walk:
    def __init__(self) -> None:
        self.outline = Outline()
        self._topics = [_Topic(0, 1, "")]
        self._question: Question | None = None
        self._depth = -1
        """That of the list which the question stands in; -1 for a paragraph."""
        self._label: Field | None = None
        self._is_opening = True
        """Whether nothing but a title and running text was met yet."""

    @property
    def _topic(self) -> _Topic:
        return self._topics[-1]

    def take(self, block: Block) -> None:
        match block:
            case Heading():
                self._heading(block)
            case Paragraph():
                self._paragraph(block)
            case Point():
                self._point(block)
            case Table():
                self._table(block)

    def end(self) -> Outline:
        while self._topics:
            self._leave(self._topics.pop())
        self.outline.infer_competencies()
        self.outline.unplaced.sort()
        return self.outline

    def _leave(self, topic: _Topic) -> None:
        """List what found no place under a heading, and the heading if nothing did."""
        defined = topic.competencies[0] if len(topic.competencies) == 1 else None
        if defined and not defined.definition and not topic.asks and topic.paragraphs:
            defined.definition = topic.paragraphs.pop(0)
        self.outline.unplaced += topic.paragraphs
        is_used = topic.section or topic.competencies or topic.kind not in {"", "competency"}
        if not (is_used or topic.heading in {"", self.outline.title}):
            self.outline.unplaced.append(Words(topic.line, topic.heading))

    # headings

    def _heading(self, block: Heading) -> None:
        while self._topic.level >= block.level:
            self._leave(self._topics.pop())
        is_first = self._is_opening and not (self.outline.title or self.outline.about)
        self._is_opening = is_first and block.level in TITLE_LEVELS
        if self._is_opening:
            self.outline.title = block.text
        self._topics.append(self._topic_of(block, self._topic))
        self._question, self._label = None, None

    def _topic_of(self, block: Heading, above: _Topic) -> _Topic:
        said, assessed = block.text.lower(), assessed_in(block.text)
        topic = _Topic(block.level, block.line, block.text, name=assessed or block.text)
        topic.competencies = self.outline.named(assessed, block.text)
        if topic.competencies:
            topic.kind = "competency"
        elif above.kind == "competencies" and (PRIMARY.search(said) or SECONDARY.search(said)):
            topic.kind, topic.tier = "competencies", tier_of(said)
        elif RESPONSIBILITIES.search(said):
            topic.kind = "responsibilities"
        elif assessed:
            topic.kind = "competency"
        elif COMPETENCIES.search(said):
            topic.kind, topic.tier = "competencies", tier_of(said)
        elif QUESTIONS.search(said) or above.kind == "questions":
            topic.kind = "questions"
        return topic

    # running text

    def _paragraph(self, block: Paragraph) -> None:
        words, asked = Words(block.line, block.text), question_in(block.text)
        if self._is_labelled(words):
            return
        if self._question and self._label in TEXTS:
            self._add_part(words)
        elif assessed_in(block.text):
            self._heading(Heading(block.line, block.text, LINE_LEVEL))
        elif asked and self._may_ask(block.text):
            self._ask(block.line, asked, -1)
        elif self._is_opening:
            self.outline.about.append(words)
        else:
            self._topic.paragraphs.append(words)

    def _may_ask(self, text: str) -> bool:
        is_marked = bool(QUOTED.match(text)) or text[:1] in {"Q", "q"}
        return is_marked or self._topic.kind in {"questions", "competency"}

    def _is_labelled(self, words: Words) -> bool:
        """Tell whether a text starts with a label of the question's parts, and take it."""
        label = label_of(words.text) if self._question else None
        if label is None:
            return False
        self._label = label.field
        if label.rest:
            self._add_part(Words(words.line, label.rest))
        return True

    def _add_part(self, words: Words) -> None:
        if self._question and self._label:
            self._question.parts.setdefault(self._label, []).append(words)
        if self._label in TEXTS:
            self._label = None

    # lists

    def _point(self, block: Point) -> None:
        words, asked = Words(block.line, block.text), question_in(block.text)
        self._is_opening = False
        if self._question and block.depth > self._depth:
            self._point_of_question(words, asked)
        elif self._topic.kind == "responsibilities":
            self.outline.responsibilities.append(words)
        elif self._topic.kind == "competencies":
            self._competency_listed(words)
        elif asked:
            self._ask(block.line, asked, block.depth)
        else:
            self.outline.unplaced.append(words)

    def _point_of_question(self, words: Words, asked: str) -> None:
        if self._is_labelled(words):
            return
        if self._label is None and asked:
            self._label = "probes"
            self._add_part(Words(words.line, asked))
            self._label = None
        elif self._label:
            self._add_part(words)
        else:
            self.outline.unplaced.append(words)

    def _competency_listed(self, words: Words) -> None:
        parted = NAME_AND_TEXT.match(words.text)
        name = parted["name"] if parted else words.text
        added = self.outline.add_competency(words.line, name, self._topic.tier)
        if parted and not added.definition:
            added.definition = Words(words.line, parted["text"])

    # questions

    def _ask(self, line: int, text: str, depth: int) -> None:
        if self._topic.kind == "competency" and not self._topic.competencies:
            self._own_competency()
        self._question = Question(line, text, list(self._topic.competencies))
        self._depth, self._label = depth, None
        self._holder().append(self._question)
        self._topic.asks, self._is_opening = True, False

    def _holder(self) -> list[Question]:
        """Return where a question belongs: under its heading's title, if that says something."""
        topic = self._topic
        is_titled = bool(NO_TITLE.sub("", topic.heading.lower()).split())
        if topic.kind == "competency" or topic.heading == self.outline.title or not is_titled:
            return self.outline.questions
        if topic.section is None:
            topic.section = Section(topic.line, topic.heading)
            topic.section.intro = topic.paragraphs.pop(0) if topic.paragraphs else None
            self.outline.sections.append(topic.section)
        return topic.section.questions

    def _own_competency(self) -> Competency:
        """Return the competency that the heading names, whatever it says."""
        name = self._topic.name or self.outline.title or "Competency"
        made = self.outline.add_competency(self._topic.line, name)
        self._topic.competencies = [made]
        return made

    # tables

    def _table(self, block: Table) -> None:
        columns, self._is_opening = columns_of(block), False
        if columns is None:
            self._other_table(block)
            return
        self.outline.scale = self.outline.scale or columns
        for found in pairs(block, columns):
            if isinstance(found, Row):
                self._unplaced_row(found)
            else:
                self._indicator(found)

    def _indicator(self, pair: Pair) -> None:
        if pair.competency:
            assessed = self.outline.add_competency(pair.line, pair.competency)
        elif self._topic.competencies:
            assessed = self._topic.competencies[0]
        else:
            assessed = self._own_competency()
        assessed.pairs.append(pair)
        if pair.question:
            self._ask_in_table(pair.line, pair.question, [assessed])

    def _ask_in_table(self, line: int, text: str, assessed: list[Competency]) -> None:
        known = next((each for each in self.outline.questions if each.text == text), None)
        if known is None:
            known = Question(line, text)
            self.outline.questions.append(known)
        known.competencies += [each for each in assessed if each not in known.competencies]

    def _other_table(self, block: Table) -> None:
        """Take a table of questions, or list each row of a table of anything else."""
        header = [cell.lower() for cell in block.rows[0].cells]
        asks = next((at for at, cell in enumerate(header) if QUESTIONS.match(cell)), -1)
        what = next((at for at, cell in enumerate(header) if COMPETENCIES.match(cell)), -1)
        for each in block.rows[1:] if asks >= 0 else block.rows:
            text = each.cells[asks] if 0 <= asks < len(each.cells) else ""
            name = each.cells[what] if 0 <= what < len(each.cells) else ""
            if text:
                assessed = [self.outline.add_competency(each.line, name)] if name else []
                self._ask_in_table(each.line, text, assessed or self._topic.competencies)
            else:
                self._unplaced_row(each)

    def _unplaced_row(self, found: Row) -> None:
        self.outline.unplaced.append(Words(found.line, " | ".join(filter(None, found.cells))))
