"""Whisper's TXT and its like: nothing but what was said, with nobody named.

Any prose would look so; it is taken for speech where it has speech's own words.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from answer_eval.formats import Document
from answer_eval.formats._asides import left_out, without_asides
from answer_eval.formats._dialects import as_named
from answer_eval.formats._heads import CLOCK, speakers, stamp, take_apart, unescape
from answer_eval.formats.text import until_the_next
from answer_eval.transcript import UNTIMED, Time, Transcript, Utterance, transcript_of

FEWEST_WORDS = 25
SPOKEN = 0.03
"""The share of words such as "I", "you" and "yeah" above which English prose is speech."""
SPACED = 0.3
"""Words parted by spaces to all words; below it they are a table's cells, or code."""
TIMED = 0.3
"""The share of lines that begin with a time, above which the times are no words."""
NAMED = 0.5
"""The share of timed lines that name a speaker, from which on the text names speakers."""
WRITTEN = 0.1
"""The share of lines with marks that nobody speaks, above which a text is written."""

_TIMED = re.compile(rf"\[{CLOCK} --> {CLOCK}\]")
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_TALK = """
i i'm i've i'd i'll me my you you're your we we're we've our us yeah yes okay ok um uh so
don't didn't can't it's that's let's gonna well right like hi hello thanks
ich wir mir mich du ja nein doch also halt genau danke ik jij mij nee dus bedankt
je j'ai nous vous moi oui donc merci c'est yo s\u00ed pues entonces gracias
io noi s\u00ec allora grazie eu n\u00f3s sim ent\u00e3o obrigado obrigada
"""
"""Words of talk; English alone can't be told by its own words, which all languages quote."""
_SPOKEN = frozenset(_TALK.split())
_ENGLISH = frozenset(["the", "and", "of", "to", "is"])
_MARKS = re.compile(
    r"^\s*(?!\*+[A-Z ]+\*+\s*$)(?:[#>|*=+{}<\[\]$/\\]|- |\d+[.)] |\w+\s*=|[\w ]{1,30}:\s*$)|[{}<>|;=]\s*$|://"
)


@dataclass(frozen=True, slots=True)
class WhisperText:
    """Speech without names or times."""

    name: str = "whisper_txt"
    about: str = "Whisper's TXT: what was said, without names, with or without times"
    suffixes: tuple[str, ...] = (".txt",)

    def looks_like(self, document: Document) -> float:
        """Return 0.9 for lines with Whisper's times, 0.5 for prose that reads like speech.

        Where the words behind the times name speakers, it is plain text.
        """
        head = without_asides(document.head)[0]
        lines = [each for each in head.split("\n") if each.strip()]
        if _TIMED.match(head.lstrip()):
            return 0.0 if _is_named(lines) else 0.9
        words = [stamp(each).words for each in lines] if _is_timed(lines) else lines
        marked = sum(bool(_MARKS.search(each)) for each in words)
        return 0.5 if marked <= WRITTEN * len(lines) and _is_speech("\n".join(words)) else 0.0

    def read(self, document: Document) -> Transcript:
        """Read each line as a piece of one nameless speaker's turn; a time may stand above it."""
        spoken, asides = without_asides(document.text)
        said = until_the_next(list(_utterances(spoken)))
        return transcript_of(said, self.name, ["no line says who speaks", *left_out(asides)])


def _is_named(lines: Sequence[str]) -> bool:
    heads = [take_apart(each) for each in as_named(lines)]
    names = speakers(heads)
    return sum(each.name.casefold() in names for each in heads) >= NAMED * len(heads)


def _is_timed(lines: Sequence[str]) -> bool:
    timed = sum(stamp(each).time is not UNTIMED for each in lines)
    return timed > TIMED * sum(bool(each.strip()) for each in lines)


def _utterances(text: str) -> Iterator[Utterance]:
    lines = text.split("\n")
    is_timed = _is_timed(lines)
    time: Time = UNTIMED
    for line in lines:
        led = stamp(line)
        if is_timed and led.time is not UNTIMED:
            yield Utterance("", unescape(led.words), led.time)
            time = UNTIMED if led.words else led.time
        else:
            yield Utterance("", unescape(line), time)


def _is_speech(text: str) -> bool:
    words = [each[0].casefold().replace("\u2019", "'") for each in _WORD.finditer(text)]
    if len(words) < FEWEST_WORDS or len(text.split()) < SPACED * len(words):
        return False
    spoken = sum(each in _SPOKEN for each in words)
    return spoken > SPOKEN * len(words) or _ENGLISH.isdisjoint(words)


PLUGIN = WhisperText()
