"""What is known of the answers beside their ratings."""

from collections.abc import Mapping
from dataclasses import dataclass, field

AnswerKey = tuple[str, str]
"""An interview and a question of its guide."""


@dataclass(frozen=True, slots=True)
class AnswersKnown:
    """Facts by answer; one that isn't there isn't known."""

    words: Mapping[AnswerKey, int] = field(default_factory=dict)
    """How many words the candidate said."""
    versions: Mapping[AnswerKey, str] = field(default_factory=dict)
    """The guide that the answer was rated by, with its version."""


NOTHING_KNOWN = AnswersKnown()
