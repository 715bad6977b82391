"""Times of day, counted from the first one: a recording begins at zero."""

import re
from dataclasses import replace

from answer_eval.transcript import Interval, Time, Transcript

_ISO, _LOCAL = r"\d{4}-\d\d-\d\d", r"\d{1,2}[/.]\d{1,2}[/.]\d{4}"
# "[1/5/2026, 10:02:00]" and "1/5/2026, 10:02 -" are a messenger's.
_DATED = re.compile(
    rf"(?:(?<=[\[(]){_ISO}[T ]|^{_ISO}[T ]|^{_LOCAL} |(?<=\(){_LOCAL},? )"
    r"(?P<clock>\d{1,2}:\d\d(?::\d\d)?)(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?",
    re.MULTILINE,
)
_MARK = r"#(\d{1,2}:\d\d:\d\d)-(\d)#"
_MARK_BEFORE = re.compile(rf"^[ \t]*{_MARK}[ \t]*(?=\S)", re.MULTILINE)
_MARK_BEHIND = re.compile(rf"[ \t]*{_MARK}[ \t]*$")
_OF_DAY = re.compile(r"\d:\d\d[ \u202f]?[AP]M\b")
HOUR = 3600
"""Seconds; what starts later than this has the time of day, not the recording's."""
DAY = 24 * HOUR


def without_dates(text: str) -> str:
    """Leave of a date and time that begin a line, or stand in brackets, the time alone."""
    return _DATED.sub(r"\g<clock>", text)


def marks_first(text: str) -> str:
    """Write f4's marks (`#00:01:05-3#`) as times before the words; one behind them ends them."""
    if "#" not in text:
        return text
    lines, here = list[str](), "0:00:00.0"
    for line in _MARK_BEFORE.sub(r"[\1.\2] ", text).split("\n"):
        mark = _MARK_BEHIND.search(line)
        if mark:
            start, here = here, f"{mark[1]}.{mark[2]}"
            lines.append(f"[{start} - {here}] {line[: mark.start()]}")
        else:
            lines.append(line)
    return "\n".join(lines)


def are_of_day(text: str) -> bool:
    """Tell whether a text's times are times of day: dated, or with AM and PM."""
    return bool(_OF_DAY.search(text) or _DATED.search(text))


def from_the_start(transcript: Transcript) -> Transcript:
    """Count times of day from the first, midnight or not; times of the recording stay."""
    times = [piece.time for turn in transcript.turns for piece in turn.pieces]
    starts = [time.start for time in times if isinstance(time, Interval)]
    if not starts or starts[0] < HOUR:
        return transcript

    def since(second: float) -> float:
        passed = second - starts[0]
        return max(0.0, passed + DAY if passed < -DAY / 2 else passed)

    def counted(time: Time) -> Time:
        if not isinstance(time, Interval):
            return time
        start = since(time.start)
        return Interval(start, max(start, since(time.end)))

    turns = (
        replace(turn, pieces=tuple(replace(each, time=counted(each.time)) for each in turn.pieces))
        for turn in transcript.turns
    )
    return replace(transcript, turns=tuple(turns))
