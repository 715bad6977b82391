"""What a stretch of talk is by its wording alone: a question, a probe, chat, a nod, a refusal."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from answer_eval.similarity import LIGHT_WORDS, words_of

LONG_SENTENCE_WORDS = 40
"""Speech recognition that leaves punctuation out gives no sentences: cut by words above this."""
PIECE_WORDS = 20
NOD_WORDS = 5
"""A nod is of at most so many words."""
OWN_QUESTION_WORDS = 30
"""What a candidate asks back is of at most so many words; a longer turn is an answer."""

_END = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+")  # noqa: RUF001  closing quotes as they are typed
_CLOSED = re.compile(r"[.!?…][\"'”’)]*$")  # noqa: RUF001  as above
_NODS = frozenset(
    """
    absolutely ah alright all brilliant cool course definitely er erm exactly excellent fair enough
    fine go good got great hm hmm huh i indeed interesting it know lovely makes mean mhm mm mmm nice
    no nope of oh ok okay on perfect please problem really right see sense sounds super sure thank
    thanks that that's true uh uhm um understood well wonderful wow yeah yep yes you
    """.split()  # noqa: SIM905  a table of words reads better so
)
"""Words of which nods are made: "mm-hm", "right, got it", "oh, I see"."""
_SOCIAL = _NODS | frozenset(
    """
    a bad bye care day did for have hear is it's it meeting much nice not pleasure ready soon speak
    speaking take talking the think to too very was worries
    """.split()  # noqa: SIM905  as above
)
"""Words of which leave-takings and thanks are made besides."""

_POINTING = frozenset(
    "he her him his it she that their them then there these they this those".split()
)  # noqa: SIM905  as above
_OPENING = re.compile(
    r"""\b(
    tell\ (me|us) | describe | (walk|take|run|talk)\ (me|us)\ through | example | have\ you\ ever
    | (has|is|was)\ there | (think|talk|speak)\ (of|about|back) | recall | recount | share | explain
    | (how|what|why|when|where|which)\ (do|would|have|has|are|is|makes?)\ you
    | what('s|\ is|\ are|\ has|\ does) | how\ (comfortable|good) | when\ (have|has)
    | when\ did\ you\ (last|ever) | (an?|some|any|one|the\ last)\ (time|moment|situation|occasion|story|instance|case)
    | love\ to\ hear | curious | suppose | imagine | say\ (a|you|two)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""How questions of an interview open."""
