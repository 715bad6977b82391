"""What a turn's wording says for the candidate having spoken it, or an interviewer."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from answer_eval.roles._apart import SENTENCE_END
from answer_eval.similarity import load_similarity, words_of
from answer_eval.transcript import Turn

Numbers = npt.NDArray[np.float64]

# What each sign is worth, in log-odds of the candidate speaking: logistic regression on the tuning
# half of bench/roles.py, rounded, but for ASKS_GUIDE, which is judged.
ANY_TURN = 0.6
FIRST_PERSON = 8.0
"""The share of "I" and "my"."""
SECOND_PERSON = -4.0
"""The share of "you" and "your"."""
ENDS_ASKING = -1.3
ASKS = (-1.3, -2.6)
"""For one sentence that asks, and for more."""
ASKS_GUIDE = -2.0
"""For a sentence that puts one of the guide's questions."""
REPLIES = 3.0
"""For thirty words or more after a turn that ends by asking, less for fewer."""
ASKS_BACK = 1.5
"""For asking what candidates ask: about the team and the job, whether *I* would."""
ANSWERS_BACK = -1.5
"""For thirty words or more after such a turn, less for fewer."""
HOSTS = -2.0
"""For "thanks for coming", "let's move on"."""
TELLS = 0.8
"""For "I decided", "my last job"."""
MOST = 4.0
"""One turn says no more than this, whichever way."""

PUTS_GUIDE = 0.5
"""Likeness to a question of the guide from which a sentence that asks puts it."""
LONG_REPLY = 30
FEW_WORDS = 8
"""Added to a turn's words before shares are taken: a few words say little."""

_I = frozenset("i i'd i'll i'm i've me mine my myself".split())  # noqa: SIM905  a list of words
_YOU = frozenset("you you'd you'll you're you've your yours yourself".split())  # noqa: SIM905  as above
_QUESTION = re.compile(r"\?[\"'”’)]*\s*$")  # noqa: RUF001  as above
_ASKING = re.compile(
    r"""\b(
    (tell|talk|walk|take|run|give)\ (me|us) | describe | share\ (with|an?|your)
    | explain\ (how|what|to) | (can|could|would|will|do|did|have|are|were|was|had)\ you
    | (think|recall|picture|imagine|suppose)\ (of|back|a|that|you)
    | (how|what|why|when|where|which|who)
      ('s|\ (is|was|are|were|do|did|does|would|could|has|have|makes?|happened|else|about))
    | (a|any|one)\ (time|moment|situation|occasion|example)\ (when|where|that|you|of|in)
    | an\ (example|occasion|instance) | your\ (role|part|approach|greatest|biggest|experience)
    | i'd\ (like|love)\ to\ (hear|know|ask) | i'm\ curious | (next|last|first|another)\ question
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_ASKING_BACK = re.compile(
    r"""\b(
    (would|could|can|may|will|do|should|might)\ i | i'd\ be | i\ was\ wondering | do\ you\ mean
    | (repeat|say)\ (that|the\ question) | how\ long\ have\ you\ been
    | (the|a)\ (team|dress\ code|budget|salary|culture|company|department|position|role|office)
    | next\ steps? | on-?boarding | training | remote | hybrid | from\ home | (work|working)\ here
    | this\ (team|company|department|position|role|office) | benefits | holidays? | hear\ back
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_OF_YOURS = re.compile(
    r"\b(your|(do|did|would|have|are|were|can|could) you (ever |once |really )?"
    r"(want|apply|bring|handle|know|see|leave|deal|do|think|looking|go)"
    r"|(tell|walk|talk) (me|us))\b",
    re.IGNORECASE,
)
"""A question about the other, whatever else it names."""
_HOSTING = re.compile(
    r"""\b(
    thank(s|\ you)\ for\ (coming|joining|your\ time|making|that|sharing|taking)
    | (we'll|we\ will)\ (be\ in\ touch|let\ you\ know|get\ back) | you'll\ hear | ask(ing)?\ you
    | (your|any|more)\ questions | let's\ (begin|start|get|move|turn|go|switch|talk)
    | moving\ on | switch\ topics | welcome | have\ a\ seat | take\ notes
    | that's\ (all|everything|it)\ from | makes\ sense | very\ clear | fair\ enough
    | (nice|great|good|lovely|interesting|wonderful|perfect)\ (answer|example|story)
    | (our|the)\ (candidates?|role|position)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_TELLING = re.compile(
    r"""\b(
    thank(s|\ you)\ for\ (having|the\ opportunity|considering|seeing) | (good|great)\ question
    | repeat\ the\ question | let\ me\ think | at\ my
    | my\ (last|previous|current|old|first)\ (job|role|boss|manager|team|company|position)
    | i\ (was|had|did|went|told|asked|said|worked|learned|tried|decided|started|made|think|felt)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Signs:
    """What the turns' wording says, an entry a turn."""

    odds: Numbers
    """Log-odds of the candidate speaking."""
    asks: npt.NDArray[np.bool_]
    """Whether a sentence asks something."""
    puts: npt.NDArray[np.bool_]
    """Whether a sentence puts a question of the guide."""


@dataclass(frozen=True, slots=True)
class _Heard:
    """One turn's sentences, and which of them ask."""

    text: str
    sentences: tuple[str, ...]
    asking: tuple[bool, ...]
    backward: tuple[bool, ...]
    """Whether each asks what candidates ask."""

    @property
    def ends_asking(self) -> bool:
        """Whether the other is to speak next."""
        return bool(self.asking) and self.asking[-1]

    @property
    def ends_asking_back(self) -> bool:
        """Whether the other is to speak next, and is the interviewer."""
        return bool(self.backward) and self.backward[-1]


def signs(turns: Sequence[Turn], questions: Sequence[str]) -> Signs:
    """Weigh every turn; `questions` are the guide's, if any are known."""
    heard = [_heard(turn.text) for turn in turns]
    puts = _puts(heard, questions)
    before = [_heard(""), *heard][: len(heard)]
    odds = [_odds(*each) for each in zip(heard, puts, before, strict=True)]
    asks = [any(each.asking + each.backward) for each in heard]
    return Signs(np.array(odds, np.float64), np.array(asks, np.bool_), np.array(puts, np.bool_))


def _heard(text: str) -> _Heard:
    plain = text.replace("’", "'")  # noqa: RUF001  as phones write it
    sentences = tuple(each for each in SENTENCE_END.split(plain.strip()) if each)
    asks = [bool(_QUESTION.search(each) or _ASKING.search(each)) for each in sentences]
    backward = [
        bool(_ASKING_BACK.search(each)) and not _OF_YOURS.search(each) for each in sentences
    ]
    return _Heard(
        plain,
        sentences,
        tuple(a and not b for a, b in zip(asks, backward, strict=True)),
        tuple(a and b for a, b in zip(asks, backward, strict=True)),
    )


def _puts(heard: Sequence[_Heard], questions: Sequence[str]) -> list[bool]:
    """Tell of each turn whether a sentence of it puts one of the guide's questions."""
    puts = [False] * len(heard)
    asking = [
        (at, sentence)
        for at, each in enumerate(heard)
        for sentence, asks in zip(each.sentences, each.asking, strict=True)
        if asks
    ]
    if not asking or not questions:
        return puts
    alike = load_similarity().compare([sentence for _, sentence in asking], questions).mean
    for (at, _), likeness in zip(asking, alike.max(axis=1), strict=True):
        puts[at] |= bool(likeness >= PUTS_GUIDE)
    return puts


def _odds(heard: _Heard, puts: bool, before: _Heard) -> float:
    words = words_of(heard.text)
    first = sum(word in _I for word in words) / (len(words) + FEW_WORDS)
    second = sum(word in _YOU for word in words) / (len(words) + FEW_WORDS)
    asking = min(sum(heard.asking), len(ASKS))
    length = min(len(words), LONG_REPLY) / LONG_REPLY
    odds = (
        ANY_TURN
        + FIRST_PERSON * first
        + SECOND_PERSON * second
        + ENDS_ASKING * heard.ends_asking
        + (ASKS[asking - 1] if asking else 0)
        + ASKS_GUIDE * puts
        + REPLIES * before.ends_asking * length
        + ASKS_BACK * any(heard.backward)
        + ANSWERS_BACK * before.ends_asking_back * length
        + HOSTS * bool(_HOSTING.search(heard.text))
        + TELLS * bool(_TELLING.search(heard.text))
    )
    return max(-MOST, min(MOST, odds))
