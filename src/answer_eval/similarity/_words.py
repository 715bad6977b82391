"""Texts as words, and which of them say little of a text's subject."""

import re
from collections.abc import Sequence

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_ASCII = [chr(code) for code in range(128)]
_PLAIN = "".join(each.lower() if each.isalnum() or each == "'" else " " for each in _ASCII)
_TO_PLAIN = bytes.maketrans("".join(_ASCII).encode(), _PLAIN.encode())

# English function words, the fillers of speech, and the formulas in which interviewers ask ("tell
# me about a time when", "give a specific example").
_LIGHT = """
    a about above after again against all also am an and any are aren't as at be because been
    before being below between both but by can can't cannot could couldn't did didn't do does
    doesn't doing don't down during each ever few for from further get got had hadn't has hasn't
    have haven't having he he'd he'll he's her here here's hers herself him himself his how how's
    i i'd i'll i'm i've if in into is isn't it it's its itself just like me more most my myself no
    nor not of off on once one only or other our ours ourselves out over own really same she she'd
    she'll she's should shouldn't so some something such than that that's the their theirs them
    themselves then there there's these they they'd they'll they're they've thing things this those
    through to too under until up us very was wasn't we we'd we'll we're we've well were weren't
    what what's when when's where where's which while who who's whom why why's will with won't
    would wouldn't you you'd you'll you're you've your yours yourself yourselves
    ah eh er erm hm hmm huh maybe mhm mm oh okay ok right uh uhm um yeah yep yes
    approach describe discuss example examples experience experiences explain give go going include
    including instance kind let let's narrate occasion particular perhaps provide providing recall
    recount share situation specific story talk tell think thinking time times walk
"""
LIGHT_WORDS = frozenset(_LIGHT.split())


def words_of(text: str) -> list[str]:
    """Return a text's words in lower case; an apostrophe inside a word belongs to it."""
    text = text.replace("’", "'")  # noqa: RUF001  as phones write it
    if not text.isascii():
        return _WORD.findall(text.lower())
    plain = text.encode().translate(_TO_PLAIN).decode()  # the same words, many times as fast
    return _WORD.findall(plain) if _quotes(plain) else plain.split()


def _quotes(plain: str) -> bool:
    """Tell whether an apostrophe stands at either end of a word."""
    return "'" in plain and any(each in f" {plain} " for each in (" '", "' ", "''"))


def heavy(words: Sequence[str]) -> list[str]:
    """Return the words that aren't light, in order."""
    return [word for word in words if word not in LIGHT_WORDS]
