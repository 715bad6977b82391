"""A question's key points and red flags as the page shows them, with each rater's finding."""

from collections.abc import Iterator
from dataclasses import dataclass

from answer_eval.checklist import Check, Checked, Kind, Outcome, checks_of
from answer_eval.evidence import Unlocated
from answer_eval.rating import Reason
from answer_eval.reports._quotes import LostQuote, lost_quote, said_at
from answer_eval.reports._section import Link, RaterName, Section
from answer_eval.reports._words import OUTCOMES, REASONS


@dataclass(frozen=True, slots=True)
class FindingView:
    """What one rater found of one check."""

    rater: RaterName
    label: str
    tone: str
    detail: str
    quotes: tuple[Link, ...]
    lost: tuple[LostQuote, ...]


@dataclass(frozen=True, slots=True)
class CheckView:
    """A key point or a red flag, and what was found of it."""

    kind: str
    text: str
    severity: str
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    """What is looked for in the answer to a question."""

    checks: tuple[CheckView, ...] = ()
    is_looked_for: bool = False
    """Whether any rater of the interview looks for such things."""


def checklist(section: Section, question: str) -> Checklist:
    """Return a question's checklist; without checks where the guide has none."""
    checks = checks_of(section.guide.question(question))
    views = tuple(_check(section, question, each) for each in checks)
    return Checklist(views, any(each.checked for each in section.evaluations))


def _check(section: Section, question: str, check: Check) -> CheckView:
    kind = "Key point" if check.kind is Kind.KEY_POINT else "Red flag"
    found = tuple(_finding(section, each) for each in _all(section, question, check))
    return CheckView(kind, check.text, check.severity, found)


def _all(section: Section, question: str, check: Check) -> Iterator[Checked]:
    for evaluation in section.evaluations:
        for each in evaluation.checked:
            if (each.question, each.check) == (question, check):
                yield each


def _finding(section: Section, checked: Checked) -> FindingView:
    said = checked.outcome
    words = section.interview.transcript.words
    quotes = tuple(
        Link(
            f"\u201c{' … '.join(words(span) for span in each.parts)}\u201d, "
            f"{said_at(section, each.parts)}",
            f"#{section.anchor('t', each.parts[0].turn)}",
        )
        for each in checked.evidence
    )
    lost = (each for each in checked.quotes if isinstance(each, Unlocated))
    return FindingView(
        rater=section.name(checked.rater),
        label=REASONS[said].label if isinstance(said, Reason) else OUTCOMES[said],
        tone="present" if said is Outcome.PRESENT else "",
        detail=checked.detail,
        quotes=quotes,
        lost=tuple(lost_quote(section, each) for each in lost),
    )
