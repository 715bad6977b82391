"""Sentences about nothing that is rated."""

from answer_eval.trust.checks import Check
from answer_eval.trust.checks._words import ended
from answer_eval.trust.scene import Scene

ASIDE = (
    "The tram was late this morning, as it is most Thursdays. They are still digging up the road"
    " by the station. I believe that it will rain again in the afternoon."
)


def _vary(scene: Scene) -> tuple[Scene, ...]:
    return (scene.rewritten(lambda lines: ended(lines, ASIDE)),)


PLUGIN = Check("irrelevant_sentences", "three sentences about trams and rain end the answer", _vary)
