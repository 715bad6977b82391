"""Plain text: `Name: words`, one or more lines a turn, with or without times.

    [00:01:46] Name: words          00:12 Name: words
    Name (00:12): words             **Name:** words

A line that names no speaker continues the last one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf

from answer_eval.formats import Document
from answer_eval.formats._asides import left_out, without_asides
from answer_eval.formats._dialects import as_named
from answer_eval.formats._heads import Said, speakers, stamp, take_apart, unescape
from answer_eval.transcript import UNTIMED, Interval, Transcript, Utterance, transcript_of

SNIFFED = 400
"""Lines looked at to tell whether a file is of this format."""

_OTHER_FORMAT = re.compile(
    r"\s*(?:\{|<(?![^<>/!?=\n]{1,60}>[ \t]+[^\s<])|\[\s*[\[{\"]|\[Script Info\])"
)
_CUE = re.compile(r"^[ \t]*\d[\d:.,]*[ \t]*-->[ \t]*\d", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Text:
    """Plain text with a speaker's name before the words."""

    name: str = "text"
    about: str = "plain text, `Name: words`, with or without times"
    suffixes: tuple[str, ...] = (".txt",)

    def looks_like(self, document: Document) -> float:
        """Return 0.6 where several lines name speakers, 0.5 where only the first one does."""
        if _OTHER_FORMAT.match(document.text) or _CUE.search(document.text):
            return 0.0
        head = "\n".join(document.head.split("\n")[:SNIFFED])
        lines = list(_lines(without_asides(head)[0].split("\n")))
        names = speakers(lines)
        heads = [bool(_speaker(each, names)) for each in lines]
        if sum(heads) > 1:
            return 0.6
        return 0.5 if heads[:1] == [True] else 0.0

    def read(self, document: Document) -> Transcript:
        """Read every line; what stands above the first speaker is left out, with a warning."""
        spoken, asides = without_asides(document.text)
        lines = list(_lines(spoken.split("\n")))
        names = speakers(lines)
        if not names:
            nameless = [Utterance("", unescape(each.text)) for each in lines]
            return transcript_of(nameless, self.name, ["no line says who speaks"] if lines else [])
        utterances = list(_utterances(lines, names))
        above = [each.text for each in utterances if not each.speaker]
        lost = [f"left out, above the first speaker: {' '.join(above)}"] if any(above) else []
        said = until_the_next(utterances[len(above) :])
        return transcript_of(said, self.name, [*lost, *left_out(asides)])


def _lines(text: Sequence[str]) -> Iterator[Said]:
    opens = True
    for line, each in enumerate(as_named(text), start=1):
        if any(letter.isalnum() for letter in unescape(each)):  # "&nbsp;" has none
            yield take_apart(each, line, opens=opens)
        opens = not each.strip()


def _speaker(line: Said, names: dict[str, str]) -> str:
    return names.get(line.name.casefold(), "")


def _utterances(lines: Sequence[Said], names: dict[str, str]) -> Iterator[Utterance]:
    """Yield an utterance per line; it is of no speaker until one is named."""
    stamps = (stamp(each.text) for each in lines if _speaker(each, names))
    clocks = any(each.time is not UNTIMED and not each.bracketed for each in stamps)
    last = Utterance("", "")
    for each in lines:
        speaker = _speaker(each, names)
        if speaker:
            # A time on a line of its own is the next turn's.
            lent = last.time if not last.text else UNTIMED
            last = Utterance(speaker, each.words, lent if each.time is UNTIMED else each.time)
        else:
            last = _continued(each, last, clocks=clocks)
        yield last


def _continued(line: Said, last: Utterance, *, clocks: bool) -> Utterance:
    led = stamp(line.text)
    if led.time is not UNTIMED and (led.bracketed or clocks or not led.words):
        return Utterance(last.speaker, unescape(led.words), led.time)
    return Utterance(last.speaker, unescape(line.text), last.time)


def until_the_next(utterances: Sequence[Utterance]) -> list[Utterance]:
    """Let a time without an end last until the next one begins; the last has no length."""
    timed, here, following = list[Utterance](), inf, inf
    for each in reversed(utterances):
        time = each.time
        if isinstance(time, Interval):
            if time.start != here:
                here, following = time.start, here
            if time.end == time.start < following < inf:
                time = Interval(time.start, following)
        timed.append(replace(each, time=time))
    return timed[::-1]


PLUGIN = Text()
