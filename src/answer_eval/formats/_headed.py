"""Text in which a line of its own says who speaks and when, and the words stand below it."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from answer_eval.formats._asides import left_out, without_asides
from answer_eval.formats._heads import seconds, stamp, unescape
from answer_eval.formats.text import until_the_next
from answer_eval.transcript import Interval, Time, Transcript, Utterance, transcript_of

FORMATS_OWN = re.compile(r"\s*(?:\{|<|WEBVTT|\[\s*[\[{\"])")


@dataclass(frozen=True, slots=True)
class Block:
    """A head and the lines below it; `name` is "" for what stands above the first head."""

    name: str
    clock: str
    lines: list[str]


Head = Callable[[str], tuple[str, str] | None]
"""Takes a line apart into name and clock, None for a line that is no head."""


def blocks(text: str, head: Head) -> list[Block]:
    """Cut a text at its heads; the first block is what stands above them."""
    found = [Block("", "", [])]
    for line in text.split("\n"):
        named = head(line)
        if named:
            found.append(Block(*named, []))
        elif line.strip():
            found[-1].lines.append(line)
    return found


def read_headed(text: str, head: Head, format_name: str) -> Transcript:
    """Read the words below each head; what stands above the first is left out, with a warning."""
    spoken, asides = without_asides(text)
    above, *headed = blocks(spoken, head)
    said = until_the_next(list(_utterances(headed)))
    return transcript_of(said, format_name, _warnings(above, asides))


def _utterances(headed: Sequence[Block]) -> Iterator[Utterance]:
    """Yield what is said below each head; a time in brackets begins another utterance."""
    for each in headed:
        start, lines = seconds(each.clock), list[str]()
        time: Time = Interval(start, start)
        for line in each.lines:
            led = stamp(line)
            if led.bracketed:
                yield Utterance(each.name, unescape("\n".join(lines)), time)
                time, lines = led.time, []
            lines.append(led.words if led.bracketed else line)
        yield Utterance(each.name, unescape("\n".join(lines)), time)


def _warnings(above: Block, asides: int) -> Iterator[str]:
    if above.lines:
        yield f"left out, above the first speaker: {' '.join(' '.join(above.lines).split())}"
    yield from left_out(asides)
