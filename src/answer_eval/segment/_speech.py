"""What a stretch of talk is by its wording alone: a question, a probe, chat, a nod, a refusal."""

import re
from dataclasses import dataclass

from answer_eval.similarity import heavy, words_of

LONG_SENTENCE_WORDS = 40
"""Recognised speech without punctuation has no sentences: above this it is cut by words."""
PIECE_WORDS = 20
NOD_WORDS = 5
"""A nod has at most so many words."""
OWN_QUESTION_WORDS = 30
"""What a candidate asks back has at most so many words; a longer turn answers."""
SHORT_SENTENCE = 9
"""A sentence of at most so many words leans on what was said before."""

_END = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+")  # noqa: RUF001  closing quotes as they are typed
_CLOSED = re.compile(r"[.!?…][\"'”’)]*$")  # noqa: RUF001  as above
_NOD_WORDS = """
    absolutely ah alright all brilliant cool course definitely er erm exactly excellent fair enough
    fine go good got great ha hm hmm huh i indeed interesting it know lovely makes mean mhm mm mmm
    nice no of oh ok okay on perfect please problem really right see sense sounds super sure thank
    thanks that that's true uh uhm um understood well wonderful wow yeah yep yes you
"""
_NODS = frozenset(_NOD_WORDS.split())
_LEAVE_WORDS = """
    a bad bye care day did for have hear is it's meeting much not pleasure ready soon speak
    speaking take talking the think to too very was worries
"""
_SOCIAL = _NODS | frozenset(_LEAVE_WORDS.split())
_POINTING_WORDS = "he her him his it she that their them then there these they this those"
_POINTING = frozenset(_POINTING_WORDS.split())

_PERSON = frozenset({"he", "him", "his", "she", "her"})
_YOU_WORDS = "you you'd you're you've your yours yourself"
_YOU = frozenset(_YOU_WORDS.split())

_OPENING = re.compile(
    r"""\b(
    tell\ (me|us) | describe | (walk|take|run|talk)\ (me|us)\ through | example | have\ you\ ever
    | has\ there | (is|was)\ there\ (ever|a\ time) | (think|talk|speak)\ (of|about|back) | recall | recount | narrate | share | explain | discuss
    | (how|what|why|when|where|which)\ (do|would|have|has|are|is|makes?)\ you
    | what('s|\ is|\ are|\ has|\ does) | how\ (comfortable|good) | when\ (have|has)
    | when\ did\ you\ (last|ever)
    | (an?|some|any|one|last)\ (time|moment|situation|occasion|story|instance|case)
    | love\ to\ hear | curious | suppose | imagine | say\ (a|you|two)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_FOLLOWING = re.compile(
    r"""
    differently | what\ happened | the\ (result|outcome|reaction|impact) | turn(ed)?\ out
    | tell\ (me|us)\ more | little\ more | bit\ more | more\ (about|on)\ (that|it|this) | elaborate
    | more\ (specific|detail) | did\ you\ learn | \bgo\ on\b | ^(so\ |and\ |okay,?\ |right,?\ )*why\b
    | who\ else | how\ (long|many|often) | you\ (said|mentioned) | (made|make)\ you\ feel
    | you\ feel\ (about|at) | \breact | for\ example\? | such\ as\? | looking\ back | in\ the\ end
    | did\ (it|that)\ work | next\? | your\ (own\ )?(role|part) | anything\ else
    """,
    re.IGNORECASE | re.VERBOSE,
)
_COURTESY = re.compile(
    r"""\b(
    any(thing)?\ (other\ |else\ )?(questions? | you('d|\ would)?\ (like|want))
    | (your|more)\ questions | thank(s|\ you)\ (so\ much\ |very\ much\ )?for
    | be\ in\ touch | out\ of\ time | last\ question | that's\ (all|everything)
    | (you'll|you\ will)\ hear | you('d)?\ (like|want)\ to\ (know|ask|add)
    | nice\ (to\ meet|meeting|talking) | have\ a\ (good|nice|great|safe|lovely) | welcome
    | good\ (morning|afternoon|evening) | (let's|shall\ we|before\ we)\ (get|begin|start)
    | how\ are\ you | how\ (was|were)\ (the|your)\ (drive|trip|journey|commute|flight|weekend)
    | find\ (us|the\ (place|office|building|link|room)) | you\ hear\ me | some\ notes
    | introduce\ (myself|you|ourselves) | (being|is\ it|it's|we)\ record(ed|ing) | recording's
    | about\ yourself | (have|take)\ a\ seat | bye | take\ care | i'll\ be\ asking
    | (ask|got|have)\ (you\ )?(a\ few|some|two|three|four|five|six|\w+\ main)\ questions
    | (could|can|able\ to|you)\ start | practical\ (things|questions|matters)
    | (about|nearly|all|me)\ done | (end|last)\ of\ (my|the|our) | a\ pleasure
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_JOINING = re.compile(r"\b(also|second|secondly|another|two questions|plus)\b", re.IGNORECASE)
_DECLINING = re.compile(
    r"""
    rather\ not | prefer\ not | (skip|pass\ on)\ (that|this|it) | ^\W*pass\b
    | (n't|not)\ (feel\ )?comfortable | (nothing|none)\ (really\ )?comes?\ to\ mind
    | can't\ (really\ )?think\ of | no\ comment | n't\ want\ to\ (answer|talk|say|discuss)
    | (n't|no)\ (really\ )?(have\ )?(an\ )?(example|answer)\b | next\ question
    """,
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Wording:
    """What a sentence's wording shows, before anybody looks at what it is about."""

    words: tuple[str, ...]
    substance: int
    """Words that aren't light."""
    points: bool
    """It points back: to somebody ("what did *she* say"), or, short as it is, to nothing in itself
    ("how did *that* end")."""
    opens: bool
    """It has a formula in which questions of an interview are put."""
    follows: bool
    """It has a formula of follow-ups."""
    courteous: bool
    """It greets, closes, or says how the interview goes."""
    asks: bool
    """It has a question mark."""
    continues: bool
    """It begins with "and" or "but"."""
    addresses: bool
    """It speaks of the other: "you", "your"."""
    joins: bool
    """It announces one thing more."""


def wording(sentence: str) -> Wording:
    """Return what a sentence's wording shows."""
    words = words_of(sentence)
    plain = sentence.replace("’", "'")  # noqa: RUF001  as phones write it
    return Wording(
        tuple(words),
        len(heavy(words)),
        _points(words),
        bool(_OPENING.search(plain)),
        bool(_FOLLOWING.search(plain)),
        bool(_COURTESY.search(plain)),
        "?" in plain,
        words[:1] in (["and"], ["but"]),
        not _YOU.isdisjoint(words),
        bool(_JOINING.search(plain)),
    )


def _points(words: list[str]) -> bool:
    if not _PERSON.isdisjoint(words):
        return True
    if len(words) > SHORT_SENTENCE:
        return False
    pointing = next((at for at, word in enumerate(words) if word in _POINTING), len(words))
    return pointing < len(words) and len(heavy(words[:pointing])) <= 1


def sentences(text: str) -> list[str]:
    """Return a text's sentences; where none end, pieces of it."""
    return [piece for each in _END.split(text.strip()) if each for piece in _pieces(each)]


def _pieces(sentence: str) -> list[str]:
    words = sentence.split()
    if len(words) <= LONG_SENTENCE_WORDS:
        return [sentence]
    starts = range(0, len(words), PIECE_WORDS)
    return [" ".join(words[start : start + PIECE_WORDS]) for start in starts]


def is_finished(text: str) -> bool:
    """Tell whether a text ends as a sentence does."""
    return bool(_CLOSED.search(text.strip()))


def is_nod(text: str) -> bool:
    """Tell whether a turn only shows that its speaker listens ("mm-hm", "right, got it")."""
    words = words_of(text)
    return len(words) <= NOD_WORDS and all(word in _NODS for word in words)


def is_social(text: str) -> bool:
    """Tell whether a turn is nothing but thanks, leave-taking or assent."""
    return all(word in _SOCIAL for word in words_of(text))


def is_question_back(text: str) -> bool:
    """Tell whether a candidate's turn does nothing but ask."""
    said = sentences(text)
    if not said or not said[-1].endswith("?") or len(text.split()) > OWN_QUESTION_WORDS:
        return False
    if declines(text):
        return False
    return all(each.endswith("?") or len(heavy(words_of(each))) == 0 for each in said)


def declines(text: str) -> bool:
    """Tell whether a text has a formula of declining to answer."""
    return bool(_DECLINING.search(text.replace("’", "'")))  # noqa: RUF001  as above
