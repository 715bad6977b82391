"""WebVTT: cues with times; speakers as `<v Name>`, as `Name: words` or on the cue's first line.

webvtt-py reads each block. The file is cut into blocks here, since webvtt-py keeps no line
numbers and drops without a word what it can't read.
"""

import html
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from answer_eval.formats import Document
from answer_eval.formats._dialects import in_captions
from answer_eval.formats._heads import (
    Said,
    is_name,
    seconds,
    speakers,
    take_apart,
    unescape,
)
from answer_eval.transcript import UNTIMED, Interval, Time, Transcript, Utterance, transcript_of

if TYPE_CHECKING:
    from webvtt.vtt import WebVTTCueBlock

_CLOCK = r"(?:\d+:)?\d{1,2}:\d{1,2}\.\d{1,3}"
_POSSIBLE = re.compile(r"(?:\d{1,10}:)?[0-5]?\d:[0-5]?\d\.\d+")
_TIMING = re.compile(
    rf"^[ \t]*{_CLOCK}[ \t]*-->[ \t]*{_CLOCK}(?:[ \t]+\w+:\S+)*[ \t]*(?:$|<v\b)", re.MULTILINE
)
_BEHIND = re.compile(r"-->\s*[\d:.]+[ \t]+(?!\w+:\S)(?P<words>\S.*)")
_TIMING_MEANT = re.compile(
    r"\s*(?:\S{0,20}\d\S{0,20}[ \t]*-->|\d[\d:.,]*[ \t]*->|-->\s*\S{0,20}\d)"
)
_HEADER = re.compile(r"WEBVTT(?=\s|$)")
_ASIDE = re.compile(r"(?:WEBVTT|NOTE|STYLE|REGION)(?:\s|$)")
_COUNTER = re.compile(r"\d+|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}(?:/[\d-]+)?")
_TAG = re.compile(
    r"</?(?:[cibuv]|ruby|rt|lang|font|span|em|strong)(?:[.\s][^<>]*)?>|<\d[\d:.]*>", re.IGNORECASE
)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_BESIDE = re.compile(r'^(\d+) "([^"<>\n]+)" \([^()\n]*\)\n([^\n]*-->[^\n]*)\n', re.MULTILINE)
_RECORD = re.compile(r"^\{.*\}$", re.MULTILINE)
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?\s([^<>]*)>")

WITHOUT_TIME = "words without a time of their own, kept after the cue above"
UNREADABLE_TIME = "a cue whose time can't be read; its words are kept without one"
ABOVE = "stands above the first cue and was left out"
BACKWARDS = "a cue that ends before it starts; its end was left out"
OUT_OF_ORDER = "a cue that starts before the one above it; the file's order was kept"

SHOWN = 5
"""Line numbers that a warning lists before it only counts."""
PARTED = 0.5
"""The share of timings without words right below, above which words stand apart from them."""

Block = tuple[int, list[str]]
"""The number of a block's first line, and its lines."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue's lines as written, without its timing, and what was wrong with it, if anything."""

    line: int
    time: Time
    lines: Sequence[str]
    fault: str = ""


@dataclass(frozen=True, slots=True)
class WebVtt:
    """Web Video Text Tracks, as most recorders export them."""

    name: str = "vtt"
    about: str = "WebVTT, Zoom's, Teams' and Microsoft Stream's too; speakers named or none"
    suffixes: tuple[str, ...] = (".vtt",)

    def looks_like(self, document: Document) -> float:
        """Return 0.9 with the header, 0.8 for cue timings without one."""
        if _HEADER.match(document.text.lstrip()):
            return 0.9
        return 0.8 if _TIMING.search(document.head) else 0.0

    def read(self, document: Document) -> Transcript:
        """Read the cues in the file's order; damaged ones as far as they go, with warnings."""
        return captions(document, self.name)


def captions(
    document: Document,
    format_name: str,
    mend: Callable[[Sequence[Cue]], Iterable[Cue]] = lambda cues: cues,
) -> Transcript:
    """Read a text of cues as a transcript; `mend` sees the cues before their words are read."""
    found = list(mend(list(cues(_with_voices(document.text)))))
    said = list(spoken(found))
    return transcript_of(said, format_name, [*_warnings(found), *_speakerless(said)])


def _with_voices(text: str) -> str:
    """Put the speakers whom Webex and Teams' API name in their ways as WebVTT does; lines stay."""
    webex = _BESIDE.sub(r"\1\n\3\n<v \2>", text) if '" (' in text else text
    return _RECORD.sub(_voice, webex) if '"spokenText"' in text else webex


def _voice(record: re.Match[str]) -> str:
    """Write a record of Teams' API, which stands in the place of a cue's words, as a voice."""
    try:
        value = json.loads(record[0])
    except (ValueError, RecursionError):
        return record[0]
    if "spokenText" not in value:
        return record[0]
    name, words = (html.escape(str(value.get(key) or "")) for key in ("speakerName", "spokenText"))
    return f"<v {name}>{words}".replace("\n", " ")


def cues(text: str) -> Iterator[Cue]:
    """Yield what the blocks of a text give, in its order."""
    from webvtt.vtt import WebVTTCueBlock

    begun = False
    for line, block in _closed_up(list(_blocks(text))):
        begun = begun or any("->" in each for each in block)
        cue = _cue(line, block, WebVTTCueBlock)
        yield cue if begun or not cue.lines else Cue(line, UNTIMED, (), ABOVE)


def _closed_up(blocks: list[Block]) -> list[Block]:
    """Put words below their timing where the file parts the two by blank lines, as old Teams does.

    In a file that doesn't, a timing alone is an empty cue, and words alone have lost their time.
    """
    timed = [block for _, block in blocks if "->" in "".join(block)]
    if sum("->" in block[-1] for block in timed) <= PARTED * len(timed):
        return blocks
    closed = list[Block]()
    for line, block in blocks:
        loose = not any("->" in each for each in block) and not _is_no_speech(block)
        if loose and closed and "->" in "".join(closed[-1][1]):
            closed[-1][1].extend(block)
        else:
            closed.append((line, block))
    return closed


def _blocks(text: str) -> Iterator[Block]:
    """Yield each block's first line number and its lines.

    A blank line ends a block, except below a timing, where YouTube writes a space for an empty
    row. A timing begins one, with or without a blank line above.
    """
    block, first = list[str](), 1
    for number, line in enumerate(text.split("\n"), start=1):
        timing = "-->" in line and bool(_TIMING_MEANT.match(line))
        if timing and block and (len(block) > 1 or _HEADER.match(block[0]) or "-->" in block[0]):
            yield first, _without_next_counter(block)
            block = []
        if line.strip() or (line and block and "-->" in block[-1]):
            first = first if block else number
            block.append(line)
        elif block:
            yield first, block
            block = []
    if block:
        yield first, block


def _without_next_counter(block: list[str]) -> list[str]:
    """Leave out a last line that is the number of the cue below, pressed against this one."""
    *above, last = block
    pressed = above and "-->" not in above[-1] and _COUNTER.fullmatch(last)
    return above if pressed else block


def _cue(line: int, block: Sequence[str], parser: "type[WebVTTCueBlock]") -> Cue:
    if not parser.is_valid(block):
        return _damaged(line, block)
    cue = parser.from_lines(block)
    if not (_POSSIBLE.fullmatch(cue.start) and _POSSIBLE.fullmatch(cue.end)):
        return _damaged(line, block)
    start, end = round(seconds(cue.start), 3), round(seconds(cue.end), 3)
    said = cue.payload if _timing(block)[-1].isdigit() else [*_behind(block), *cue.payload]
    return Cue(line, Interval(start, max(start, end)), said, BACKWARDS if end < start else "")


def _timing(block: Sequence[str]) -> str:
    return block["-->" not in block[0]]


def _behind(block: Sequence[str]) -> list[str]:
    """Return the words that stand behind a cue's timing, where only settings should."""
    found = _BEHIND.search(_timing(block))
    return [found["words"]] if found else []


def _damaged(line: int, block: Sequence[str]) -> Cue:
    """Read what is no cue: nothing of a note or a lone counter, else all words."""
    if _is_no_speech(block):
        return Cue(line, UNTIMED, ())
    words = [each for each in block if not _TIMING_MEANT.match(each)]
    fault = WITHOUT_TIME if len(words) == len(block) else UNREADABLE_TIME
    counted = words and _COUNTER.fullmatch(words[0])
    return Cue(line, UNTIMED, words[1:] if counted else words, fault)


def _is_no_speech(block: Sequence[str]) -> bool:
    return bool(_ASIDE.match(block[0])) or (len(block) == 1 and bool(_COUNTER.fullmatch(block[0])))


def spoken(cues: Sequence[Cue]) -> Iterator[Utterance]:
    """Find the speakers in the way that the file names them; a cue without one continues."""
    if any("<v" in line for cue in cues for line in cue.lines):
        return _by_voice(cues)
    cleaned = [Cue(cue.line, cue.time, [_untagged(line) for line in cue.lines]) for cue in cues]
    return _by_first_line(cleaned) if _first_lines_are_names(cleaned) else _by_name(cleaned)


def _untagged(text: str) -> str:
    return _TAG.sub("", _BREAK.sub(" ", text)) if "<" in text else text


def _by_voice(cues: Iterable[Cue]) -> Iterator[Utterance]:
    speaker = ""
    for cue in cues:
        before, *voices = _VOICE.split("\n".join(cue.lines))
        for name, words in ((speaker, before), *zip(voices[::2], voices[1::2], strict=True)):
            speaker = " ".join(unescape(name).split())
            yield Utterance(speaker, unescape(_untagged(words)), cue.time)


def _first_lines_are_names(cues: Iterable[Cue]) -> bool:
    """Tell whether each timed cue's first line is a bare name, and some name comes back."""
    timed = [cue.lines for cue in cues if cue.time is not UNTIMED and cue.lines]
    names = [lines[0].strip() for lines in timed if len(lines) > 1]
    bare = all(is_name(each) and each[0] not in "([" for each in names)
    return bare and len(set(names)) < len(names) == len(timed)


def _by_first_line(cues: Iterable[Cue]) -> Iterator[Utterance]:
    speaker = ""
    for cue in filter(attrgetter("lines"), cues):
        named = cue.time is not UNTIMED
        speaker = unescape(cue.lines[0].strip()) if named else speaker
        yield Utterance(speaker, unescape(" ".join(cue.lines[named:])), cue.time)


def _by_name(cues: Sequence[Cue]) -> Iterator[Utterance]:
    placed = [(cue, place == 0) for cue in cues for place, _ in enumerate(cue.lines)]
    named_lines = in_captions([line for cue in cues for line in cue.lines])
    lines = [
        (cue.time, take_apart(line, cue.line, opens=first))
        for (cue, first), line in zip(placed, named_lines, strict=True)
    ]
    names = _speakers([said for _, said in lines])
    speaker = ""
    for time, said in lines:
        named = names.get(said.name.casefold())
        speaker = speaker if named is None else named
        yield Utterance(speaker, unescape(said.text) if named is None else said.words, time)


def _speakers(lines: Sequence[Said]) -> dict[str, str]:
    """Return the speakers; a name that stands but once in the file has to begin it."""
    names = speakers(lines)
    named = [each for each in lines if each.name.casefold() in names]
    return names if len(named) != 1 or named[0] is lines[0] else {}


def _warnings(cues: Sequence[Cue]) -> Iterator[str]:
    """Yield one warning for each kind of fault, with the lines it stands on."""
    faults = [(cue.fault, cue.line) for cue in cues if cue.fault]
    starts = [(cue.time.start, cue.line) for cue in cues if isinstance(cue.time, Interval)]
    faults += [(OUT_OF_ORDER, line) for (a, _), (b, line) in pairwise(starts) if b < a]
    for fault in dict.fromkeys(fault for fault, _ in faults):
        lines = [str(line) for each, line in faults if each == fault]
        more = f" and {len(lines) - SHOWN} more" if len(lines) > SHOWN else ""
        yield f"line {', '.join(lines[:SHOWN])}{more}: {fault}"


def _speakerless(utterances: Iterable[Utterance]) -> Iterator[str]:
    if not any(each.speaker for each in utterances):
        yield "no cue says who speaks"


PLUGIN = WebVtt()
