"""How questions ask."""

import re

from answer_eval.lint._words import phrased

TELLING = phrased("telling").pattern
REQUEST = re.compile(
    r"(?<!how )(?<!what )(?<!when )(?<!who )"
    r"(?:can|could|would|will|may|might)(?:n't)? (?:you|i|we) "
    r"(?:(?:please|perhaps|briefly|also|just|kindly|first|now) )*"
    rf"(?:{TELLING}|(?:like|care|be (?:able|willing)) to {TELLING}|"
    r"mind (?:telling|sharing|describing|explaining|walking|giving)|ask you)\b"
)
"""Asks for a telling in the form of a question: "can you describe …" wants no yes."""
