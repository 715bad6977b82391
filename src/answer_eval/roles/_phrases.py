"""Phrases that tell who speaks, and finding them among the words of a whole interview."""

from collections.abc import Collection, Iterator, Sequence
from itertools import product

import numpy as np
import numpy.typing as npt

from answer_eval._phrase_lists import slots_of

_ASKING = """
    tell|talk|walk|take|run|give me|us
    describe
    share with|an|a|your
    explain how|what|to
    can|could|would|will|do|did|have|are|were|was|had you
    think|recall|picture|imagine|suppose of|back|a|that|you
    a|any|one time|moment|situation|occasion|example when|where|that|you|of|in
    an example|occasion|instance
    your role|part|approach|greatest|biggest|experience
    i'd like|love to hear|know|ask
    i'm curious
    next|last|first|another question
"""
"""How a question is put, to whomever."""
_WONDERING = """
    how|what|why|when|where|which|who is|was|are|were|do|did|does|would|could|has|have|make|makes
    how|what|why|when|where|which|who happened|else|about
    how's|what's|why's|when's|where's|who's
"""
"""How one is put too, unless the sentence ends as a statement: "I ask who is waiting."."""
_BACKWARD = """
    would|could|can|may|will|do|should|might i
    i'd be
    i was wondering
    do you mean
    repeat|say that
    repeat|say the question
    how long have you been
    the|a team|budget|salary|culture|company|department|position|role|office
    the|a dress code
    this team|company|department|position|role|office
    next step|steps
    onboarding
    on-boarding
    training
    remote
    hybrid
    benefits
    holiday
    holidays
    from home
    work|working here
    hear back
"""
"""What candidates ask about: the job, and what *I* would do."""
_OF_YOURS = """
    your
    do|did|would|have|are|were|can|could you want|apply|bring|handle|know|see
    do|did|would|have|are|were|can|could you leave|deal|do|think|looking|go
    do|did|would|have|are|were|can|could you ever|once|really want|apply|bring|handle|know|see
    do|did|would|have|are|were|can|could you ever|once|really leave|deal|do|think|looking|go
    tell|walk|talk me|us
"""
"""What a question about the other has, whatever else it names."""
_HOSTING = """
    thanks for coming|joining|making|that|sharing|taking
    thanks for your time
    thank you for coming|joining|making|that|sharing|taking
    thank you for your time
    we'll be in touch
    we'll let you know
    we'll get back
    we will be in touch
    we will let you know
    we will get back
    you'll hear
    ask|asking you
    your|any|more questions
    let's begin|start|get|move|turn|go|switch|talk
    moving on
    switch topics
    welcome
    have a seat
    take notes
    that's all|everything|it from
    makes sense
    very clear
    fair enough
    nice|great|good|lovely|interesting|wonderful|perfect answer|example|story
    our|the candidate|candidates|role|position
"""
"""What somebody says who leads the interview."""
_TELLING = """
    thanks for having|considering|seeing
    thanks for the opportunity
    thank you for having|considering|seeing
    thank you for the opportunity
    good|great question
    repeat the question
    let me think
    at my
    my last|previous|current|old|first job|role|boss|manager|team|company|position
    i was|had|did|went|told|asked|said|worked|learned|tried|decided|started|made|think|felt
"""
"""What somebody says who is interviewed."""
ASKING, WONDERING, BACKWARD, OF_YOURS, HOSTING, TELLING, FIRST, SECOND, WE, LONGER = (
    1 << at for at in range(10)
)
"""What a word begins: phrases of a kind, of which "I", "you" and "we" are of one word, and perhaps
one of several words."""
_LISTS = {
    ASKING: _ASKING,
    WONDERING: _WONDERING,
    BACKWARD: _BACKWARD,
    OF_YOURS: _OF_YOURS,
    HOSTING: _HOSTING,
    TELLING: _TELLING,
    FIRST: "i|i'd|i'll|i'm|i've|me|mine|my|myself",
    SECOND: "you|you'd|you'll|you're|you've|your|yours|yourself",
    WE: "we|we'd|we'll|we're|we've|us|our|ours|ourselves",
}
Marks = npt.NDArray[np.int64]


def _phrases() -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield each phrase, word by word, with its kind."""
    for kind, lines in _LISTS.items():
        for slots in slots_of(lines):
            yield from ((kind, phrase) for phrase in product(*slots))


Words = dict[str, int]
Longer = dict[tuple[str, str], dict[tuple[str, ...], int]]


def _tables() -> tuple[Words, Longer]:
    """Return what each word begins, and what follows each pair of words that begins a phrase."""
    single, longer = Words(), Longer()
    for kind, phrase in _phrases():
        first, *rest = phrase
        single[first] = single.get(first, 0) | (LONGER if rest else kind)
        if rest:
            after = longer.setdefault((first, rest[0]), {})
            after[phrase[2:]] = after.get(phrase[2:], 0) | kind
    return single, longer


_WORDS, _LONGER = _tables()
MOST_WORDS = 2 + max(len(rest) for after in _LONGER.values() for rest in after)


def marks(words: Sequence[str], last: Collection[int]) -> Marks:
    """Return what each word is, and what the phrases are that begin with it.

    `last` are the places where sentences end: no phrase begins with the end of one.
    """
    known = _WORDS.get
    found = [known(word, 0) for word in words]
    for at in [at for at, kinds in enumerate(found[:-1]) if kinds & LONGER]:
        after = _LONGER.get((words[at], words[at + 1]))
        if after and at not in last:
            for end in range(at + 2, at + MOST_WORDS + 1):
                found[at] |= after.get((*words[at + 2 : end],), 0)
    return np.array(found, np.int64)
