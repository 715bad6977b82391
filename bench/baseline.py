"""Measures how often the baseline rater puts a good answer above a weak one.

The pairs of baseline_pairs.jsonl were written for this: the rules were shaped on the half
`tuning`, the half `held_out` was written when they stood. The pairs of samples/answers are
somebody else's. The endings of baseline_endings.jsonl are put after good answers: praise must not
move them, taking back must, and what only sounds like it must not.

    python bench/baseline.py
"""

import asyncio
import csv
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from statistics import fmean

from answer_eval.fence import Line
from answer_eval.guide import Guide, parse_guide
from answer_eval.prompt import BREAK, Judgement, Part, render
from answer_eval.raters import RaterOptions
from answer_eval.raters.baseline import PLUGIN
from answer_eval.rating import Reason
from answer_eval.transcript import Role

HERE = Path(__file__).parent
PAIRS = HERE / "baseline_pairs.jsonl"
ENDINGS = HERE / "baseline_endings.jsonl"
MIDDLE = 3.0
EVERY = 6
"""Good answers are many: endings are tried on each sixth."""
SAMPLES = HERE.parent / "samples" / "answers"
RATER = PLUGIN.open(RaterOptions())
OFF_TOPIC = (
    (
        "I studied economics at first and then moved to Lisbon. The food there is wonderful and I "
        "learned to surf. My flat was on the fourth floor without a lift."
    ),
    (
        "My favourite film is an old western that I've seen about twenty times. The music is "
        "great. I collect records as well, mostly jazz from the sixties."
    ),
    (
        "We've got two cats and a garden with apple trees. In autumn we make juice, about a "
        "hundred litres every year. My brother comes over with his press."
    ),
    (
        "The company was founded in 1950 and has offices in nine countries. The headquarters are "
        "near the station. There's a canteen with a salad bar."
    ),
    (
        "I like running. Last spring I ran the half marathon in under two hours. The weather was "
        "awful but the view of the harbour was beautiful."
    ),
    (
        "I grew up on a farm in the north. We had sheep, and in winter the road was closed for "
        "weeks. I went to school by tractor sometimes."
    ),
)
"""Fluent talk that answers nothing asked in the pairs."""
NON_ANSWERS = ("Fine.", "Good, thanks.", "Yes, sure.", "Hm, I don't know.", "I'd rather not say.")


class Outcome(StrEnum):
    """How a pair of answers ended."""

    NUMBERS = "won by numbers"
    NO_EVIDENCE = "won by no_evidence"
    TIE = "tied"
    LOSS = "lost"


@dataclass(frozen=True, slots=True)
class Pair:
    """A good and a weak answer to the one question of a guide."""

    id: str
    half: str
    guide: Guide
    question: str
    good: str
    weak: str


@dataclass(frozen=True, slots=True)
class Ended:
    """What the rater made of a pair: the mean of each answer's rated indicators, if any is."""

    pair: Pair
    good: float | Reason
    weak: float | Reason

    @property
    def outcome(self) -> Outcome:
        """Who won; an answer without a rating loses against one with."""
        if isinstance(self.good, Reason):
            return Outcome.TIE if isinstance(self.weak, Reason) else Outcome.LOSS
        if isinstance(self.weak, Reason):
            return Outcome.NO_EVIDENCE
        if self.good == self.weak:
            return Outcome.TIE
        return Outcome.NUMBERS if self.good > self.weak else Outcome.LOSS


def written() -> Iterator[Pair]:
    """Yield the pairs written for this measurement."""
    for row in map(json.loads, PAIRS.read_text("utf-8").splitlines()):
        yield Pair(row["id"], row["half"], _guide(row), "asked", row["good"], row["weak"])


def samples() -> Iterator[Pair]:
    """Yield the sample pairs."""
    guide = parse_guide((SAMPLES / "support_answers.yaml").read_text("utf-8"), "support_answers")
    texts = defaultdict[str, dict[str, str]](dict)
    with (SAMPLES / "answers.csv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            texts[row["question"]][row["expected_kind"]] = row["text"]
    for question, kinds in texts.items():
        yield Pair(question, "samples", guide, question, kinds["good"], kinds["weak"])


def rated(pair: Pair, text: str) -> list[Judgement]:
    """Rate one answer on every indicator of the pair's question."""
    question = pair.guide.question(pair.question)
    judgements = list[Judgement]()
    for competency in pair.guide.rated_for(question):
        lines = [Line(1, Role.CANDIDATE, text)]
        request = render(pair.guide, [Part(question, competency.indicators, tuple(lines))], BREAK)
        judgements += asyncio.run(RATER.reply(request)).judgements.values()
    return judgements


def ended(pair: Pair) -> Ended:
    """Rate both answers of a pair."""
    return Ended(pair, _score(rated(pair, pair.good)), _score(rated(pair, pair.weak)))


def share_rated(pairs: Sequence[Pair], texts: Iterable[str]) -> float:
    """Return the share of judgements with a rating when these texts answer every pair."""
    judgements = [each for text in texts for pair in pairs for each in rated(pair, text)]
    return fmean(not isinstance(each.rating, Reason) for each in judgements)


def shifts(pairs: Sequence[Pair]) -> dict[tuple[str, str], list[float]]:
    """Return how far each ending moves good answers' ratings, by kind and half.

    Only ratings above the middle of the scale, which can fall; one that goes counts as the middle.
    """
    rated_before = [(pair, _points(pair, pair.good)) for pair in pairs]
    moved = defaultdict[tuple[str, str], list[float]](list)
    for row in map(json.loads, ENDINGS.read_text("utf-8").splitlines()):
        differences = [
            after - before
            for pair, points in rated_before
            for before, after in zip(
                points, _points(pair, f"{pair.good} {row['text']}"), strict=True
            )
            if before > MIDDLE
        ]
        moved[row["kind"], row["half"]].append(fmean(differences))
    return moved


def table(by_half: dict[str, list[Ended]]) -> str:
    """Return the outcomes as a Markdown table."""
    names = [each.value for each in Outcome]
    head = ["pairs", "of", *names, "mean of the good", "of the weak"]
    rows = [head, ["---"] * len(head), *(_row(name, ends) for name, ends in by_half.items())]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def main() -> None:
    """Print the table, the pairs not won, what was rated on nothing, and what endings move."""
    pairs = [*written(), *samples()]
    by_half = defaultdict[str, list[Ended]](list)
    for pair in pairs:
        by_half[pair.half].append(ended(pair))
    print(table(by_half))
    for end in (end for ends in by_half.values() for end in ends):
        if end.outcome in {Outcome.TIE, Outcome.LOSS}:
            print(f"{end.outcome}: {end.pair.half} {end.pair.id}, {end.good} to {end.weak}")
    print(f"rated though off topic: {share_rated(pairs, OFF_TOPIC):.0%} of indicators")
    print(f"rated though no answer: {share_rated(pairs, NON_ANSWERS):.0%} of indicators")
    for (kind, half), moved in shifts(pairs[::EVERY]).items():
        largest = f"{min(moved):+.2f} to {max(moved):+.2f}"
        print(f"{kind}, {half}: {len(moved)} endings move {fmean(moved):+.2f}, {largest}")


def _guide(row: dict[str, object]) -> Guide:
    indicators = row["indicators"]
    assert isinstance(indicators, list)
    ids = [{"id": f"indicator_{number}"} for number, _ in enumerate(indicators)]
    both = [name | anchors for name, anchors in zip(ids, indicators, strict=True)]
    rated_on = {"id": "conduct", "name": "Conduct", "tier": "primary", "indicators": both}
    asked = {"id": "asked", "text": row["question"], "competencies": ["conduct"]}
    return Guide.model_validate(
        {
            "id": row["id"],
            "version": "1",
            "title": row["domain"],
            "scale": {"min": 1, "max": 5},
            "competencies": [rated_on],
            "questions": [asked],
        }
    )


def _points(pair: Pair, text: str) -> list[float]:
    ratings = (each.rating for each in rated(pair, text))
    return [MIDDLE if isinstance(rating, Reason) else rating for rating in ratings]


def _score(judgements: Iterable[Judgement]) -> float | Reason:
    ratings = [each.rating for each in judgements if not isinstance(each.rating, Reason)]
    return round(fmean(ratings), 2) if ratings else Reason.NO_EVIDENCE


def _row(name: str, ends: Sequence[Ended]) -> list[str]:
    counts = Counter(end.outcome for end in ends)
    good = [end.good for end in ends if not isinstance(end.good, Reason)]
    weak = [end.weak for end in ends if not isinstance(end.weak, Reason)]
    means = [f"{fmean(good):.1f}", f"{fmean(weak):.1f}"]
    return [name, str(len(ends)), *(str(counts[each]) for each in Outcome), *means]


if __name__ == "__main__":
    main()
