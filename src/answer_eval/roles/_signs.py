"""What a turn's wording says for the candidate having spoken it, or an interviewer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from answer_eval.roles._apart import LONG_SENTENCE
from answer_eval.roles._hearing import Flags, Hearing, Numbers, stretches
from answer_eval.roles._phrases import FIRST, HOSTING, SECOND, TELLING, WE
from answer_eval.similarity import LIGHT_WORDS, load_similarity

LEADS, ANSWERS, ASKS_BACK, INFORMS = range(4)
"""What speakers do: an interviewer leads and a candidate answers, until the candidate asks and the
interviewer informs."""

# What each sign says for a turn's being one of these, as log-likelihoods up to a constant: logistic
# regression on the tuning half of bench/roles.py and twenty more questions that candidates ask,
# rounded, but for the last, which is judged.
WEIGHTS = {
    "any turn": (-0.6, -0.3, 0.8, 0.1),
    "I, my": (-2.3, -0.7, 0.6, 2.5),
    "you, your": (1.8, -1.4, 0.3, -0.7),
    "we, our": (0.7, -5.7, -1.8, 6.8),
    "asks": (0.7, -0.8, 0.4, -0.4),
    "asks twice": (0.5, 0.3, -0.6, -0.2),
    "asks about you": (1.1, -0.7, 0.1, -0.5),
    "ends by asking": (0.6, -1.0, 0.9, -0.5),
    "asks about the job": (0.2, -1.2, 2.4, -1.3),
    "replies about oneself": (-2.0, 1.9, -0.4, 0.5),
    "replies": (-1.2, 0.1, -0.2, 1.2),
    "replies about the job": (-1.1, -0.6, -0.9, 2.6),
    "hosts": (2.0, -0.9, -0.2, -0.8),
    "tells": (-0.1, 0.3, -0.7, 0.4),
    "is long": (0.4, 1.0, -1.9, 0.5),
    "is long and asks nothing": (-0.5, 1.2, -1.1, 0.4),
    "is short": (0.7, 1.0, -1.5, -0.3),
    "puts a question of the guide": (2.0, -0.5, -1.0, -0.5),
}
MOST = 5.0
"""One turn says no more than this for or against anything."""

ASKED_BACK = 0.1
"""Turns in which the candidate asks or is informed, for each of the others."""

PUTS_GUIDE = 0.5
"""Likeness to a question of the guide from which a sentence that asks puts it."""
PUTS_SURELY = 0.6
"""Likeness from which it does whoever speaks."""
PUTS_WORDS = 2
"""Words that say something, at the least, of a sentence that can put a question."""
HALF = 15
"""Words of a reply that is told from the question in the same turn."""
LONG, SHORT = 30, 5
"""Words from which a turn is long, and under which it is short."""
FEW_WORDS = 8
"""Added to a turn's words before shares are taken: a few words say little."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What the turns' wording says, an entry a turn."""

    likelihoods: Numbers
    """`[turn, 4]`: the logarithms, up to a constant, for what speakers do."""
    halves: Numbers
    """`[turn, 2]`: the same for two halves that can't be one's: a question and a long reply, a long
    reply and a question; minus infinity where a turn has none such."""
    odds: Numbers
    """Log-odds of the candidate speaking, whatever they do."""
    asks: Flags
    """Whether a sentence asks something."""
    puts: Flags
    """Whether a sentence puts a question of the guide."""
    puts_to_you: Flags
    """Whether one surely does, and asks the other about themselves."""


def signs(heard: Hearing) -> Signs:
    """Weigh every turn, whatever the guide."""
    said, none = heard.sentences, np.zeros(len(heard.words), np.bool_)
    likelihoods = weigh(heard, none)
    asks = heard.how_many(said.asks | said.asks_back) > 0
    return Signs(likelihoods, _halves(heard), _odds(likelihoods), asks, none, none)


def guided(seen: Signs, heard: Hearing, questions: Sequence[str]) -> Signs:
    """Weigh also who puts the guide's questions, if any are known."""
    if not questions:
        return seen
    alike, said = _likeness(heard, questions), heard.sentences
    puts = heard.how_many(alike >= PUTS_GUIDE) > 0
    lengths = np.diff(np.append(said.starts, len(said.words)))
    to_you = (alike >= PUTS_SURELY) & said.asks_you & (lengths <= LONG_SENTENCE)
    likelihoods = weigh(heard, puts)
    return replace(
        seen,
        likelihoods=likelihoods,
        odds=_odds(likelihoods),
        puts=puts,
        puts_to_you=heard.how_many(to_you) > 0,
    )


def weigh(heard: Hearing, puts: Flags) -> Numbers:
    """Return the likelihoods of what speakers do."""
    seen = _wording(heard) | _asking(heard) | {"puts a question of the guide": puts}
    columns = np.stack([seen[name] for name in WEIGHTS], axis=1)
    weighed = columns @ np.array([*WEIGHTS.values()])
    likelihoods: Numbers = np.clip(weighed - weighed.mean(axis=1, keepdims=True), -MOST, MOST)
    return likelihoods


def _halves(heard: Hearing) -> Numbers:
    """Weigh turns as a question and the reply to it, and as a reply and the next question."""
    halves = np.full((len(heard.words), 2), -np.inf)
    cuts = [*_cuts(heard)]
    if not cuts:
        return halves
    spans = [span for first, cut, last, _ in cuts for span in _around(first, cut, last)]
    weighed = weigh(stretches(heard, spans), np.zeros(len(spans), np.bool_))
    turns = heard.sentences.turn[[first for first, *_ in cuts]]
    ways = np.array([way for *_, way in cuts])
    sides = np.array([(LEADS, ANSWERS), (ANSWERS, LEADS)])[ways]
    left, right = weighed[1::3], weighed[2::3]
    each = np.arange(len(cuts))
    halves[turns, ways] = left[each, sides[:, 0]] + right[each, sides[:, 1]]
    return halves


def _around(first: int, cut: int, last: int) -> tuple[tuple[int, int], ...]:
    """Return the sentence before a turn, and the turn's halves."""
    return (max(0, first - 1), first), (first, cut), (cut, last)


def _cuts(heard: Hearing) -> Iterator[tuple[int, int, int, int]]:
    """Yield a turn's first sentence, one after its questions (0) or before (1), and its end."""
    said = heard.sentences
    starts = np.append(said.starts, len(said.words))
    asking = np.flatnonzero(said.asks_you)
    for turn in np.unique(said.turn[asking]).tolist():
        first, last = np.searchsorted(said.turn, [turn, turn + 1]).tolist()
        some = asking[said.turn[asking] == turn]
        after, before = int(some[-1]) + 1, int(some[0])
        if starts[last] - starts[after] >= HALF:
            yield first, after, last, 0
        if starts[before] - starts[first] >= HALF:
            yield first, before, last, 1


def _odds(likelihoods: Numbers) -> Numbers:
    seldom = likelihoods + np.log([1, 1, ASKED_BACK, ASKED_BACK])
    mine = np.logaddexp(seldom[:, ANSWERS], seldom[:, ASKS_BACK])
    odds: Numbers = mine - np.logaddexp(seldom[:, LEADS], seldom[:, INFORMS])
    return odds


def _wording(heard: Hearing) -> dict[str, Numbers | Flags]:
    shares = {kind: heard.counts[kind] / (heard.words + FEW_WORDS) for kind in (FIRST, SECOND, WE)}
    return {
        "any turn": np.ones(len(heard.words)),
        "I, my": shares[FIRST],
        "you, your": shares[SECOND],
        "we, our": shares[WE],
        "hosts": heard.counts[HOSTING] > 0,
        "tells": heard.counts[TELLING] > 0,
        "is short": heard.words < SHORT,
    }


def _asking(heard: Hearing) -> dict[str, Numbers | Flags]:
    said = heard.sentences
    length = np.minimum(heard.words, LONG) / LONG
    asking, back = heard.how_many(said.asks), heard.how_many(said.asks_back)
    ends, ends_you = heard.ends(said.asks), heard.ends(said.asks_you)
    return {
        "asks": asking > 0,
        "asks twice": asking > 1,
        "asks about you": heard.how_many(said.asks_you) > 0,
        "ends by asking": ends,
        "asks about the job": back > 0,
        "replies about oneself": _before(ends_you) * length,
        "replies": _before(ends & ~ends_you) * length,
        "replies about the job": _before(heard.ends(said.asks_back)) * length,
        "is long": length,
        "is long and asks nothing": length * (asking + back == 0),
    }


def _before(turns: Flags) -> Flags:
    """Tell of each turn what is told of the one before."""
    return np.concatenate([np.zeros(1, np.bool_), turns])[: len(turns)]


def _likeness(heard: Hearing, questions: Sequence[str]) -> Numbers:
    """Return how like each sentence that asks is to the nearest question of the guide."""
    likeness = np.zeros(len(heard.sentences.asks))
    asking = {
        at: words
        for at in np.flatnonzero(heard.sentences.asks).tolist()
        for words in [heard.sentences.words_of(at)]
        if sum(word not in LIGHT_WORDS for word in words) >= PUTS_WORDS
    }
    if asking:
        said = [" ".join(words) for words in asking.values()]
        once = list(dict.fromkeys(said))
        alike = load_similarity().compare(once, questions).mean.max(axis=1)
        nearest = dict(zip(once, alike.tolist(), strict=True))
        likeness[[*asking]] = [nearest[each] for each in said]
    return likeness
