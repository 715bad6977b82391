"""A text as a row of letters, one for each word: which concept of `words.yaml` the word is of.

What takes a page of expressions over words, in each language anew, takes a line over concepts.
"""

import re
import string
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

import yaml

END, BREAK, COLON, OTHER = ".", ",", "=", "x"
_MARKS = {":": COLON, "=": COLON, "\n": END}
_TOKEN = re.compile(
    r"(?P<word>\d+(?:[.,]\d+)*(?:/\d+)?|(?:[A-Za-z]\.){2,}"
    r"|[^\W\d_\u0590-\u0e7f\u3040-\u9fff\uac00-\ud7af]+(?:['\u2019-][^\W\d_]+)*)"
    r"|(?P<run>\d*[\u0590-\u060b\u060d-\u061e\u0620-\u0963\u0966-\u0e7f\u3040-\u9fff\uac00-\ud7af]+)"
    r"|(?P<end>[!?\n\u3002\u061f\u0964]|\.(?=\W|$)|[}\]>](?=\s+[A-Z]))"
    r"|(?P<mark>[,;:=()\u2013\u2014|>*#\[\]{}\"\u201c\u201d\u00ab\u00bb\u3001\u060c]|\s-\s)"
)
_ALPHABETS = re.compile(r"[\u0590-\u0e7f\u3040-\u9fff\uac00-\ud7af]")
"""Scripts in which a word is found within a longer one: no spaces, or prefixes and endings."""
LETTERS = string.ascii_letters.replace(OTHER, "") + "".join(map(chr, range(0xC0, 0x100)))
SHORTEST_STEM, LONGEST_STEM = 3, 24
_PAST = re.compile("[a-z]{3,}ed")
_CAPITALS = {"AI"}
"""Words that mean another thing in small letters: "j'ai"."""


@dataclass(frozen=True, slots=True)
class Row:
    """The concepts of a text's words, and where in the text each stands."""

    concepts: str
    starts: tuple[int, ...]

    def sentence(self, at: int) -> tuple[int, int]:
        """Return where in the row the sentence around a word begins and ends."""
        end = self.concepts.find(END, at)
        return self.concepts.rfind(END, 0, at) + 1, end


@dataclass(frozen=True, slots=True)
class _Lexicon:
    letters: dict[str, str]
    words: dict[str, str]
    stems: dict[str, str]
    phrases: dict[tuple[str, str], list[tuple[list[str], str]]]
    """By their first two words; the longest first."""
    within: dict[str, str]
    pieces: re.Pattern[str]


def concept(found: str) -> str:
    """Return the concept that a letter of a row stands for; "" for what stands for none."""
    return _names().get(found, "")


@cache
def _names() -> dict[str, str]:
    return {mark: name for name, mark in _lexicon().letters.items() if mark != BREAK}


def letter(concept: str) -> str:
    """Return the letter that stands for a concept in a row."""
    return _lexicon().letters[concept]


def row(text: str) -> Row:
    """Read a text as concepts."""
    tokens = [
        (word, concept, match.start() + at)
        for match in _TOKEN.finditer(text)
        for word, concept, at in _tokens(match.group(), match.lastgroup)
    ]
    held, starts, read = [END], [0], 0
    for place, (concept, taken) in enumerate(_phrased(tokens)):
        if place < read:
            continue
        read = place + taken
        if not concept == held[-1] == BREAK:
            held.append(concept)
            starts.append(tokens[place][2])
    return Row("".join(held) + END, (*starts, len(text)))


_Token = tuple[str, str, int]
"""A word in lower case, its concept, and where it starts."""


@lru_cache(maxsize=8192)
def _tokens(found: str, kind: str | None) -> tuple[_Token, ...]:
    """Return what a match of a token's pattern holds: a word, a mark, or a run's pieces."""
    if kind == "word":
        said = found if found in _CAPITALS else found.lower().rstrip(".").replace("\u2019", "'")
        return ((said, _concept(said), 0),)
    if kind == "run":
        pieces, within = _lexicon().pieces.finditer(found), _lexicon().within
        return tuple(("", within.get(each.group(), OTHER), each.start()) for each in pieces)
    return (("", END if kind == "end" else _MARKS.get(found, BREAK), 0),)


def _phrased(tokens: list[_Token]) -> Iterator[tuple[str, int]]:
    """Yield for each place the concept of the longest phrase from there on, and its words."""
    phrases, words = _lexicon().phrases, [word for word, _, _ in tokens]
    for place, (pair, (_, concept, _)) in enumerate(
        zip(pairwise([*words, ""]), tokens, strict=True)
    ):
        if pair in phrases:
            held = (
                (meant, len(phrase))
                for phrase, meant in phrases[pair]
                if words[place : place + len(phrase)] == phrase
            )
            yield next(held, (concept, 1))
        else:
            yield concept, 1


def _concept(word: str) -> str:
    lexicon = _lexicon()
    if word in lexicon.words:
        return lexicon.words[word]
    stems = (word[:length] for length in range(LONGEST_STEM, SHORTEST_STEM - 1, -1))
    held = next((lexicon.stems[stem] for stem in stems if stem in lexicon.stems), OTHER)
    return lexicon.letters["happened"] if held == OTHER and _PAST.fullmatch(word) else held


@cache
def _lexicon() -> _Lexicon:
    source = files("answer_eval.hostile").joinpath("words.yaml").read_text(encoding="utf-8")
    held: dict[str, list[str]] = yaml.safe_load(source)
    letters = dict(zip(held, LETTERS, strict=False))
    letters["filler"] = BREAK
    lexicon = _Lexicon(letters, {}, {}, {}, {}, re.compile(""))
    for concept, lines in held.items():
        for entry in " ".join(lines).split():
            _enter(lexicon, entry, letters[concept])
    for phrases in lexicon.phrases.values():
        phrases.sort(key=lambda phrase: -len(phrase[0]))
    longest_first = sorted(lexicon.within, key=len, reverse=True)
    pieces = re.compile("|".join([*map(re.escape, longest_first), r"\d+|."]))
    return _Lexicon(letters, lexicon.words, lexicon.stems, lexicon.phrases, lexicon.within, pieces)


def _enter(lexicon: _Lexicon, entry: str, concept: str) -> None:
    """Put an entry where it is looked up; one that stands twice keeps its first concept."""
    first, *rest = entry.split("_")
    if _ALPHABETS.search(entry):
        lexicon.within.setdefault(entry.replace("_", ""), concept)
    elif rest:
        lexicon.phrases.setdefault((first, rest[0]), []).append(([first, *rest], concept))
    elif entry.endswith("*"):
        lexicon.stems.setdefault(entry[:-1], concept)
    else:
        lexicon.words.setdefault(entry, concept)
