"""How alike two texts are: by meaning (static word vectors) and by letters (n-grams)."""

import logging
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Protocol
from zlib import crc32

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]
HALF = np.float32(0.5)

LETTER_BUCKETS = 1024
"""Dimensions that letter n-grams are hashed into: among 100 words few of them collide."""
LETTER_SIZES = (3, 4, 5)
"""Lengths of letter n-grams, word boundaries counted: enough for stems, and for short words."""
LIGHT = 0.2
"""What a light word weighs beside any other: `bench/segmentation.py`, flat from 0.1 to 0.3."""
LEXICON_LIMIT = 50_000
"""Words whose vectors are kept; at the limit a lexicon starts anew (200 MB)."""

# Words that say little of a text's subject: English function words, the fillers of speech, and
# the formulas in which interviewers ask ("tell me about a time when", "give a specific example").
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

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike each text on the left is to each on the right, `[left, right]`, -1 to 1.

    Where no word vectors are installed, `meaning` is `letters` again. A text without words
    is like nothing: 0.
    """

    meaning: Matrix
    letters: Matrix

    @property
    def mean(self) -> Matrix:
        """The mean of both parts."""
        return (self.meaning + self.letters) * HALF


class WordVectors(Protocol):
    """A source of word vectors, one row a word."""

    size: int

    def of(self, words: Sequence[str]) -> Matrix:
        """Return the vectors of words (at least one), `[word, size]`."""
        ...


class Similarity:
    """Compares texts; the same texts give the same numbers, and nothing goes to a network."""

    def __init__(self, letters: WordVectors, meaning: WordVectors | None = None) -> None:
        self._letters = _Lexicon(letters)
        self._meaning = _Lexicon(meaning) if meaning else None
        self.name = "wordllama+ngrams" if meaning else "ngrams"

    def compare(self, left: Sequence[str], right: Sequence[str]) -> Likeness:
        """Return the cosine of each text on the left with each on the right."""
        texts = [words_of(text) for text in chain(left, right)]
        letters = _cosines(self._letters, texts, len(left))
        if self._meaning is None:
            return Likeness(letters, letters)
        return Likeness(_cosines(self._meaning, texts, len(left)), letters)

    def uptake(self, texts: Sequence[str], targets: Sequence[str]) -> Matrix:
        """Return how far each text takes up each target's words, `[text, target]`, 0 to 1.

        Unlike a cosine it isn't diluted by what a long text says besides.
        """
        lexicon = self._meaning or self._letters
        return lexicon.uptake([words_of(text) for text in texts], [words_of(t) for t in targets])


def words_of(text: str) -> list[str]:
    """Return a text's words in lower case; an apostrophe inside a word belongs to it."""
    return _WORD.findall(text.lower().replace("’", "'"))  # noqa: RUF001  as phones write it


@lru_cache(maxsize=1)
def load_similarity() -> Similarity:
    """Return the similarity of this installation: with word vectors where they are installed."""
    return Similarity(_LetterVectors(), _load_wordllama())


def _heavy(words: Sequence[str]) -> list[str]:
    return [word for word in words if word not in LIGHT_WORDS]


def _cosines(lexicon: "_Lexicon", texts: Sequence[list[str]], left: int) -> Matrix:
    vectors = lexicon.embed(texts)
    cosines: Matrix = vectors[:left] @ vectors[left:].T
    return cosines


def _units(vectors: Matrix) -> Matrix:
    lengths = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))
    lengths[lengths == 0] = 1
    units: Matrix = vectors / lengths[:, None]
    return units


class _Lexicon:
    """Word vectors, weighed, and kept once made."""

    def __init__(self, source: WordVectors) -> None:
        self._source = source
        self._start()

    def _start(self) -> None:
        self._rows = dict[str, int]()
        self._vectors = np.empty((0, self._source.size), np.float32)

    def uptake(self, texts: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]) -> Matrix:
        """Return the mean, over a target's words, of the cosine to the text's nearest word."""
        said = [_heavy(text) for text in texts]
        sought = [_heavy(target) for target in targets]
        nearest = np.zeros((len(texts), sum(map(len, sought))), np.float32)
        spoken = [index for index, text in enumerate(said) if text]
        if spoken and nearest.size:
            cosines = self._nearness(said, sought)
            starts = np.cumsum([0, *(len(said[index]) for index in spoken[:-1])])
            nearest[spoken] = np.maximum.reduceat(cosines, starts, axis=0)
        result = np.zeros((len(texts), len(targets)), np.float32)
        end = 0
        for column, target in enumerate(sought):
            start, end = end, end + len(target)
            if target:
                result[:, column] = nearest[:, start:end].mean(axis=1)
        return result

    def _nearness(self, said: Sequence[Sequence[str]], sought: Sequence[Sequence[str]]) -> Matrix:
        rows, columns = list(chain.from_iterable(said)), list(chain.from_iterable(sought))
        self._learn([*rows, *columns])
        unique = {word: at for at, word in enumerate(dict.fromkeys(rows))}
        left = _units(self._vectors[[self._rows[word] for word in unique]])
        right = _units(self._vectors[[self._rows[word] for word in columns]])
        cosines: Matrix = (left @ right.T)[[unique[word] for word in rows]]
        return cosines

    def embed(self, texts: Sequence[Sequence[str]]) -> Matrix:
        """Return the sum of each text's word vectors at unit length; zeros for no words."""
        words = list(chain.from_iterable(texts))
        self._learn(words)
        sums = np.zeros((len(texts), self._source.size), np.float32)
        spoken = [index for index, text in enumerate(texts) if text]
        if spoken:
            rows = [self._rows[word] for word in words]
            starts = np.cumsum([0, *(len(texts[index]) for index in spoken[:-1])])
            sums[spoken] = np.add.reduceat(self._vectors[rows], starts, axis=0)
        return _units(sums)

    def _learn(self, words: Sequence[str]) -> None:
        if len(self._rows) > LEXICON_LIMIT:
            self._start()
        new = [word for word in dict.fromkeys(words) if word not in self._rows]
        if not new:
            return
        weights = np.array([LIGHT if word in LIGHT_WORDS else 1 for word in new], np.float32)
        self._rows |= {word: row for row, word in enumerate(new, start=len(self._rows))}
        vectors = self._source.of(new) * weights[:, None]
        self._vectors = np.concatenate([self._vectors, vectors])


class _LetterVectors:
    """A word as the counts of its letter n-grams, hashed."""

    size = LETTER_BUCKETS

    def of(self, words: Sequence[str]) -> Matrix:
        vectors = np.zeros((len(words), self.size), np.float32)
        for row, word in enumerate(words):
            for gram in _grams(f"<{word}>"):
                vectors[row, crc32(gram.encode("utf-8", "surrogatepass")) % self.size] += 1
        return vectors


def _grams(bounded: str) -> list[str]:
    starts = ((start, size) for size in LETTER_SIZES for start in range(len(bounded) - size + 1))
    return [bounded[start : start + size] for start, size in starts]


class _TokenVectors:
    """A word as the sum of its tokens' static vectors."""

    def __init__(self, vectors: Matrix, tokens_of: Callable[[str], list[int]]) -> None:
        self.size = int(vectors.shape[1])
        self._vectors, self._tokens_of = vectors, tokens_of

    def of(self, words: Sequence[str]) -> Matrix:
        tokens = [self._tokens_of(word) for word in words]
        starts = np.cumsum([0, *(len(each) for each in tokens[:-1])])
        sums: Matrix = np.add.reduceat(
            self._vectors[list(chain.from_iterable(tokens))], starts, axis=0
        )
        return sums


def _load_wordllama() -> WordVectors | None:
    level = logging.getLogger().level
    handlers = list(logging.getLogger().handlers)
    try:
        import wordllama
    except ImportError:
        return None
    finally:  # its import configures the root logger, which is the program's to configure
        logging.getLogger().setLevel(level)
        logging.getLogger().handlers[:] = handlers
    model = wordllama.WordLlama.load(
        cache_dir=Path(wordllama.__file__).parent, disable_download=True
    )
    known = {
        token[1:]: [row] for token, row in model.tokenizer.get_vocab().items() if token[0] == "▁"
    }

    def tokens_of(word: str) -> list[int]:
        return known.get(word) or model.tokenizer.encode(word, add_special_tokens=False).ids

    return _TokenVectors(model.embedding, tokens_of)
