"""How alike two anchors are, and what one has that the other has not."""

from collections.abc import Sequence

from answer_eval.similarity import Matrix, heavy, load_similarity, words_of


def alike(texts: Sequence[str]) -> Matrix:
    """Return the likeness of each text to each, `[text, text]`, -1 to 1."""
    return load_similarity().compare(texts, texts).mean


def in_common(one: str, other: str) -> float:
    """Return the mean of how alike two texts are and how far each takes up the other's words."""
    likeness = float(alike([one, other])[0, 1])
    taken_up = (_uptake(one, [other])[0] + _uptake(other, [one])[0]) / 2
    return (likeness + taken_up) / 2


def farthest(words: Sequence[str], text: str) -> float:
    """Return how like its nearest word in a text that word is that is least so, 0 to 1.

    Light words don't count; where there are no others it is 1.
    """
    return min(_uptake(text, heavy(words)), default=1.0)


def _uptake(text: str, targets: Sequence[str]) -> list[float]:
    """Return how far a text takes up each target's words, 0 to 1."""
    if not targets:
        return []
    taken = load_similarity().uptake([words_of(text)], [(0, 1)], targets)
    return [float(each) for each in taken[0]]
