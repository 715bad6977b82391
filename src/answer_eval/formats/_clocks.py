"""Times of day, counted from the first one: a recording begins at zero."""

import re
from dataclasses import replace

from answer_eval.transcript import Interval, Time, Transcript

OF_DAY = re.compile(r"\d:\d\d[ \u202f]?[AP]M\b")
HOUR = 3600
"""Seconds; what starts later than this has the time of day, not the recording's."""


def from_the_start(transcript: Transcript) -> Transcript:
    """Count times of day from the first; times of the recording stay."""
    times = [piece.time for turn in transcript.turns for piece in turn.pieces]
    starts = [time.start for time in times if isinstance(time, Interval)]
    if not starts or starts[0] < HOUR:
        return transcript

    def counted(time: Time) -> Time:
        if not isinstance(time, Interval):
            return time
        return Interval(max(0.0, time.start - starts[0]), max(0.0, time.end - starts[0]))

    turns = (
        replace(turn, pieces=tuple(replace(each, time=counted(each.time)) for each in turn.pieces))
        for turn in transcript.turns
    )
    return replace(transcript, turns=tuple(turns))
