"""The report's words for the vocabularies: what each value means, for somebody who knows none."""

from collections.abc import Mapping
from dataclasses import dataclass

from answer_eval.checklist import Outcome
from answer_eval.evidence import Match, Polarity
from answer_eval.interview import SHORT_ANSWER_WORDS
from answer_eval.rating import Flag, RaterKind, Reason
from answer_eval.segment import CORRECTED, SEGMENTED, Answer, Status
from answer_eval.transcript import Interval, Time


@dataclass(frozen=True, slots=True)
class Said:
    """A short label, and the sentence that explains it."""

    label: str
    meaning: str


FLAGS: Mapping[Flag, Said] = {
    Flag.UNLOCATED_QUOTE: Said(
        "Quote not found", "The rater gave a quote that is not in the candidate's answer."
    ),
    Flag.INSTRUCTION_LIKE_TEXT: Said(
        "Reads like an instruction", "The answer holds words that seem addressed to the rater."
    ),
    Flag.SPREAD: Said(
        "Ratings spread", "Rated several times, the same rater gave ratings that lie far apart."
    ),
    Flag.RATERS_APART: Said("Raters apart", "Two raters' ratings lie far apart."),
    Flag.LOW_COVERAGE: Said(
        "Too little rated", "Fewer indicators are rated than the guide asks for."
    ),
    Flag.RED_FLAG: Said(
        "Red flag of the guide", "The answer shows what the guide lists as a red flag."
    ),
    Flag.TRANSCRIPT_QUALITY: Said(
        "Poor transcript", "Words seem to be missing or misheard in the transcript."
    ),
    Flag.SHORT_ANSWER: Said(
        "Short answer", f"The answer has fewer than {SHORT_ANSWER_WORDS} words."
    ),
    Flag.NEAR_COPY: Said(
        "Near copy of an example", "The answer is almost the guide's own example answer."
    ),
    Flag.ROLES_UNCERTAIN: Said(
        "Speakers uncertain", "It is not certain which speaker is the candidate."
    ),
    Flag.QUESTION_UNCERTAIN: Said(
        "Question uncertain", "It is not certain which part of the interview answers this question."
    ),
    Flag.LANGUAGE: Said("Language", "The answer seems to be in a language other than the guide's."),
    Flag.UNEVIDENCED: Said("No quotes", "The rating comes without quotes and counts in no score."),
}

REASONS: Mapping[Reason, Said] = {
    Reason.NOT_ASKED: Said("Not asked", "The question was not asked in this interview."),
    Reason.NOT_ANSWERED: Said("Not answered", "The question was asked and not answered."),
    Reason.NO_EVIDENCE: Said(
        "No evidence", "The rater found nothing in the answer that shows either anchor."
    ),
    Reason.EVIDENCE_NOT_FOUND: Said(
        "Evidence not found",
        "None of the rater's quotes is in the candidate's answer, so its rating does not stand.",
    ),
    Reason.REFUSED: Said("Refused", "The model refused to rate this answer."),
    Reason.TRUNCATED: Said("Cut off", "The model's reply ended before it was complete."),
    Reason.INVALID_REPLY: Said("Invalid reply", "The reply was not in the form asked for."),
    Reason.FAILED: Said("Failed", "No reply came from the rating service."),
    Reason.NOT_CONFIRMED: Said("Not confirmed", "A second rater did not confirm the rating."),
    Reason.NO_CONSENT: Said("No consent", "There is no consent to rating by a program."),
}

OUTCOMES: Mapping[Outcome, str] = {
    Outcome.COVERED: "Covered",
    Outcome.PARTLY: "Partly covered",
    Outcome.NOT: "Not covered",
    Outcome.PRESENT: "Present",
    Outcome.ABSENT: "Not seen",
}

STATUSES: Mapping[Status, str] = {
    Status.ANSWERED: "Answered",
    Status.NOT_ANSWERED: "Asked, not answered",
    Status.NOT_ASKED: "Not asked",
}

KINDS: Mapping[RaterKind, str] = {
    RaterKind.HUMAN: "person",
    RaterKind.LLM: "language model",
    RaterKind.DECISION: "language model, without quotes",
    RaterKind.BASELINE: "no language model",
    RaterKind.ADJUDICATOR: "adjudicator",
}

ANCHORS: Mapping[Polarity, str] = {
    Polarity.POSITIVE: "positive anchor",
    Polarity.NEGATIVE: "negative anchor",
}

UNLOCATED: Mapping[Match, str] = {
    Match.ELSEWHERE: "Not in this answer: the candidate said it elsewhere",
    Match.MISATTRIBUTED: "Not the candidate's words: said by",
    Match.UNLOCATED: "Not found anywhere in the interview",
}


def indicator_name(slug: str) -> str:
    """Return an indicator's or question's id as a heading."""
    return slug.replace("_", " ").replace("-", " ").capitalize()


def settled_by(answer: Answer) -> str:
    """Return who settled an answer's turns; "" where the segmenter found them."""
    if answer.source == SEGMENTED:
        return ""
    who = "a person's correction" if answer.source == CORRECTED else answer.source
    return f"settled by {who}"


def clock(time: Time) -> str:
    """Return when something starts, as a player shows it; "" where it isn't timed."""
    if not isinstance(time, Interval):
        return ""
    minutes, seconds = divmod(int(time.start), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def turn_range(turns: tuple[int, ...]) -> str:
    """Return the turns' numbers, as every file of the run counts them, from first to last."""
    first, last = min(turns), max(turns)
    return f"turn {first}" if first == last else f"turns {first} to {last}"
