"""One interview's page, put together: scores, what needs a look, questions, scorecard, turns."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from answer_eval.evaluation import OF_ANSWERS, Evaluation
from answer_eval.rating import Calibrated, Flag
from answer_eval.reports._quotes import QuoteView
from answer_eval.reports._scorecard import CompetencyView, competencies
from answer_eval.reports._section import Link, RaterName, ScoreView, Section
from answer_eval.reports._turns import QuestionView, TurnView, questions, turns
from answer_eval.reports._words import FLAGS, Said
from answer_eval.rubric import Scale

SHORT = 12
"""Characters of a digest that a person can compare."""
MOST_TICKS = 11
"""A scale with more points shows its two ends only."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A point of the scale and how far along it stands."""

    label: int
    along: float


@dataclass(frozen=True, slots=True)
class FlagPlace:
    """A place that has a flag, and whose rating or score it is; nobody's where all share it."""

    link: Link
    rater: str = ""


@dataclass(frozen=True, slots=True)
class FlagView:
    """A flag, and every place that has it."""

    flag: Flag
    places: tuple[FlagPlace, ...]

    @property
    def said(self) -> Said:
        """The flag in words."""
        return FLAGS[self.flag]


@dataclass(frozen=True, slots=True)
class Provenance:
    """What one rater's ratings rest on."""

    rater: RaterName
    settings: tuple[tuple[str, str], ...]
    package: str
    prompts: tuple[str, ...]
    calibration: str
    """The name of what mapped them, "" where they are the rater's own."""


@dataclass(frozen=True, slots=True)
class InterviewView:
    """All that an interview's page shows."""

    anchor: str
    name: str
    candidate: str
    guide: str
    guide_id: str
    guide_digest: str
    transcript_format: str
    corrected_turns: tuple[int, ...]
    raters: tuple[RaterName, ...]
    scale: Scale
    ticks: tuple[Tick, ...]
    overall: tuple[ScoreView, ...]
    flags: tuple[FlagView, ...]
    warnings: tuple[str, ...]
    questions: tuple[QuestionView, ...]
    competencies: tuple[CompetencyView, ...]
    unassessed: tuple[str, ...]
    quotes: dict[int, QuoteView]
    turns: tuple[TurnView, ...]
    provenance: tuple[Provenance, ...]

    @property
    def has_baseline(self) -> bool:
        """Whether the baseline rater's notice must stand on it."""
        return any(rater.is_baseline for rater in self.raters)


def interview_view(section: Section) -> InterviewView:
    """Return the page of a section."""
    interview, guide = section.interview, section.guide
    card, asked = competencies(section), questions(section)
    quotes = {
        quote.number: quote
        for competency in card
        for entry in competency.entries
        for quote in entry.quotes
    }
    return InterviewView(
        anchor=section.key,
        name=interview.id,
        candidate=interview.candidate if interview.candidate != interview.id else "",
        guide=guide.title,
        guide_id=f"{guide.id} {guide.version}",
        guide_digest=section.guide_digest[:SHORT],
        transcript_format=interview.transcript.format,
        corrected_turns=interview.corrected_turns,
        raters=section.raters,
        scale=guide.scale,
        ticks=ticks(guide.scale),
        overall=tuple(section.score(each, each.scorecard.overall) for each in section.evaluations),
        flags=flag_views(section, card),
        warnings=interview.warnings,
        questions=asked,
        competencies=card,
        unassessed=tuple(each.name for each in guide.competencies if not each.indicators),
        quotes=quotes,
        turns=turns(section, asked, quotes.values()),
        provenance=tuple(_provenance(section, each) for each in section.evaluations),
    )


def ticks(scale: Scale) -> tuple[Tick, ...]:
    """Return the points that a drawn scale shows, from the worst to the best."""
    points = scale.points if len(scale.points) <= MOST_TICKS else (scale.min, scale.max)
    span = scale.best - scale.worst
    found = (Tick(each, round(100 * (each - scale.worst) / span, 2)) for each in points)
    return tuple(sorted(found, key=lambda tick: tick.along))


def flag_views(section: Section, card: Sequence[CompetencyView]) -> tuple[FlagView, ...]:
    """Return the flags that stand anywhere on a page, each with its places, once each."""
    places = defaultdict[Flag, dict[FlagPlace, None]](dict)
    of_scores = (_of_scores(section, each, card) for each in section.evaluations)
    for flag, place in chain(_of_answers(section), _of_entries(card), *of_scores):
        places[flag][place] = None
    return tuple(FlagView(flag, tuple(places[flag])) for flag in Flag if flag in places)


def _of_answers(section: Section) -> Iterator[tuple[Flag, FlagPlace]]:
    interview = section.interview
    for flag in interview.flags:
        yield flag, FlagPlace(Link("the whole interview"))
    for number, answer in enumerate(interview.answers, start=1):
        place = Link(f"question {number}", f"#{section.anchor('a', number)}")
        for flag in interview.flags_of(answer)[len(interview.flags) :]:
            yield flag, FlagPlace(place)
        for evaluation in section.evaluations:
            told = {
                f for e in evaluation.judged if e.unit.question == answer.question for f in e.flags
            }
            for flag in OF_ANSWERS:
                if flag in told:
                    yield flag, FlagPlace(place, evaluation.rater.id)


def _of_entries(card: Sequence[CompetencyView]) -> Iterator[tuple[Flag, FlagPlace]]:
    for competency in card:
        for entry in competency.entries:
            for flag in entry.flags:
                yield flag, _place(entry.name, entry.anchor, entry.rater)


def _of_scores(
    section: Section, evaluation: Evaluation, card: Sequence[CompetencyView]
) -> Iterator[tuple[Flag, FlagPlace]]:
    rater = section.name(evaluation.rater)
    scored = zip(card, evaluation.scorecard.competencies, strict=True)
    named = [(view.name, view.anchor, score) for view, score in scored]
    overall = ("overall", section.anchor("s", 0), evaluation.scorecard.overall)
    for name, anchor, score in (*named, overall):
        for flag in score.flags:
            yield flag, _place(name, anchor, rater)


def _place(name: str, anchor: str, rater: RaterName) -> FlagPlace:
    text = f"{name} ({rater.letter})" if rater.letter else name
    return FlagPlace(Link(text, f"#{anchor}"), rater.id)


def _provenance(section: Section, evaluation: Evaluation) -> Provenance:
    settings = (
        (name, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
        for name, value in evaluation.settings.items()
    )
    prompts = dict.fromkeys(each.digests.prompt[:SHORT] for each in evaluation.asked)
    mapped = (each.calibration for each in evaluation.judged if isinstance(each, Calibrated))
    return Provenance(
        section.name(evaluation.rater),
        tuple(settings),
        evaluation.package,
        tuple(prompts),
        next(mapped, ""),
    )
