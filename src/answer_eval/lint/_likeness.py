"""How alike two anchors are, and what one has that the other has not."""

from collections.abc import Sequence

from answer_eval.similarity import Matrix, heavy, load_similarity, words_of


def alike(texts: Sequence[str]) -> Matrix:
    """Return the likeness of each text to each, `[text, text]`, -1 to 1."""
    return load_similarity().compare(texts, texts).mean


def in_common(one: str, other: str) -> float:
    """Return the mean of how alike two texts are and how far each takes up the other's words."""
    taken_up = (_uptake(one, other) + _uptake(other, one)) / 2
    return (float(alike([one, other])[0, 1]) + taken_up) / 2


def farthest(words: Sequence[str], text: str) -> float:
    """Return how like its nearest word in a text that word is that is least so, -1 to 1.

    Light words don't count; where there are no others it is 1.
    """
    return min(_nearest(heavy(words), text), default=1.0)


def _uptake(text: str, target: str) -> float:
    """Return the mean, over a target's words, of the likeness to the nearest word of a text."""
    nearest = _nearest(heavy(words_of(target)), text)
    return sum(nearest) / max(1, len(nearest))


def _nearest(words: Sequence[str], text: str) -> list[float]:
    """Return how like, by meaning, each word is to the nearest of a text, 0 where it has none."""
    said = heavy(words_of(text))
    if not words or not said:
        return [0.0] * len(words)
    return [float(row.max()) for row in load_similarity().compare(words, said).meaning]
