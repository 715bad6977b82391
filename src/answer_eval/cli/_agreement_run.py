"""What a run's store and its tables tell `answer-eval agree` beside the ratings."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from answer_eval.agreement.answers import AnswerKey, AnswersKnown
from answer_eval.cuts import cuts
from answer_eval.evaluation import Evaluation
from answer_eval.evidence import Located
from answer_eval.rating import Judged
from answer_eval.store import FILE_NAME, open_store
from answer_eval.tables import Table

JudgedKey = tuple[str, str, str, str, int]
"""Interview, question, indicator, rater and sample."""


@dataclass(frozen=True, slots=True)
class Stored:
    """The lengths of answers, and what each judgement rests on; empty without a store."""

    words: dict[AnswerKey, int] = field(default_factory=dict)
    grounds: dict[JudgedKey, tuple[str, tuple[Located, ...]]] = field(default_factory=dict)
    apart: frozenset[AnswerKey] = frozenset()
    """The answers that were cut differently for different raters."""

    def grounded(self, judged: Iterable[Judged]) -> Iterator[Judged]:
        """Yield judgements with the observation and the quotes that the store has for them."""
        for each in judged:
            observation, quotes = self.grounds.get(_key(each), (each.observation, each.quotes))
            yield replace(each, observation=observation, quotes=quotes)

    def cut_apart(self, judged: Iterable[Judged]) -> tuple[str, ...]:
        """Say of how many units the run's raters rated different words; nothing where of none."""
        units = {each.unit for each in judged if _key(each) in self.grounds}
        apart = sum((unit.interview, unit.question) in self.apart for unit in units)
        if not apart:
            return ()
        said = f"in {apart} of the run's {len(units)} units the answer was cut differently for"
        return (f"{said} different raters, who so rated different words",)


def stored(run: Path) -> Stored:
    """Read a run's store; nothing where the folder has none."""
    found = Stored()
    if not (run / FILE_NAME).exists():
        return found
    with open_store(run) as store:
        return replace(found, apart=cuts(_taken(found, store.evaluations())).differing)


def _taken(found: Stored, evaluations: Iterable[Evaluation]) -> Iterator[Evaluation]:
    for evaluation in evaluations:
        _take(found, evaluation)
        yield evaluation


def _take(found: Stored, evaluation: Evaluation) -> None:
    interview = evaluation.interview
    for answer in interview.answers:
        if answer.text:
            found.words[interview.id, answer.question] = len(answer.text.split())
    for each in evaluation.judged:
        found.grounds[_key(each)] = each.observation, each.quotes


def _key(judged: Judged) -> JudgedKey:
    unit = judged.unit
    return unit.interview, unit.question, unit.indicator, judged.rater.id, judged.sample


def answers_of(found: Stored, tables: Sequence[Table]) -> AnswersKnown:
    """Return what is known of answers: their lengths, and the guides that tables name."""
    return AnswersKnown(
        found.words,
        {
            (row.cells["interview"].strip(), row.cells["question"].strip()): version
            for table in tables
            if {"interview", "question", "guide_version"} <= set(table.columns)
            for row in table.rows
            if (version := _version(row.cells))
        },
    )


def _version(cells: dict[str, str]) -> str:
    return f"{cells.get('guide', '')} {cells['guide_version']}".strip()
