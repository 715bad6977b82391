"""How long reading takes: a 1 MB VTT against webvtt-py (bar: 1.5 times as long), and ten hours."""

import io
import json
import statistics
import time
import tracemalloc
from collections.abc import Callable, Iterator
from functools import partial

import webvtt

from answer_eval.formats import document_of, read_transcript

RUNS = 9
MEGABYTE = 1_000_000
TEN_HOURS = 36_000
"""Seconds."""
WORDS = [
    "so",
    "what",
    "I",
    "did",
    "then",
    "was",
    "to",
    "ring",
    "the",
    "customer",
    "back",
    "and",
    "ask",
    "what",
    "she",
    "needed",
    "by",
    "when",
]


def seconds(action: Callable[[], object]) -> float:
    """Time one call."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def clock(at: float) -> str:
    """Write seconds as WebVTT does."""
    return f"{int(at // 3600):02d}:{int(at // 60 % 60):02d}:{at % 60:06.3f}"


def cues() -> Iterator[str]:
    """Yield Teams' cues without end, of four seconds each, the speaker changing at every third."""
    number = 0
    while True:
        at, speaker = number * 4.0, ("Ann Lee", "Bo Berg")[number // 3 % 2]
        words = " ".join([*WORDS, f"{number}."])
        yield f"{number}/1-0\n{clock(at)} --> {clock(at + 3.5)}\n<v {speaker}>{words}</v>\n\n"
        number += 1


def vtt(size: int) -> bytes:
    """Write a WebVTT file of about `size` bytes."""
    text = io.StringIO()
    text.write("WEBVTT\n\n")
    for cue in cues():
        if text.tell() > size:
            return text.getvalue().encode()
        text.write(cue)
    raise AssertionError


def deepgram() -> bytes:
    """Write ten hours of words, two and a half a second."""
    words = [
        {"word": WORDS[n % 18], "start": n * 0.4, "end": n * 0.4 + 0.3, "speaker": n // 50 % 2}
        for n in range(int(TEN_HOURS * 2.5))
    ]
    channels = [{"alternatives": [{"transcript": "", "words": words}]}]
    return json.dumps({"results": {"channels": channels}}).encode()


def otter() -> bytes:
    """Write ten hours of turns, one every twelve seconds."""
    turns = (
        f"{('Ann Lee', 'Bo Berg')[n % 2]}  {n * 12 // 3600}:{n // 5 % 60:02d}:{n * 12 % 60:02d}\n"
        f"{' '.join(WORDS)} {n}.\n"
        for n in range(TEN_HOURS // 12)
    )
    return "\n".join(turns).encode()


def page() -> bytes:
    """Write the same turns as Teams' page shows them, each head twice."""
    heads = (
        (("Ann Lee", "Bo Berg")[n % 2], f"{n * 12 // 3600} hours {n // 5 % 60} minutes 1 second")
        for n in range(TEN_HOURS // 12)
    )
    return "".join(
        f"{name}\n{spelt}0:01\n{name} {spelt}\n{' '.join(WORDS)}\n" for name, spelt in heads
    ).encode()


def peak(action: Callable[[], object]) -> float:
    """Return the megabytes that one call holds at most."""
    tracemalloc.start()
    action()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / MEGABYTE


def main() -> None:
    """Run the two in turn and print the median of the ratios; then measure the long files."""
    data = vtt(MEGABYTE)
    text = data.decode()
    pairs = [
        (
            seconds(lambda: webvtt.from_string(text).captions),
            seconds(lambda: read_transcript(document_of(data, "bench.vtt"))),
        )
        for _ in range(RUNS)
    ]
    print(f"webvtt-py parses 1 MB  {statistics.median(a for a, _ in pairs) * 1000:7.0f} ms")
    print(f"we read 1 MB           {statistics.median(b for _, b in pairs) * 1000:7.0f} ms")
    print(f"ratio, pair by pair    {statistics.median(b / a for a, b in pairs):7.2f}   (bar: 1.5)")
    for long in (vtt(TEN_HOURS // 4 * 150), deepgram(), otter(), page()):
        read = partial(read_transcript, document_of(long, "long"))
        took, form = seconds(read), read().format
        size = f"{len(long) / MEGABYTE:.1f} MB"
        print(f"ten hours of {form:<11} {took:5.2f} s, {size}, at most {peak(read):.0f} MB held")


if __name__ == "__main__":
    main()
