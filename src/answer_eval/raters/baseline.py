"""`baseline`: offline, deterministic, without a key; a baseline, not for decisions.

It lets a newcomer run the whole pipeline, and it is the bar that a language model must beat.
docs/baseline.md has its formula, what it was measured on and what it can't do.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from answer_eval._encoding import sound
from answer_eval.evidence import Polarity, Quote
from answer_eval.prompt import Judgement, RatingRequest, Reply
from answer_eval.raters import RaterOptions
from answer_eval.raters._baseline.anchoring import Passage, passages
from answer_eval.raters._baseline.conduct import is_shrug
from answer_eval.raters._baseline.sentences import sentences
from answer_eval.rating import Rater, RaterKind, Reason
from answer_eval.rubric import Scale

if TYPE_CHECKING:  # it brings numpy
    from answer_eval.similarity import Similarity

BASELINE = Rater("baseline", RaterKind.BASELINE)

FLOOR = 0.5
"""Sentences less near than this, in standard deviations above everyday talk, are no evidence."""
NEAREST = 3.0
"""Nearness beyond this adds no strength: the rubric's own words make a sentence no truer."""
EVIDENT = 0.4
"""Strength, nearness times lean, below which a sentence is no evidence."""
NEUTRAL = 1.0
"""The strength of a neutral sentence imagined in each balance: little evidence stays mid-scale."""
SHORTEST = 3
"""Words that a sentence needs to be evidence."""
QUOTES = 3
"""The most quotes for each anchor."""


@dataclass(frozen=True, slots=True)
class Evident:
    """The sentences that speak for each anchor of an indicator, the closest to it first."""

    positive: tuple[Passage, ...]
    negative: tuple[Passage, ...]

    @property
    def balance(self) -> float:
        """From -1, all against, to 1, all for."""
        pro, contra = sum(map(_strength, self.positive)), sum(map(_strength, self.negative))
        return (pro - contra) / (pro + contra + NEUTRAL)


def weigh(seen: Sequence[Passage]) -> Evident:
    """Keep what is near enough and leans far enough, by the anchor it speaks for."""
    counted = sorted(filter(_counts, seen), key=_closeness, reverse=True)
    return Evident(
        positive=tuple(each for each in counted if each.lean > 0),
        negative=tuple(each for each in counted if each.lean < 0),
    )


def rate(evident: Evident, scale: Scale) -> float:
    """Return the point that the balance stands at between the scale's ends, to one decimal."""
    middle, half = (scale.best + scale.worst) / 2, (scale.best - scale.worst) / 2
    return round(middle + half * evident.balance, 1)


def _counts(passage: Passage) -> bool:
    spoken = len(passage.text.split()) >= SHORTEST and not is_shrug(passage.text)
    return spoken and passage.nearness >= FLOOR and _strength(passage) >= EVIDENT


def _strength(passage: Passage) -> float:
    return min(passage.nearness, NEAREST) * abs(passage.lean)


def _closeness(passage: Passage) -> float:
    return passage.closeness * abs(passage.lean)


def judge(seen: Sequence[Passage], scale: Scale) -> Judgement:
    """Judge one indicator by the sentences in view of it."""
    evident = weigh(seen)
    pro, contra = evident.positive, evident.negative
    if not (pro or contra):
        nothing = f"Baseline: nothing in {_sentences(len(seen))} speaks to the indicator"
        return Judgement(Reason.NO_EVIDENCE, observation=f"{nothing}{_taken_back(seen)}.")
    return Judgement(
        rating=rate(evident, scale),
        quotes=(*_quotes(Polarity.POSITIVE, pro), *_quotes(Polarity.NEGATIVE, contra)),
        observation=f"Baseline: of {_sentences(len(seen))}, {_tally(pro)} for the indicator and "
        f"{_tally(contra)} against it{_taken_back(seen)}.",
        why_not_higher=_limit(contra, "against", pro, "for"),
        why_not_lower=_limit(pro, "for", contra, "against"),
    )


def _quotes(polarity: Polarity, evident: Sequence[Passage]) -> list[Quote]:
    return [Quote(polarity, each.text) for each in evident[:QUOTES]]


def _sentences(count: int) -> str:
    return f"{count} sentence{'' if count == 1 else 's'}"


def _tally(evident: Sequence[Passage]) -> str:
    """Return how many sentences there are and what was read from the first."""
    words = ", ".join(dict.fromkeys(sign.words for each in evident[:QUOTES] for sign in each.signs))
    return f"{len(evident)} ({words})" if words else str(len(evident))


def _taken_back(seen: Sequence[Passage]) -> str:
    """Return how many sentences speak for nobody as they are taken back, and by which words."""
    words = [each.taken_back for each in seen if each.taken_back]
    said = ", ".join(dict.fromkeys(words))
    return f"; {_sentences(len(words))} taken back ({said})" if words else ""


def _limit(other: Sequence[Passage], way: str, these: Sequence[Passage], this_way: str) -> str:
    """Return what keeps a rating from going one point further."""
    if other:
        return f"{_sentences(len(other))} {way} the indicator."
    return f"No more than {_sentences(len(these))} {this_way} the indicator."


RULES = 2
"""Counted up with every change of what the rules make of an answer, so that it is rated again."""


@dataclass(frozen=True)
class BaselineRater:
    """Rates by fixed rules over words and their similarity to the anchors."""

    similarity: "Similarity"
    rater: Rater = BASELINE

    @property
    def settings(self) -> Mapping[str, Any]:
        """Which rules and similarity it rates with: others give other ratings."""
        return {"similarity": self.similarity.name, "rules": RULES}

    async def reply(self, request: RatingRequest) -> Reply:
        """Judge every indicator by the candidate's sentences."""
        spoken = sentences(request.lines)
        seen = passages(spoken, request.question, request.indicators, self.similarity)
        judgements = {
            indicator.id: judge(view, request.scale)
            for indicator, view in zip(request.indicators, seen, strict=True)
        }
        return Reply(judgements, _raw(judgements))

    async def close(self) -> None:
        """Do nothing: there is no connection."""


def _raw(judgements: Mapping[str, Judgement]) -> str:
    """Write judgements as a model's reply has them; only ratings may lie between points."""
    entries = {name: _entry(judgement) for name, judgement in judgements.items()}
    return sound(json.dumps(entries, ensure_ascii=False))


def _entry(judgement: Judgement) -> dict[str, Any]:
    rating = judgement.rating
    return {
        "quotes": [
            {"polarity": quote.polarity.value, "text": quote.text} for quote in judgement.quotes
        ],
        "observation": judgement.observation,
        "rating": None if isinstance(rating, Reason) else rating,
        "why_not_higher": judgement.why_not_higher,
        "why_not_lower": judgement.why_not_lower,
    }


class _Baseline:
    """Opens the rater with the similarity of this installation."""

    name = "baseline"
    ignores = ("model", "base_url", "effort", "per", "samples", "api_key_file")

    def open(self, options: RaterOptions) -> BaselineRater:  # noqa: ARG002  it has no options
        """Return the rater; nothing can be missing."""
        from answer_eval.similarity import load_similarity

        return BaselineRater(load_similarity())


PLUGIN = _Baseline()
