"""Words in an answer that speak to whoever rates it, not to the interviewer.

They are a reason for a person to look and nothing else: nothing is left out of what a rater
reads, and no rating moves by them.
"""

import re
from functools import lru_cache

from answer_eval.hostile._readings import hides_text, readings
from answer_eval.hostile._signs import signs

_SENTENCE = re.compile(r"(?<=[.!?\u3002\uff01\uff1f\n])\s*")


@lru_cache(maxsize=256)
def instructions_in(text: str) -> tuple[str, ...]:
    """Return the instruction-like sentences of a text, decoded where they were disguised.

    Orders that the candidate tells of ("the customer told me to ignore the instructions") are
    none; what only machines write (chat markup, a reply's JSON, hidden letters) always is one.
    """
    found = dict[str, None]()
    if hidden := hides_text(text):
        found[hidden] = None
    for reading in readings(text):
        for pattern in signs().markup:
            found.update((match.group(), None) for match in pattern.finditer(reading))
        found.update(
            (sentence, None)
            for sentence in _SENTENCE.split(reading)
            if _orders(sentence) or _presses(sentence)
        )
    return tuple(found)


def _orders(sentence: str) -> bool:
    """Tell whether a sentence gives an order about the rating and isn't a tale of one."""
    if signs().tales.search(sentence):
        return False
    found = (match for order in signs().orders for match in order.finditer(sentence))
    return any(not signs().reported.search(sentence[: match.start()]) for match in found)


def _presses(sentence: str) -> bool:
    """Tell whether a sentence states which rating is due, without anybody who does something."""
    if not all(sign.search(sentence) for sign in signs().pressing):
        return False
    return not (signs().actor.search(sentence) or signs().tales.search(sentence))
