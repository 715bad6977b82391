"""The scorecard as the page shows it: competency → indicator → each rater's judgement."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from answer_eval.evaluation import OF_ANSWERS
from answer_eval.evidence import Unlocated
from answer_eval.guide import Question
from answer_eval.rating import Calibrated, Flag, Judged, Rating
from answer_eval.reports._quotes import LostQuote, QuoteView, lost_quote, quote_view
from answer_eval.reports._section import Absent, Link, Point, RaterName, ScoreView, Section, point
from answer_eval.reports._words import FLAGS, REASONS, Said, indicator_name
from answer_eval.rubric import Competency, Indicator
from answer_eval.segment import Status


@dataclass(frozen=True, slots=True)
class Entry:
    """One rater's judgement of one indicator in one answer."""

    anchor: str
    name: str
    rater: RaterName
    sample: int
    """Which of a rater's repeated ratings it is; 0 where there is only one."""
    outcome: Point | Absent
    own: str
    """The rater's own rating where it was mapped; else ""."""
    level: str
    """What the point that the rater gave looks like, where the guide describes it; else ""."""
    quotes: tuple[QuoteView, ...]
    lost: tuple[LostQuote, ...]
    observation: str
    whys: tuple[Said, ...]
    """Why not one point higher or lower."""
    flags: tuple[Flag, ...]
    """Those that the whole answer doesn't have anyway."""

    @property
    def said(self) -> tuple[Said, ...]:
        """The flags in words; lost quotes, which are shown, speak for themselves."""
        told = (Flag.UNLOCATED_QUOTE,) if self.lost else ()
        return tuple(FLAGS[flag] for flag in self.flags if flag not in told)


@dataclass(frozen=True, slots=True)
class AnswerView:
    """What all raters made of one indicator in the answer to one question."""

    question: Link
    entries: tuple[Entry, ...]
    is_answered: bool

    @property
    def is_open(self) -> bool:
        """Whether there was nothing to rate and no rater says anything else."""
        said = any(each.lost or each.quotes or each.flags for each in self.entries)
        return not self.is_answered and not said

    @property
    def shown(self) -> tuple[Entry, ...]:
        """Every rater's judgement; where there was nothing to rate, once for all."""
        return self.entries[:1] if self.is_open else self.entries


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """One observable behaviour between its two anchors."""

    name: str
    positive: str
    negative: str
    answers: tuple[AnswerView, ...]


@dataclass(frozen=True, slots=True)
class CompetencyView:
    """A competency with one score a rater, and its indicators if any question asks for it."""

    anchor: str
    name: str
    tier: str
    definition: str
    scores: tuple[ScoreView, ...]
    indicators: tuple[IndicatorView, ...]

    @property
    def entries(self) -> Iterator[Entry]:
        """Every judgement in it, in the page's order."""
        for indicator in self.indicators:
            for answer in indicator.answers:
                yield from answer.shown


def competencies(section: Section) -> tuple[CompetencyView, ...]:
    """Return every competency that has indicators; quotes are numbered from 1, in this order."""
    writer = _Writer(section)
    assessed = [each for each in section.guide.competencies if each.indicators]
    return tuple(writer.competency(index, each) for index, each in enumerate(assessed))


class _Writer:
    """Writes one section's scorecard down, counting quotes and judgements as it goes."""

    def __init__(self, section: Section) -> None:
        self.section, self.judged = section, section.judged()
        self.quotes, self.entries = count(1), count(1)
        self.flags = {
            answer.question: {*section.interview.flags_of(answer), *OF_ANSWERS}
            for answer in section.interview.answers
        }
        self.levels: dict[tuple[str, float | None], str] = {
            (indicator.id, level.point): level.text
            for indicator in section.guide.rubric.indicators
            for level in indicator.levels
        }
        self.answered = {
            answer.question: answer.status is Status.ANSWERED
            for answer in section.interview.answers
        }

    def competency(self, index: int, competency: Competency) -> CompetencyView:
        section = self.section
        asking = [
            (number, question)
            for number, question in enumerate(section.guide.questions, start=1)
            if competency.id in question.competencies
        ]
        return CompetencyView(
            anchor=section.anchor("c", index + 1),
            name=competency.name,
            tier=competency.tier,
            definition=competency.definition,
            scores=tuple(
                section.score(each, each.scorecard.competencies[index])
                for each in section.evaluations
            ),
            indicators=tuple(self.indicator(each, asking) for each in competency.indicators)
            if asking
            else (),
        )

    def indicator(self, indicator: Indicator, asking: list[tuple[int, Question]]) -> IndicatorView:
        answers = tuple(
            AnswerView(
                Link(f"Question {number}", f"#{self.section.anchor('a', number)}"),
                self.answer(self.judged[question.id, indicator.id]),
                self.answered[question.id],
            )
            for number, question in asking
        )
        name = indicator_name(indicator.id)
        return IndicatorView(name, indicator.positive, indicator.negative, answers)

    def answer(self, judged: list[Judged]) -> tuple[Entry, ...]:
        raters = [each.rater.id for each in judged]
        return tuple(self.entry(each, raters.count(each.rater.id) > 1) for each in judged)

    def entry(self, judged: Judged, is_repeated: bool) -> Entry:
        rater, name = self.section.name(judged.rater), indicator_name(judged.unit.indicator)
        outcome = self.outcome(judged)
        of_answer = self.flags[judged.unit.question]
        return Entry(
            anchor=self.section.anchor("r", next(self.entries)),
            name=name,
            rater=rater,
            sample=judged.sample if is_repeated else 0,
            outcome=outcome,
            own=f"{judged.raw:g}" if isinstance(judged, Calibrated) else "",
            level=self.level(judged),
            quotes=tuple(self.quoted(judged, _cited_for(name, rater, outcome))),
            lost=tuple(
                lost_quote(self.section, each)
                for each in judged.quotes
                if isinstance(each, Unlocated)
            ),
            observation=judged.observation,
            whys=tuple(_whys(judged)),
            flags=tuple(each for each in judged.flags if each not in of_answer),
        )

    def quoted(self, judged: Judged, cited_for: str) -> Iterator[QuoteView]:
        for each in judged.evidence:
            yield quote_view(self.section, next(self.quotes), each, cited_for)

    def level(self, judged: Judged) -> str:
        given = judged.value if isinstance(judged, Rating) else None
        point = judged.raw if isinstance(judged, Calibrated) else given
        return self.levels.get((judged.unit.indicator, point), "")

    def outcome(self, judged: Judged) -> Point | Absent:
        if isinstance(judged, Rating):
            return point(judged.value, self.section.guide.scale)
        said = REASONS[judged.reason]
        return Absent(said.label, said.meaning, judged.detail)


def _cited_for(name: str, rater: RaterName, outcome: Point | Absent) -> str:
    rated = f"rated {outcome.text}" if isinstance(outcome, Point) else "not rated"
    return f"{name}, {rated} by {rater.id}"


def _whys(judged: Judged) -> Iterator[Said]:
    if isinstance(judged, Rating) and judged.why_not_higher:
        yield Said("Why not higher", judged.why_not_higher)
    if isinstance(judged, Rating) and judged.why_not_lower:
        yield Said("Why not lower", judged.why_not_lower)
