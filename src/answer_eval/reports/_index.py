"""The report's first page: every interview with its scores, and a legend of what is used."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from answer_eval.rating import Flag, NotRated, Reason
from answer_eval.reports import Run
from answer_eval.reports._beside import Beside
from answer_eval.reports._pages import InterviewView
from answer_eval.reports._section import RaterName, ScoreView, Section
from answer_eval.reports._words import FLAGS, REASONS, Said
from answer_eval.rubric import Scale


@dataclass(frozen=True, slots=True)
class RaterRow:
    """What one rater made of one interview, on one line."""

    overall: ScoreView
    competencies: tuple[ScoreView, ...]
    flags: int
    failures: int

    @property
    def rater(self) -> RaterName:
        """Who rated."""
        return self.overall.rater


@dataclass(frozen=True, slots=True)
class InterviewRow:
    """One interview of the index."""

    name: str
    candidate: str
    href: str
    answered: int
    questions: int
    raters: tuple[RaterRow, ...]
    guide_digest: str
    flags: frozenset[Flag]
    reasons: frozenset[Reason]
    beside: tuple[Beside, ...]
    """The interview's other pages by this version of the guide."""


@dataclass(frozen=True, slots=True)
class GuideTable:
    """The interviews that were rated by one version of one guide."""

    title: str
    id: str
    scale: Scale
    competencies: tuple[str, ...]
    rows: tuple[InterviewRow, ...]


@dataclass(frozen=True, slots=True)
class IndexView:
    """All that the index shows."""

    tables: tuple[GuideTable, ...]
    raters: tuple[RaterName, ...]
    flags: tuple[Said, ...]
    reasons: tuple[Said, ...]
    unread: tuple[tuple[str, str], ...]
    """Files that are in no table because they could not be read, and why."""

    @property
    def interviews(self) -> int:
        """How many interviews there are, whatever the number of their pages."""
        return len({row.name for table in self.tables for row in table.rows})

    @property
    def apart(self) -> int:
        """How many interviews have several pages in one table: their raters rated two states."""
        return len({row.name for table in self.tables for row in table.rows if row.beside})

    @property
    def has_baseline(self) -> bool:
        """Whether the baseline rater's notice must stand on the page."""
        return any(rater.is_baseline for rater in self.raters)


def row(
    section: Section, view: InterviewView, href: str, beside: tuple[Beside, ...]
) -> InterviewRow:
    """Return an interview's row; `href` is the way to its page, `beside` its other ones."""
    return InterviewRow(
        name=view.name,
        candidate=view.candidate,
        href=href,
        answered=sum(each.is_answered for each in view.questions),
        questions=len(view.questions),
        raters=tuple(_rater_row(section, view, index) for index in range(len(view.raters))),
        guide_digest=section.guide_digest,
        flags=frozenset(each.flag for each in view.flags),
        reasons=frozenset(
            each.reason
            for evaluation in section.evaluations
            for each in evaluation.judged
            if isinstance(each, NotRated)
        ),
        beside=beside,
    )


def _rater_row(section: Section, view: InterviewView, index: int) -> RaterRow:
    overall = view.overall[index]
    return RaterRow(
        overall=overall,
        competencies=tuple(each.scores[index] for each in view.competencies),
        flags=section.evaluations[index].flagged,
        failures=len(section.evaluations[index].failures),
    )


def index_view(run: Run, rows: Sequence[InterviewRow]) -> IndexView:
    """Return the index of all interviews, a table a guide."""
    by_guide = defaultdict[str, list[InterviewRow]](list)
    for each in rows:
        by_guide[each.guide_digest].append(each)
    flags = frozenset[Flag]().union(*(each.flags for each in rows))
    reasons = frozenset[Reason]().union(*(each.reasons for each in rows))
    raters = {each.rater.id: each.rater for row in rows for each in row.raters}
    failures = run.about.get("failures", ())
    return IndexView(
        tables=tuple(_table(run, guide, of_it) for guide, of_it in by_guide.items()),
        raters=tuple(raters[name] for name in sorted(raters)),
        flags=tuple(FLAGS[each] for each in Flag if each in flags),
        reasons=tuple(REASONS[each] for each in Reason if each in reasons),
        unread=tuple((each["path"], each["detail"]) for each in failures if "path" in each),
    )


def _table(run: Run, digest: str, rows: Sequence[InterviewRow]) -> GuideTable:
    guide = run.guides[digest]
    return GuideTable(
        title=guide.title,
        id=f"{guide.id} {guide.version}",
        scale=guide.scale,
        competencies=tuple(each.name for each in guide.competencies if each.indicators),
        rows=tuple(rows),
    )
