"""What a sentence shows of its speaker's conduct, read from words and their order.

Reads English. Knows nothing of the rubric: that is the baseline rater's part.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from answer_eval.raters._baseline.clauses import (
    Clause,
    clauses,
    is_done_to,
    is_negation,
    is_noun,
)
from answer_eval.raters._baseline.denial import is_bare
from answer_eval.raters._baseline.lexicon import (
    ATTITUDES,
    DEEDS,
    FEELINGS,
    HABITS,
    PAST,
    PHRASES,
    STATES,
    WRONGS,
)


class Mark(StrEnum):
    """One thing that a sentence shows; its weight in WEIGHTS."""

    DEED = "deed"
    """The speaker did what raters credit in any job: I asked, I checked, I explained."""
    INTENT = "intent"
    """Such a deed only imagined: I would ask."""
    HABIT = "habit"
    """Such a deed claimed of no occasion: I always ask."""
    ACT = "act"
    """The speaker did something else, told in the past: I moved two tables."""
    ATTITUDE = "attitude"
    """The speaker cares for the work or is at home in it: I enjoy, I'm familiar with."""
    RESTRAINT = "restraint"
    """The speaker did not do what raters hold against people: I didn't shout."""
    OUTCOME = "outcome"
    """It ended well, or with a figure: they thanked me, down by 30 per cent."""
    WRONG = "wrong"
    """The speaker did what raters hold against people: I ignored, I hid, I got angry."""
    UNDONE = "undone"
    """The speaker left a deed undone, or lacks the attitude: I didn't ask, I'm not interested."""
    OMISSION = "omission"
    """The speaker did not do something else: I never went back."""
    BLAME = "blame"
    """Others are at fault, or are spoken of with contempt: it was their fault, idiots."""
    INDIFFERENCE = "indifference"
    """It does not matter to the speaker: whatever, not my job, what's the point."""
    MINIMUM = "minimum"
    """The least that will do, or the easiest: I just, it's easier, I need a job."""
    VAGUENESS = "vagueness"
    """No particular occasion, or no certainty: usually, I guess, kind of."""


WEIGHTS = {
    Mark.DEED: 1.0,
    Mark.INTENT: 0.5,
    Mark.HABIT: 0.5,
    Mark.ACT: 0.25,
    Mark.ATTITUDE: 0.5,
    Mark.RESTRAINT: 0.5,
    Mark.OUTCOME: 0.5,
    Mark.WRONG: -1.0,
    Mark.UNDONE: -1.0,
    Mark.OMISSION: -0.5,
    Mark.BLAME: -1.0,
    Mark.INDIFFERENCE: -1.0,
    Mark.MINIMUM: -0.5,
    Mark.VAGUENESS: -0.5,
}
"""Set by judgement, not fitted: a clear sign is 1, a hint a half, an act of any kind a quarter."""

FULL = 2.0
"""The sum of weights at which a sentence counts in full: two clear signs."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A mark and the words it was read from."""

    mark: Mark
    words: str


def conduct(signs: Sequence[Sign]) -> float:
    """Return how far a sentence's signs speak for its speaker: -1 against to 1 for."""
    told = any(sign.mark is Mark.DEED for sign in signs)
    total = sum(WEIGHTS[sign.mark] for sign in signs if told or sign.mark is not Mark.ATTITUDE)
    return max(-1.0, min(1.0, total / FULL))


def read_signs(sentence: str) -> list[Sign]:
    """Return the signs in a sentence: set phrases, then clause by clause; one ACT at most."""
    text = plain(sentence)
    signs = [*_phrases(text), *_deeds(_SAID.sub(" ", text))]
    if to_listener(sentence):
        signs = [sign for sign in signs if not _is_claim(sign)]
    acts = [sign for sign in signs if sign.mark is Mark.ACT]
    return [sign for sign in signs if sign.mark is not Mark.ACT] + acts[:1]


def is_shrug(sentence: str) -> bool:
    """Tell whether a sentence says that there is nothing to say: evidence of nothing."""
    return _SHRUG.search(plain(sentence)) is not None


def is_own(sentence: str) -> bool:
    """Tell whether a sentence speaks of its speaker, or of people the speaker counts among."""
    return _OWN.search(plain(sentence)) is not None


def to_listener(sentence: str) -> bool:
    """Tell whether a sentence is said to whoever listens, and reports nobody's words to another."""
    text = plain(sentence)
    return _YOU.search(text) is not None and _REPORTED.search(text) is None


def _is_claim(sign: Sign) -> bool:
    """Tell whether a sign tells of no deed done: what is said of the listener is no story."""
    return sign.mark in _CLAIMS or (sign.mark is Mark.DEED and sign.words in HABITS)


def plain(sentence: str) -> str:
    return _FILLER.sub("", sentence.lower()).replace("’", "'")  # noqa: RUF001  as phones write it


_FILLER = re.compile(r"\s*\b(?:um+|uh+|erm?|you know|i mean(?! to))\b,?")
_OWN = re.compile(r"\b(?:i|me|my|mine|we|us|our|ours)\b")
_SHRUG = re.compile(
    r"^\W*(?:(?:well|hm+|um+|uh+|er+m?|oh|no|sorry|honestly|i think|to be honest)\W+)*"
    r"(?:i (?:really )?(?:don't|do not|can't|cannot|couldn't) (?:really )?"
    r"(?:know|remember|recall|say|think of)|can't think of|no idea|not sure|nothing comes to mind)"
    r"(?:[^\w']+[\w']+){0,6}[^\w']*$"
)

_PATTERNS = {
    Mark(name): re.compile(rf"(?<!\w)(?:{words})(?!\w)") for name, words in PHRASES.items()
}
_SAID = re.compile(rf"(?<!\w)(?:{PHRASES['vagueness']}|{PHRASES['indifference']})(?!\w)")
"""Phrases whose words are no deeds: `i guess`, `sort of`, `calm down`."""


_STATE = rf"(?: (?:\w+ly|so|very|just|also|quite|most))* (?:{'|'.join(sorted(FEELINGS))})"
_FELT = re.compile(
    r"\b(?:i|we)(?:'m|'re| am| are| was| were|'ve been| feel| felt| would be|'d be)"
    rf"{_STATE}(?:,?(?: and)?{_STATE})*\b"
)
"""What the speaker felt is no outcome."""
_CLAIMS = frozenset({Mark.OUTCOME, Mark.ATTITUDE, Mark.INTENT, Mark.HABIT})
_YOU = re.compile(r"\b(?:you|your|yours|you'(?:re|ve|ll|d))\b")
_REPORTED = re.compile(
    r"\b(?:said|told|asked|wrote|explained|thanked|says|replied|called|something like"
    r"|(?:i'd|i would|i'll|i will) (?:say|tell|ask|explain))\b"
)


def _phrases(text: str) -> Iterator[Sign]:
    for mark, pattern in _PATTERNS.items():
        for found in pattern.finditer(_FELT.sub(" ", text) if mark is Mark.OUTCOME else text):
            yield Sign(mark, found.group())


_KINDS = {
    **dict.fromkeys(ATTITUDES, (Mark.ATTITUDE, Mark.UNDONE)),
    **dict.fromkeys(DEEDS, (Mark.DEED, Mark.UNDONE)),
    **dict.fromkeys(WRONGS, (Mark.WRONG, Mark.RESTRAINT)),
}
"""What a word of the speaker's shows, said plainly and negated."""

_DENIED = {
    **dict.fromkeys((Mark.DEED, Mark.INTENT, Mark.HABIT), Mark.UNDONE),
    Mark.ACT: Mark.OMISSION,
    Mark.WRONG: Mark.RESTRAINT,
}

_LONG_FIRST = sorted((word for word in _KINDS if "_" in word), key=len, reverse=True)
_TOGETHER = re.compile(rf"\b(?:{'|'.join(_LONG_FIRST).replace('_', ' ')})\b")
_OMITTING = frozenset({"never", "don't", "didn't", "won't", "wouldn't", "haven't"})
_NO_ACT = frozenset({"know", "think", "want", "mean", "remember", "see", "have", "need"})
_ALL_OCCASIONS = frozenset({"always", "constantly", "consistently"})
_ADVERBS = frozenset({"really", "even", "just", "ever", "quite", "normally", "usually"})
_PAST_LENGTH = 5
"""Shorter words in `ed` are rather `need`, `red`, `bed` than the past of a verb."""


def _deeds(text: str) -> Iterator[Sign]:
    joined = _TOGETHER.sub(lambda found: found.group().replace(" ", "_"), text)
    told = list[Sign]()
    for clause in clauses(joined):
        if clause.mine and is_bare(clause):
            told = list(map(_denied, told))
        elif clause.mine:
            yield from told
            told = _clause_signs(clause)
    yield from told


def _denied(sign: Sign) -> Sign:
    """Return what a sign shows when the speaker's next words are `I didn't`."""
    return Sign(_DENIED.get(sign.mark, sign.mark), f"{sign.words} … didn't")


def _clause_signs(clause: Clause) -> list[Sign]:
    signs, negation = list[Sign](), ""
    for index, word in enumerate(clause.words):
        if is_negation(word):
            negation = word
        elif word in _KINDS and _is_own(clause.words, index):
            signs.append(Sign(_mark(clause, index, negation), f"{negation} {word}".strip()))
            if word in ATTITUDES:
                break
    return signs or _other_act(clause, negation)


def _mark(clause: Clause, index: int, negation: str) -> Mark:
    plain, negated = _KINDS[clause.words[index]]
    if negation:
        return negated
    if plain is Mark.DEED and clause.imagined:
        return Mark.INTENT
    return Mark.HABIT if plain is Mark.DEED and _is_habit(clause.words, index) else plain


def _is_habit(words: Sequence[str], index: int) -> bool:
    """Tell whether a verb in the present is told of all occasions, which is of none."""
    return words[index] in HABITS and not _ALL_OCCASIONS.isdisjoint(
        words[max(0, index - 1) : index]
    )


def _other_act(clause: Clause, negation: str) -> list[Sign]:
    """Return what a clause without a listed word shows: an act in the past, or an omission."""
    if negation:
        after = clause.words[clause.words.index(negation) + 1 :]
        verb = next((word for word in after if word not in _ADVERBS), "know")
        omitted = negation in _OMITTING and verb not in _NO_ACT
        return [Sign(Mark.OMISSION, f"{negation} {verb}")] if omitted else []
    if clause.imagined:
        return []
    acts = (
        word
        for index, word in enumerate(clause.words)
        if _is_past(word) and _is_own(clause.words, index)
    )
    return [Sign(Mark.ACT, act) for act in list(acts)[:1]]


def _is_own(words: Sequence[str], index: int) -> bool:
    """Tell whether a word is what the subject does or is: no thing's name, nothing suffered."""
    return not (is_noun(words, index) or is_done_to(words, index))


def _is_past(word: str) -> bool:
    regular = word.endswith("ed") and len(word) >= _PAST_LENGTH
    return word in PAST or (regular and word not in STATES | FEELINGS)
