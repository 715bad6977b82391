"""What each exchange may be: the numbers that the decoder weighs against each other."""

from dataclasses import dataclass

import numpy as np

from answer_eval.segment._exchanges import Exchange
from answer_eval.segment._kinds import LONGEST_QUESTION, QUESTION, Windows, silent
from answer_eval.segment._matches import Matches
from answer_eval.segment._talk import Facts, Numbers, Talk

# Fitted, where nothing else is said, together with the weights of _kinds, _matches, _moods and
# _topics: coordinate search for what makes the true courses of the tuning interviews likeliest,
# those written by hand and bench/segmentation.py's, held near what was judged; then rounded.
ASKED_BOUNDS = (-1.5, 5.0)
"""How far a reply can speak against and for the question just put: it may be off the topic."""
REPLY_LENGTHS = (3, 8, 15, 30)
"""Words of substance from which a reply is one length longer."""
REPLY_SHARES = np.log(
    [
        [0.10, 0.05, 0.16, 0.43, 0.26],  # a question of the guide
        [0.08, 0.26, 0.38, 0.22, 0.06],  # a probe
        [0.27, 0.58, 0.10, 0.035, 0.015],  # chat
        [0.20, 0.40, 0.20, 0.14, 0.06],  # a question that is none of the guide's
    ]
)
"""How often each gets a reply of each length: of 206 replies to chat and other questions in the
dialogues tuned on, 12 have eight words of substance or more, of 221 to probes half, of 147 to
questions four in five. Other questions get longer ones elsewhere: these are shortened by half."""
OFF_GUIDE = 0.4
"""How often an interviewer's new question is none of the guide's."""
RIVAL_FROM, RIVAL_BOUND = 3.5, 3.5
"""Log-odds from which likeness to a question that isn't the guide's counts, and how much at most:
below, it only shows that interviewers talk alike."""
PLANNED_ODDS = 3.0
"""What it says for staying in a question that one of its planned probes is heard."""
REPLY_SHARE = 0.6
"""The part of what a reply says for a question just put that it says for one still talked of: it
tells of its question either way, which "take your time" mustn't take away."""
TOPIC_SHARE, TOPIC_BOUND = 0.3, 5.5
"""A follow-up is about its question's topic: the part of a wording's likeness that explains."""
PROBE_STAYS, COMMENT_STAYS, COURTESY_STAYS, CLOSING_STAYS = 0.99, 0.95, 0.05, 0.02
"""How often a probe, a comment, a courtesy and a closing stay in the question talked of."""
AFTER_CLOSING = 6.0
"""What it says against a question being put that the interview is being closed."""
AFTER_INVITING = 3.0
"""The same, and against going on with one, that the candidate was asked for own questions."""
RIVAL_SURE, RIVAL_LEAVES = 8.0, 3.0
"""Log-odds from which such a likeness speaks against going on with a question, and how much it
does at most: it is asked besides the guide then, and no follow-up. Below 8 it takes probes away on
the bench, as its held-back half told."""
STATED = 3.0
"""What it says against two questions being put that in the wordings of one nothing asks."""
COURTEOUS_PROBES = 0.1
"""What is left of a probe's share beside a greeting or a closing."""
ADVANCED_STAYS = 0.2
"""What is left of staying where the next question is announced."""
PROBE_RETURNS = 0.1
"""How often talk that looks like a probe stands where no question is talked of."""
SECOND_QUESTION, SECOND_ANNOUNCED = np.log(0.01), np.log(0.8)
"""How often a question is followed by another in one go, and so where "also" announces it."""
SECOND_CONTINUES = np.log(0.2)
"""The same where "and" leads from what is asked to what else is; judged."""
POSSIBLE_FIRST, POSSIBLE_SECOND = -3.0, -2.0
"""Below these it isn't looked at whether there are two questions: it saves time only."""


@dataclass(frozen=True, slots=True)
class Second:
    """A sentence that may put a second question of its exchange."""

    sentence: int
    odds: float
    """Of a second question being put at all, and of a reply as long as there is."""
    earlier: Numbers
    """As `Clues.puts`, of the exchange's wordings that end before it."""


@dataclass(frozen=True, slots=True)
class Clues:
    """Log-probabilities of what an exchange may be; questions in the guide's order."""

    puts: Numbers
    """Of each sentence beginning to put a question, `[sentence, question]`."""
    asks: Numbers
    """Of an exchange putting a question, replies counted, `[exchange, question]`."""
    replies: Numbers
    """What the replies say for a question just put, `[exchange, question]`."""
    seconds: dict[int, list[Second]]
    """By exchange: the sentences that may put a second question."""
    stay: Numbers
    """Of going on with a question, `[exchange, question]`."""
    leave: Numbers
    """Of turning to something that is no question of the guide's, `[exchange]`."""
    rest: Numbers
    """Of going on with something that is no question of the guide's, `[exchange]`."""
    returns: list[bool]
    """Whether an exchange takes up something asked before."""
    first: list[int]
    """The first sentence of each exchange, and how many there are."""


def weigh(talk: Talk, seen: Windows, kinds: Numbers, matches: Matches) -> Clues:
    """Put together what wordings, likeness to the guide and replies say of every exchange."""
    by_length = _by_length(seen, kinds[:, QUESTION, None] + matches.wordings)
    by_length[:, _closed(talk)] -= AFTER_CLOSING
    puts = by_length.max(axis=0)
    length = np.searchsorted(REPLY_LENGTHS, matches.substance, side="right")
    replied = REPLY_SHARES[:, length]
    replies = np.clip(matches.replies, *ASKED_BOUNDS)
    rivals = greatest(matches.rivals[:, None], seen)[:, 0]
    beside = _puts_none(
        talk, seen, kinds, replied, np.exp(np.clip(rivals - RIVAL_FROM, 0, RIVAL_BOUND))
    )
    topical = np.clip(greatest(matches.wordings, seen), 0, TOPIC_BOUND)
    over = AFTER_INVITING * _invited(talk)
    planned = greatest(matches.planned.astype(np.float64), seen)
    return Clues(
        puts,
        _greatest(puts, seen, -np.inf) + replies + replied[QUESTION][:, None] - over[:, None],
        replies,
        _seconds(talk, by_length - _stated(talk, seen), replied[QUESTION]),
        beside.stay[:, None]
        - (over + np.clip(rivals - RIVAL_SURE, 0, RIVAL_LEAVES))[:, None]
        + TOPIC_SHARE * topical
        + REPLY_SHARE * replies
        + PLANNED_ODDS * planned,
        beside.leave,
        beside.rest,
        talk.any(talk.shows("returns")).tolist(),
        talk.first.tolist(),
    )


def _invited(talk: Talk) -> Facts:
    """Tell for each exchange whether the candidate was asked for own questions before."""
    return talk.before(talk.shows("invites"))[talk.first[:-1]] > 0


def _closed(talk: Talk) -> Facts:
    """Tell for each sentence whether it, or one before it in its exchange, closes."""
    before = talk.before(talk.shows("closes"))
    return before[1:] > np.repeat(before[talk.first[:-1]], np.diff(talk.first))


def _by_length(seen: Windows, values: Numbers, nothing: float = -np.inf) -> Numbers:
    """Return the windows' values by their lengths and starts, `[length - 1, sentence, …]`."""
    sentences = int(seen.first[-1])
    table = np.full((LONGEST_QUESTION, sentences, values.shape[1]), nothing)
    table[seen.lengths - 1, seen.starts] = values
    return table


def greatest(values: Numbers, seen: Windows, nothing: float = 0.0) -> Numbers:
    """Return the greatest value of each exchange's windows; where it has none, `nothing`."""
    return _greatest(_by_length(seen, values).max(axis=0), seen, nothing)


def _greatest(told: Numbers, seen: Windows, nothing: float) -> Numbers:
    """Return the greatest value of each exchange's sentences."""
    counts = np.diff(seen.first)
    most = np.full((len(counts), told.shape[1]), nothing)
    spoken = np.flatnonzero(counts)
    if len(spoken):
        most[spoken] = np.maximum.reduceat(told, seen.first[spoken], axis=0)
    return most


@dataclass(frozen=True, slots=True)
class _PutsNone:
    """Log-probabilities of an exchange that puts no question of the guide, `[exchange]`."""

    stay: Numbers
    leave: Numbers
    rest: Numbers


def _puts_none(
    talk: Talk, seen: Windows, kinds: Numbers, replied: Numbers, rivals: Numbers
) -> _PutsNone:
    question, probe, chat = np.exp(kinds).T
    shares = np.stack([question, probe / np.maximum(probe + chat, 1e-9)], axis=1)
    puts, probing = greatest(shares, seen).T
    courteous, closing, advances = (
        talk.any(talk.shows(each)) for each in ("courteous", "closes", "advances")
    )
    probing = probing * np.where(courteous, COURTEOUS_PROBES, 1)
    stays = np.where(courteous, COURTESY_STAYS, COMMENT_STAYS)
    stays[closing] = CLOSING_STAYS
    probes_stay = np.full(len(closing), PROBE_STAYS)
    stays[advances] *= ADVANCED_STAYS
    probes_stay[advances] *= ADVANCED_STAYS
    long = np.exp(replied)
    other = np.maximum(1e-3, 1 - puts)
    probe = other * probing * long[1]
    chat = other * (1 - probing) * long[2]
    off_guide = puts * OFF_GUIDE * rivals * long[3]
    return _PutsNone(
        np.log(probe * probes_stay + chat * stays),
        np.log(probe * (1 - probes_stay) + chat * (1 - stays) + off_guide),
        np.log(probe * PROBE_RETURNS + chat + off_guide),
    )


def _stated(talk: Talk, seen: Windows) -> Numbers:
    """Return what speaks against windows in which nothing is asked, as `_by_length`."""
    return _by_length(seen, np.where(silent(talk, seen)[:, None], STATED, 0.0), 0.0)


def _seconds(talk: Talk, by_length: Numbers, replied: Numbers) -> dict[int, list[Second]]:
    likely = by_length.max(axis=(0, 2))
    found = dict[int, list[Second]]()
    owner = np.repeat(np.arange(len(talk.exchanges)), np.diff(talk.first))
    for sentence in np.flatnonzero(likely > POSSIBLE_SECOND - SECOND_ANNOUNCED).tolist():
        at = int(owner[sentence])
        start = int(talk.first[at])
        if sentence > start and likely[start:sentence].max() > POSSIBLE_FIRST:
            odds = _second_odds(talk.exchanges[at], sentence - start)
            if likely[sentence] + odds > POSSIBLE_SECOND:
                earlier = _ending_before(by_length, start, sentence)
                second = Second(sentence, odds + float(replied[at]), earlier)
                found.setdefault(at, []).append(second)
    return found


def _second_odds(exchange: Exchange, at: int) -> float:
    before, here = (each.wording for each in exchange.sentences[at - 1 : at + 1])
    if before.joins or here.joins:
        return float(SECOND_ANNOUNCED)
    continues = here.continues and here.asks and before.asks and here.substance > 0
    return float(SECOND_CONTINUES if continues else SECOND_QUESTION)


def _ending_before(by_length: Numbers, start: int, end: int) -> Numbers:
    earlier: Numbers = by_length[0, start:end].copy()
    for more in range(1, min(LONGEST_QUESTION, end - start)):
        np.maximum(earlier[:-more], by_length[more, start : end - more], out=earlier[:-more])
    return earlier
