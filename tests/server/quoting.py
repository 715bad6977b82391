"""Quotes as models make them, true and false, out of the answer that a prompt holds."""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

CANDIDATE, INTERVIEWER = "Candidate", "Interviewer"
_LINE = re.compile(rf"^({CANDIDATE}|{INTERVIEWER}): (.*)$", re.MULTILINE)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True)
class Said:
    """Who said what in an answer, a text per turn."""

    turns: Sequence[tuple[str, str]]

    def by(self, speaker: str) -> list[str]:
        """Return a speaker's turns."""
        return [text for name, text in self.turns if name == speaker]


def said_in(prompt: str) -> Said:
    """Read the labelled lines of a prompt; one without any is the candidate's from end to end."""
    lines = [(name, text) for name, text in _LINE.findall(prompt) if text.strip()]
    return Said(lines or [(CANDIDATE, prompt)] if prompt.strip() else [])


def verbatim(said: Said, rng: random.Random) -> str:
    """Return a sentence of the candidate, character for character."""
    return _a_sentence(said.by(CANDIDATE), rng)


def edited(said: Said, rng: random.Random) -> str:
    """Return a sentence of the candidate with a word left out and a slip mended."""
    words = verbatim(said, rng).rstrip(".!?").split()
    if len(words) > 3:
        del words[len(words) // 2]
    return " ".join(words).capitalize()


def cross_turn(said: Said, rng: random.Random) -> str:
    """Return the end of one turn of the candidate run on into the beginning of the next."""
    turns = said.by(CANDIDATE)
    if len(turns) < 2:
        return verbatim(said, rng)
    at = rng.randrange(len(turns) - 1)
    return f"{_SENTENCE_END.split(turns[at])[-1]} {_SENTENCE_END.split(turns[at + 1])[0]}"


def interviewer(said: Said, rng: random.Random) -> str:
    """Return a sentence of the interviewer, as if the candidate had said it."""
    return _a_sentence(said.by(INTERVIEWER), rng) or invented(said, rng)


def invented(said: Said, rng: random.Random) -> str:
    """Return what nobody said."""
    del said
    return f"I refunded {rng.randrange(100, 999)} of them out of my own pocket that night."


MODES: dict[str, Callable[[Said, random.Random], str]] = {
    "verbatim": verbatim,
    "edited": edited,
    "cross-turn": cross_turn,
    "interviewer": interviewer,
    "invented": invented,
}


def _a_sentence(turns: Sequence[str], rng: random.Random) -> str:
    sentences = [sentence for text in turns for sentence in _SENTENCE_END.split(text)]
    telling = [each for each in sentences if len(each.split()) > 3]
    return rng.choice(telling or sentences) if sentences else ""
