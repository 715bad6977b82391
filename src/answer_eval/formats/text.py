"""Plain text: `Name: words`, one or more lines a turn, with or without times.

    [00:01:46] Name: words          00:12 Name: words
    Name (00:12): words             **Name:** words

A line that names no speaker continues the last one.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf

from answer_eval.formats import Document
from answer_eval.formats._asides import left_out, without_asides
from answer_eval.formats._clocks import are_of_day, from_the_start, marks_first, without_dates
from answer_eval.formats._dialects import as_named
from answer_eval.formats._heads import Said, speakers, stamp, take_apart, unescape, without_escapes
from answer_eval.transcript import UNTIMED, Interval, Transcript, Utterance, transcript_of

SNIFFED = 400
"""Lines looked at to tell whether a file is of this format."""

FEW = 3
"""Names, or lines that are marked up, of which nothing can be told."""
RECURRING = 1.2
"""As many turns has each speaker, on average, at least."""
WRITTEN = 0.3
"""The share of lines that are headings, lists, rows or code, from which on a text is a document."""

_HEADING = re.compile(r"^#{1,6}[ \t]+\S[^\n]*$", re.MULTILINE)
_MARKED = re.compile(r"[#>|*=+{}<$/\\`]|[-\u2013\u2022] |\d{1,2}[.)] ")
_OTHER_FORMAT = re.compile(
    r"\s*(?:\{|<(?![^<>/!?=\n]{1,60}>[ \t]+[^\s<])|\[\s*[\[{\"]|\[Script Info\])"
)
_CUE = re.compile(
    r"^[ \t]*\d[\d:.,]*[ \t]*-->[ \t]*\d[\d:.,]*(?:[ \t]+\w+:\S+)*[ \t]*$", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Text:
    """Plain text with a speaker's name before the words."""

    name: str = "text"
    about: str = "plain text, `Name: words`, with or without times"
    suffixes: tuple[str, ...] = (".txt",)

    def looks_like(self, document: Document) -> float:
        """Return 0.6 where several lines name speakers, 0.5 where only the first one does.

        A document with headings and lists is none, nor is one of keys that never come back.
        """
        if _OTHER_FORMAT.match(document.text) or _CUE.search(document.text):
            return 0.0
        head = _plain("\n".join(document.head.split("\n")[:SNIFFED]))
        lines = list(_lines(without_asides(head)[0].split("\n")))
        names = speakers(lines)
        heads = [_speaker(each, names) for each in lines]
        if sum(map(bool, heads)) > 1:
            return 0.6 if _is_talk(lines, heads) else 0.0
        return 0.5 if any(heads[:1]) else 0.0

    def read(self, document: Document) -> Transcript:
        """Read every line; what stands above the first speaker is left out, with a warning."""
        spoken, asides = without_asides(_plain(document.text))
        spoken, headings = _HEADING.subn("", spoken)
        lines = list(_lines(spoken.split("\n")))
        names = speakers(lines)
        if not names:
            nameless = [Utterance("", unescape(each.text)) for each in lines]
            return transcript_of(nameless, self.name, ["no line says who speaks"] if lines else [])
        utterances = list(_utterances(lines, names))
        above = [each.text for each in utterances if not each.speaker]
        lost = [f"left out, above the first speaker: {' '.join(above)}"] if any(above) else []
        lost += [f"left out: {headings} headings"] if headings else []
        said = until_the_next(utterances[len(above) :])
        transcript = transcript_of(said, self.name, [*lost, *left_out(asides)])
        return from_the_start(transcript) if are_of_day(document.text) else transcript


def _plain(text: str) -> str:
    return marks_first(without_dates(without_escapes(text)))


def _lines(text: Sequence[str]) -> Iterator[Said]:
    opens = True
    for line, each in enumerate(as_named(text), start=1):
        if any(letter.isalnum() for letter in unescape(each)):  # "&nbsp;" has none
            yield take_apart(each, line, opens=opens)
        opens = not each.strip()


def _is_talk(lines: Sequence[Said], heads: Sequence[str]) -> bool:
    """Tell people who talk from a document's keys: they come back, and few lines are marked up.

    Where every second line names a speaker, marks are the words' own.
    """
    counts = Counter(filter(None, heads))
    back = {name for name, times in counts.items() if times > 1}
    begins = next((place for place, each in enumerate(heads) if each in back), 0)
    rest = [each for each, head in zip(lines[begins:], heads[begins:], strict=True) if not head]
    marked = sum(bool(_MARKED.match(stamp(each.text).words)) for each in rest)
    recurring = counts.total() >= RECURRING * len(counts) if counts.total() > FEW else True
    dense = len(rest) <= len(heads) - begins - len(rest)
    return recurring and (dense or marked < max(FEW + 1, WRITTEN * (len(lines) - begins)))


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
