"""Where a text is about what the candidate is, as against what the candidate does."""

import re
from collections.abc import Iterator
from itertools import chain

from answer_eval._faults import Path
from answer_eval.lint._clauses import straight
from answer_eval.lint._draft import Draft
from answer_eval.lint._words import phrased

OTHERS = phrased("others")
BORNE_BY_OTHERS = re.compile(
    rf"(?:{OTHERS.pattern}) (?:with|who|whose|in|on|of|has|have)\b[^.;]*$|\breads?\b[^.;]*$"
)
"""What comes before words about somebody else: "a customer with a strong accent"."""


def named(draft: Draft, phrases: re.Pattern[str]) -> Iterator[tuple[Path, str]]:
    """Yield the first such phrase of every text asked or rated by, with its place."""
    for path, text in chain(draft.asked(), draft.rated()):
        said = straight(text).lower()
        found = phrases.search(said)
        if found and not BORNE_BY_OTHERS.search(said[: found.start()]):
            yield path, found[0].strip(" ,.")


def named_of_nobody_else(draft: Draft, phrases: re.Pattern[str]) -> Iterator[tuple[Path, str]]:
    """Yield as `named` does, but only of texts that speak of nobody else at all."""
    texts = {passage.path: passage.text for passage in chain(draft.asked(), draft.rated())}
    for path, found in named(draft, phrases):
        if not OTHERS.search(straight(texts[path]).lower()):
            yield path, found
