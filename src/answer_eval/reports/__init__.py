"""What a run leaves behind: one report format a file, all made from the same record."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from answer_eval._registry import Registry
from answer_eval.evaluation import Evaluation
from answer_eval.guide import Guide


@dataclass(frozen=True, slots=True)
class Compared:
    """What `answer-eval agree` found of raters, as the HTML of a section."""

    section: str
    ratings: str = ""
    """Digest of the run's `ratings.csv` that it is of; empty for a table that is no run's."""
    is_current: bool = True
    """Whether that is what `ratings.csv` is now."""
    is_known: bool = True


@dataclass(frozen=True, slots=True)
class NotCompared:
    """No comparison with people was put into the run's folder."""

    is_known: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """All that the store of a run folder holds, and what `run.json` says of it."""

    evaluations: tuple[Evaluation, ...]
    """The newest of every interview, guide and rater, in that order."""
    guides: Mapping[str, Guide]
    """By digest, as `Evaluation.guide_digest` names them."""
    about: Mapping[str, Any]
    agreement: Compared | NotCompared = NotCompared()


class Report(Protocol):
    """A way to write a run down."""

    @property
    def name(self) -> str:
        """The word users say for it."""
        ...

    def files(self, run: Run) -> Iterator[tuple[str, str]]:
        """Yield each file's path below the run's folder and its whole text."""
        ...


REPORTS: Registry[Report] = Registry("answer_eval.reports", "report format")

AGREEMENT = "agreement.html"
"""The page in a run's folder that keeps what `answer-eval agree` found of it."""
BASELINE_NOTICE = "Baseline ratings: not for decisions."
"""Stands on everything that shows a rating by the baseline rater."""
ILLUSTRATIVE_NOTICE = "Illustrative human ratings: written for the samples, not given by raters."
