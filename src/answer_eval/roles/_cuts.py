"""Turns in which two people speak, because the recorder swapped their labels within: cut in two."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import compress, pairwise
from math import exp

import numpy as np

from answer_eval.roles._apart import SENTENCE_END, parts
from answer_eval.roles._hearing import Hearing, Numbers, hear, stretches
from answer_eval.roles._signs import ANSWERS, ASKS_BACK, INFORMS, LEADS, Signs, signs, weigh
from answer_eval.roles._speakers import likeliest
from answer_eval.roles._swaps import TURNS, owners
from answer_eval.transcript import Transcript, Turn

NEAR = 2
"""Turns before and after a change of owners that it may really lie in."""
SENTENCES = 0.3
"""What each sentence by itself counts, beside the halves of the turn."""
CLEAR = 0.9
"""How likely the place of a change has to be, give or take FAR words."""
MOST_CUTS = 60
"""Places at which a turn is tried, the likeliest by its sentences; each takes a turn's length."""
FAR = 25
"""Words that may not be in doubt at a change of owners: as long as an answer, or a question."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where owners may change: at a character of a turn, and how likely that is."""

    turn: int
    char: int
    word: int
    """The words of the interview before it."""
    likelihood: float


@dataclass(frozen=True, slots=True)
class Apart:
    """A transcript in which each turn is one person's, and what is heard of it."""

    transcript: Transcript
    heard: Hearing
    seen: Signs
    """What the wording says, whatever the guide."""
    unclear: tuple[int, ...] = ()
    """Turns within which owners change, nobody knows quite where."""


def part(transcript: Transcript) -> Apart:
    """Cut turns where their label changes owners.

    The guide has no part in it, so that a turn has the same number wherever a transcript is read.
    """
    heard = hear([turn.text for turn in transcript.turns])
    seen = signs(heard)
    voices = [turn.speaker for turn in transcript.turns]
    changes = list(_changes(transcript, voices, heard, seen)) if len({*voices}) > 1 else []
    if not changes:
        return Apart(transcript, heard, seen)
    chars: dict[int, list[int]] = {}
    for place, _ in changes:
        chars.setdefault(place.turn, [0]).append(place.char)
    turns = [
        (each, turn.index)
        for turn in transcript.turns
        for each in parts(turn, sorted({*chars.get(turn.index, [0])}))
    ]
    unclear = {place.turn for place, clear in changes if not clear}
    apart = tuple(replace(turn, index=index) for index, (turn, _) in enumerate(turns))
    heard = hear([turn.text for turn in apart])
    return Apart(
        replace(transcript, turns=apart),
        heard,
        signs(heard),
        tuple(index for index, (_, turn) in enumerate(turns) if turn in unclear),
    )


def _changes(
    transcript: Transcript, voices: Sequence[str], heard: Hearing, seen: Signs
) -> Iterator[tuple[Place, bool]]:
    """Yield where owners likeliest change, and whether it is clear to within a few words."""
    mine = [each.label for each in likeliest(heard.words, voices, seen)]
    owned = owners(voices, seen, heard.words, mine)
    mine = [each.label for each in likeliest(heard.words, owned.voices, seen)]
    before = np.concatenate([[0], heard.words.cumsum()])
    for change in owned.changes:
        places = list(_places(transcript.turns, owned.voices, mine, seen.likelihoods, change))
        places = [replace(each, word=int(before[each.turn]) + each.word) for each in places]
        best = max(places, key=lambda each: each.likelihood)
        weights = [exp(each.likelihood - best.likelihood) for each in places]
        far = [abs(each.word - best.word) >= FAR for each in places]
        doubt = sum(compress(weights, far)) / sum(weights)
        yield best, doubt <= 1 - CLEAR


def _places(
    turns: Sequence[Turn],
    owned: Sequence[str],
    mine: Sequence[str],
    likelihoods: Numbers,
    change: int,
) -> Iterator[Place]:
    """Yield where a change of owners can lie that seems to begin at a turn."""
    window = range(max(0, change - NEAR), min(len(turns), change + NEAR))
    by_label = [turns[at].speaker in mine for at in window]
    swapped = [owned[at] != turns[at].speaker for at in (max(0, change - 1), change)]
    before, after = (
        [
            _likelihood(likelihoods[at], own != swap)
            for at, own in zip(window, by_label, strict=True)
        ]
        for swap in swapped
    )
    for place, at in enumerate(window):
        own = by_label[place]
        yield Place(at, 0, 0, sum(before[:place]) + sum(after[place:]))
        for char, left, right, falls in _halves(turns, at):
            halves = _likelihood(left, own != swapped[0]) + _likelihood(right, own != swapped[1])
            halves += SENTENCES * (falls if own != swapped[0] else -falls)
            words = len(turns[at].text[:char].split())
            yield Place(at, char, words, sum(before[:place]) + halves + sum(after[place + 1 :]))


def _likelihood(likelihoods: Numbers, candidate: bool) -> float:
    """Return the logarithm of how likely a turn is from a candidate, or from an interviewer."""
    usual, seldom = (ANSWERS, ASKS_BACK) if candidate else (LEADS, INFORMS)
    return float(np.logaddexp(likelihoods[usual], likelihoods[seldom] + np.log(TURNS)))


def _halves(turns: Sequence[Turn], at: int) -> Iterator[tuple[int, Numbers, Numbers, float]]:
    """Yield each place where a turn can be cut, with the likelihoods of both its halves.

    Last comes how much more its sentences are a candidate's before than after.
    """
    text = turns[at].text
    stops = {match.end() for match in SENTENCE_END.finditer(text)}
    places = sorted((stops | {piece.start_char for piece in turns[at].pieces}) - {0, len(text)})
    bounds = [0, *places, len(text)]
    heard = hear([turns[at - 1].text if at else "", *(text[a:b] for a, b in pairwise(bounds))])
    odds = signs(heard).odds[1:].cumsum()
    falls = 2 * odds[:-1] - odds[-1]
    tried = np.sort(np.argsort(-np.abs(falls), kind="stable")[:MOST_CUTS])
    if not len(tried):
        return
    ends = np.searchsorted(heard.sentences.turn, np.arange(1, len(bounds) + 1))
    start, end = int(ends[0]), int(ends[-1])
    spans = [span for cut in ends[tried + 1] for span in ((0, start), (start, cut), (cut, end))]
    found = weigh(stretches(heard, spans), np.zeros(len(spans), np.bool_))
    yield from zip(
        np.array(places)[tried].tolist(), found[1::3], found[2::3], falls[tried], strict=True
    )
