"""The likeliest course of an interview, all its exchanges taken together (Viterbi)."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from answer_eval.segment._clues import Clues
from answer_eval.segment._order import NEVER, anew, order
from answer_eval.segment._talk import Numbers, Positions

ROUNDS = 3
"""How often a course is decided anew at most."""
SHARED_REPLY = 1.0
"""The part of a reply to two questions that speaks for the first of them."""


Asked = tuple[tuple[int, int], ...]
"""`(sentence, question)` in the order they were put."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of an exchange: the question it belongs to, and the questions put in it."""

    question: int
    """Its position in the guide; -1 for none."""
    asked: Asked = ()
    """The questions put in it."""

    def puts(self, question: int) -> bool:
        """Tell whether a question is put."""
        return any(put == question for _, put in self.asked)


NO_QUESTION = Decision(-1)


@dataclass(frozen=True, slots=True)
class Course:
    """The likeliest decisions, and by how much they are likelier than others."""

    decisions: list[Decision]
    belongs: Numbers
    """By how much the best course in which an exchange belongs to a question, or, in the last
    column, to none, falls short of the likeliest: `[exchange, question + 1]`, in log-odds."""
    puts: Numbers
    """The same of its putting a question, `[exchange, question]`."""


Recall = Callable[[list[Decision]], dict[int, Numbers]]
"""From the decisions so far to what they say for each question in an exchange that goes back."""


def decode(clues: Clues, recall: Recall) -> Course:
    """Return the likeliest decision for every exchange.

    A question is put once, or taken up again in so many words: where the likeliest course puts it
    more often, only the likeliest of these exchanges keeps it, and the rest is decided anew, as is
    an exchange that goes back to something, once it is known what that was about.
    Its time grows with the exchanges and with the square of the questions.
    """
    lattice = _Lattice(clues)
    decisions = lattice.decisions()
    recalled = recall(decisions)
    if recalled:
        lattice.favour(recalled)
        decisions = lattice.decisions()
    needed = _needed(clues)
    for _ in range(ROUNDS):
        repeated = list(_repeated(clues, needed, decisions))
        if not repeated:
            break
        lattice.ban(repeated)
        decisions = lattice.decisions()
    return Course(decisions, *lattice.scores())


def _repeated(
    clues: Clues, needed: Numbers, decisions: list[Decision]
) -> Iterator[tuple[int, int]]:
    """Yield `(exchange, question)` of questions put anew that are likelier put elsewhere."""
    put = dict[int, list[int]]()
    for exchange, decision in enumerate(decisions):
        for _, question in decision.asked:
            if not clues.returns[exchange]:
                put.setdefault(question, []).append(exchange)
    for question, exchanges in put.items():
        kept = max(exchanges, key=lambda exchange: needed[exchange, question])
        yield from ((exchange, question) for exchange in exchanges if exchange != kept)


def _needed(clues: Clues) -> Numbers:
    """Return by how much putting a question explains an exchange better than anything else."""
    asks = clues.asks
    best = asks.argmax(axis=1)
    others = np.repeat(asks.max(axis=1, initial=NEVER)[:, None], asks.shape[1], axis=1)
    rows = np.arange(len(asks))
    less = asks.copy()
    less[rows, best] = NEVER
    others[rows, best] = less.max(axis=1, initial=NEVER)
    needed: Numbers = asks - np.maximum(others, clues.leave[:, None])
    return needed


class _Lattice:
    """Every course that an interview can have taken, as steps between states.

    A state is the last question put and whether the talk is still about it: `n` states of being
    in a question, then `n + 1` of being in none (the first of these: nothing was put yet).
    """

    def __init__(self, clues: Clues) -> None:
        self._clues = clues
        self._asks, self._stay = clues.asks.copy(), clues.stay.copy()
        self._puts = dict[tuple[int, int, int], Asked]()
        self._questions = clues.asks.shape[1]
        orders = np.stack([order(self._questions), anew(self._questions)])
        self._orders = orders[np.array(clues.returns, np.intp)]
        self._ways = _ways(clues)
        self._paired = np.array([*self._ways], np.intp)
        self._pairs = self._all_pairs()
        self._moves = np.empty_like(self._orders)
        self._move(np.arange(len(self._moves)))
        self._steps = self._all_steps()
        self._future = np.zeros((len(self._steps) + 1, 2 * self._questions + 1))
        self._foresee(len(self._steps))

    def _all_pairs(self) -> Numbers:
        """Return the score of putting two questions, `[paired exchange, first, second]`."""
        pairs = self._orders[self._paired, 1:]
        if len(pairs):
            replies = self._clues.replies[self._paired]
            pairs += np.stack([ways.max(axis=0) for ways in self._ways.values()])
            pairs += SHARED_REPLY * replies[:, :, None] + replies[:, None, :]
        inside = np.arange(self._questions)
        pairs[:, inside, inside] = NEVER
        return pairs

    def _move(self, exchanges: Positions) -> None:
        """Note the best way to put each question last, after each other, `[last + 1, question]`."""
        self._moves[exchanges] = self._orders[exchanges] + self._asks[exchanges, None]
        some = np.flatnonzero(np.isin(self._paired, exchanges))
        if len(some):
            at = self._paired[some]
            both = (self._orders[at][..., None] + self._pairs[some, None]).max(axis=2)
            self._moves[at] = np.maximum(self._moves[at], both)

    def _all_steps(self) -> Numbers:
        count, clues = self._questions, self._clues
        inside, outside = np.arange(count), np.arange(count, 2 * count + 1)
        steps = np.full((len(self._moves), 2 * count + 1, 2 * count + 1), NEVER)
        steps[:, inside, outside[1:]] = clues.leave[:, None]
        steps[:, outside, outside] = clues.rest[:, None]
        self._step(steps, np.arange(len(steps)))
        return steps

    def _step(self, steps: Numbers, exchanges: Positions) -> None:
        """Note the steps that put or keep a question."""
        count, moves = self._questions, self._moves[exchanges]
        inside = np.arange(count)
        steps[exchanges, count:, :count] = moves
        moves = moves[:, 1:]
        moves[:, inside, inside] = np.maximum(moves[:, inside, inside], self._stay[exchanges])
        steps[exchanges, :count, :count] = moves

    def ban(self, repeated: list[tuple[int, int]]) -> None:
        """Rule out that exchanges put questions."""
        for exchange, question in repeated:
            self._asks[exchange, question] = NEVER
            pair = self._paired == exchange
            self._pairs[pair, question] = NEVER
            self._pairs[pair, :, question] = NEVER
        self._anew(exchange for exchange, _ in repeated)

    def favour(self, recalled: dict[int, Numbers]) -> None:
        """Count what is known of the questions that exchanges go back to."""
        for exchange, odds in recalled.items():
            self._asks[exchange] += odds
            self._stay[exchange] += odds
        self._anew(recalled)

    def _anew(self, exchanges: Iterable[int]) -> None:
        """Note the moves and steps of exchanges again, and what follows from them."""
        changed = set(exchanges)
        at = np.array(sorted(changed))
        self._move(at)
        self._step(self._steps, at)
        self._puts = {key: put for key, put in self._puts.items() if key[0] not in changed}
        self._foresee(max(changed) + 1)

    def _foresee(self, until: int) -> None:
        """Note the best score of what follows each exchange before `until`, from each state."""
        best, courses = list(self._future[: until + 1]), np.empty(self._steps.shape[1:])
        for steps in reversed([*self._steps[:until]]):
            np.add(steps, best.pop(), courses)
            np.maximum.reduce(courses, 1, None, best[-1])

    def _pasts(self) -> Numbers:
        """Return the best score of what came before each exchange, last of all of them."""
        past = np.full((len(self._steps) + 1, 2 * self._questions + 1), NEVER)
        past[0, self._questions] = 0
        for before, steps, after in zip(past[:, :, None], self._steps, past[1:], strict=False):
            np.maximum.reduce(before + steps, axis=0, out=after)
        return past

    def scores(self) -> tuple[Numbers, Numbers]:
        """Return the scores of every exchange's belonging to, and putting, each question."""
        count, past = self._questions, self._pasts()
        courses = past[1:] + self._future[1:]
        none = courses[:, count:].max(axis=1, keepdims=True)
        last = past[:-1, count:].copy()
        np.maximum(last[:, 1:], past[:-1, :count], out=last[:, 1:])
        puts = (last[:, :, None] + self._moves).max(axis=1) + self._future[1:, :count]
        best = self._future[0, count]
        return best - np.hstack([courses[:, :count], none]), best - puts

    def decisions(self) -> list[Decision]:
        """Return the decisions of the best course."""
        count, state = self._questions, self._questions
        nexts = (self._steps + self._future[1:, None]).argmax(axis=2).tolist()
        stays = (self._stay >= self._moves.diagonal(-1, 1, 2)).tolist()
        decisions = list[Decision]()
        for exchange, reached in enumerate(nexts):
            last = state + 1 if state < count else state - count
            inside, state = state < count, reached[state]
            if state >= count:
                decisions.append(NO_QUESTION)
            elif inside and state + 1 == last and stays[exchange][state]:
                decisions.append(Decision(state))
            else:
                key = exchange, last, state
                put = self._puts.get(key) or self._put(*key)
                self._puts[key] = put
                decisions.append(Decision(state, put))
        return decisions

    def _put(self, exchange: int, last: int, question: int) -> Asked:
        """Return the sentences and questions of the best way to put a question last."""
        follows = self._orders[exchange, last]
        if exchange in self._ways:
            pairs = self._pairs[np.searchsorted(self._paired, exchange)]
            ways = follows + pairs[:, question]
            first = int(ways.argmax())
            if ways[first] > follows[question] + self._asks[exchange, question]:
                return self._put_both(exchange, first, question)
        start, end = self._clues.first[exchange : exchange + 2]
        return ((int(self._clues.puts[start:end, question].argmax()), question),)

    def _put_both(
        self, exchange: int, first: int, second: int
    ) -> tuple[tuple[int, int], tuple[int, int]]:
        best = int(self._ways[exchange][:, first, second].argmax())
        way = self._clues.seconds[exchange][best]
        later = way.sentence - self._clues.first[exchange]
        return (int(way.earlier[:, first].argmax()), first), (later, second)


def _ways(clues: Clues) -> dict[int, Numbers]:
    """Return, by exchange, the score of two wordings putting two questions.

    It is `[way, first, second]`, the ways those of `Clues.seconds`.
    """
    seconds = [each for some in clues.seconds.values() for each in some]
    if not seconds:
        return {}
    likeliest = np.stack([each.earlier[each.earlier.argmax(axis=0)] for each in seconds])
    puts = clues.puts[[each.sentence for each in seconds]]
    odds = np.array([each.odds for each in seconds])
    firsts = np.diagonal(likeliest, axis1=1, axis2=2)
    two = firsts[:, :, None] + puts[:, None, :] + odds[:, None, None] - _mistaken(likeliest, puts)
    ends = np.cumsum([len(some) for some in clues.seconds.values()])
    return dict(zip(clues.seconds, np.split(two, ends[:-1]), strict=True))


def _mistaken(likeliest: Numbers, puts: Numbers) -> Numbers:
    """Return how much better each of two wordings fits the other's question.

    Questions of one guide can be so alike that one wording fits both: that mustn't make two.
    """
    firsts = np.diagonal(likeliest, axis1=1, axis2=2)
    first = np.maximum(0, likeliest - firsts[:, :, None])
    second = np.maximum(0, puts[:, :, None] - puts[:, None, :])
    mistaken: Numbers = first + second
    return mistaken
