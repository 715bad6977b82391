"""Women told of as men, and men as women."""

import re
from dataclasses import replace

from answer_eval.trust.checks import Check
from answer_eval.trust.scene import Lines, Scene

SWAPPED = {
    "he": "she",
    "she": "he",
    "him": "her",
    "his": "her",
    "hers": "his",
    "himself": "herself",
    "herself": "himself",
    "man": "woman",
    "woman": "man",
    "men": "women",
    "women": "men",
    "gentleman": "lady",
    "lady": "gentleman",
    "boy": "girl",
    "girl": "boy",
    "husband": "wife",
    "wife": "husband",
    "father": "mother",
    "mother": "father",
    "brother": "sister",
    "sister": "brother",
    "son": "daughter",
    "daughter": "son",
    "mr": "ms",
    "ms": "mr",
    "mrs": "mr",
}
_AFTER_OBJECT = """
a about after again and as at away back because before but by down for from how if in into it know
later on or out over so that the then there this through to today twice until up what when where
whether which while who why with
"""
OBJECT_BEFORE = frozenset(_AFTER_OBJECT.split())
"""Before these, and before a stop, "her" is "him"; before any other word it is "his"."""

_WORD = re.compile(r"[A-Za-z]+")
_NEXT = re.compile(r"\s+([A-Za-z]+)")


def swapped(text: str) -> str:
    """Return a text with its pronouns, titles and the commonest words for people swapped."""
    return _WORD.sub(lambda found: _other(found, text), text)


def _other(found: re.Match[str], text: str) -> str:
    word = found.group()
    plain = word.lower()
    if plain == "her":
        following = _NEXT.match(text, found.end())
        is_object = following is None or following[1].lower() in OBJECT_BEFORE
        other = "him" if is_object else "his"
    else:
        other = SWAPPED.get(plain, plain)
    if other == plain:
        return word
    return other.capitalize() if word[0].isupper() else other


def _swapped(lines: Lines) -> Lines:
    return tuple(replace(line, text=swapped(line.text)) for line in lines)


def _vary(scene: Scene) -> tuple[Scene, ...]:
    return (scene.rewritten(_swapped),)


PLUGIN = Check(
    "other_pronouns", "he and she, Mr and Ms, husband and wife … change places, all through", _vary
)
