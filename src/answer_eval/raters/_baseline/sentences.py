"""The candidate's sentences, as they stand in the turns, so that each can be located as a quote."""

import re
from collections.abc import Iterable, Iterator

from answer_eval.fence import Line
from answer_eval.transcript import Role

LONGEST = 40
"""Words after which a run without a full stop is cut at the next joint: recorders drop stops."""
SHORTEST = 12
"""Words that such a piece has at least."""

_END = re.compile(r"[.!?…][\"'”’)\]]*(?=\s)|\n")  # noqa: RUF001  closing quotes as phones write them
_ABBREVIATED = re.compile(r"(?<![\w'’.])(?:[A-Z]|Mrs?|Ms|Dr|St|vs|approx|e\.g|i\.e)\.$")  # noqa: RUF001  both apostrophes
_WORD = re.compile(r"\S+")
_JOINTS = frozenset({"and", "but", "so", "because", "then", "or", "which"})


def sentences(lines: Iterable[Line]) -> list[str]:
    """Return the candidate's sentences in order, each once, verbatim; nobody else's."""
    spoken = (line.text for line in lines if line.role is Role.CANDIDATE)
    found = (piece for text in spoken for whole in _split(text) for piece in _cut(whole))
    return list({" ".join(each.lower().split()): each for each in found}.values())


def _split(text: str) -> Iterator[str]:
    start = 0
    for end in (found.end() for found in _END.finditer(text)):
        if _ABBREVIATED.search(text[start:end]):
            continue
        yield from _spoken(text[start:end])
        start = end
    yield from _spoken(text[start:])


def _spoken(text: str) -> Iterator[str]:
    if any(character.isalnum() for character in text):
        yield text.strip()


def _cut(sentence: str) -> Iterator[str]:
    """Cut a sentence that is too long before joints, leaving no piece shorter than SHORTEST."""
    words = list(_WORD.finditer(sentence))
    start, begun = 0, 0
    if len(words) > LONGEST:
        for index, word in enumerate(words[: len(words) - SHORTEST]):
            if index - begun >= SHORTEST and word.group().lower() in _JOINTS:
                yield sentence[start : word.start()].rstrip()
                start, begun = word.start(), index
    yield sentence[start:]
