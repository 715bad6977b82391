"""An interview's talk: what its wordings show, sentence by sentence, and its words looked up."""

from dataclasses import dataclass
from operator import attrgetter

import numpy as np
import numpy.typing as npt

from answer_eval.segment._exchanges import Exchange, exchanges
from answer_eval.segment._speech import Wording
from answer_eval.similarity import Reading, Runs, Similarity
from answer_eval.transcript import Transcript

Numbers = npt.NDArray[np.float64]
Positions = npt.NDArray[np.intp]
Facts = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Talk:
    """The exchanges of an interview; sentences are counted through it."""

    exchanges: list[Exchange]
    wordings: list[Wording]
    """Of every sentence."""
    first: Positions
    """The first sentence of each exchange, and how many there are."""
    told: Reading
    """The sentences."""
    replied: Reading
    """The replies of each exchange."""

    def shows(self, what: str) -> Facts:
        """Tell of every sentence whether its wording shows something, named as in `Wording`."""
        shown = map(attrgetter(what), self.wordings)
        return np.fromiter(shown, np.bool_, len(self.wordings))

    @property
    def runs(self) -> Runs:
        """The sentences of each exchange."""
        return np.stack([self.first[:-1], self.first[1:]], axis=1)

    @property
    def asking(self) -> Facts:
        """Tell of every sentence whether it asks, or has a formula in which questions are put."""
        return self.shows("asks") | self.shows("opens")

    def any(self, shown: Facts) -> Facts:
        """Tell of every exchange whether it is true of any of its sentences."""
        before = self.before(shown)
        return before[self.first[1:]] > before[self.first[:-1]]

    def before(self, shown: Facts) -> Positions:
        """Return of how many sentences before each, last of how many of all, it is true."""
        return np.concatenate([[0], np.cumsum(shown)])


def hear(transcript: Transcript, similarity: Similarity) -> Talk:
    """Cut an interview into exchanges and look its words up."""
    said = exchanges(transcript)
    wordings = [sentence.wording for each in said for sentence in each.sentences]
    return Talk(
        said,
        wordings,
        np.cumsum([0, *(len(each.sentences) for each in said)]),
        similarity.read([each.words for each in wordings]),
        similarity.read([_replied(each) for each in said]),
    )


def _replied(exchange: Exchange) -> list[str]:
    if len(exchange.replies) == 1:
        return exchange.replies[0].words
    return [word for reply in exchange.replies for word in reply.words]
