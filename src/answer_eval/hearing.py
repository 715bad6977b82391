"""Signs that a transcript doesn't hold what was said."""

import re

GAP = re.compile(
    r"[\[(<]\s*(?:inaudible|unintelligible|indistinct|unclear|garbled|crosstalk|cross[ -]talk"
    r"|no audio|audio (?:cuts?|cut|drops?|dropped|lost)[^\])>]*|foreign(?: language)?|\?{2,})"
    r"[^\])>]{0,20}[\])>]|(?<!\w)\?{3,}(?!\w)|\ufffd+",
    re.IGNORECASE,
)
"""What transcribers and recorders write where they couldn't hear, or lost letters."""
WORDS_A_GAP = 40
"""One gap in fewer words than this is more than a slip: a sentence or two has a hole."""
LOOP = re.compile(r"\b(\w+(?:\W+\w+){0,7})(?:\W+\1\b){4,}", re.IGNORECASE)
"""The same words five times over: speech recognition that has lost its way writes so."""


def is_poorly_heard(text: str) -> bool:
    """Tell whether an answer has many gaps for its length, or the same words over and over."""
    gaps = len(GAP.findall(text))
    return gaps * WORDS_A_GAP > len(text.split()) or LOOP.search(text) is not None
