"""YouTube's captions as its player loads them (json3): events of segments, in milliseconds."""

from collections.abc import Iterator

from answer_eval.formats._json import MILLISECONDS, JsonFormat, Record, interval, number, records
from answer_eval.formats.vtt import Cue, spoken
from answer_eval.transcript import Interval, Time, Utterance


def _known(value: object) -> float:
    return 1.0 if any(records(each, "segs") for each in records(value, "events")) else 0.0


def _spoken(value: object) -> Iterator[Utterance]:
    return spoken(list(_cues(records(value, "events"))))


def _cues(events: list[Record]) -> Iterator[Cue]:
    """Yield a cue for each event with words; one that only shows the words above again has none."""
    worded = [(each, text) for each in events if (text := _text(each))]
    above = ""
    for place, (each, text) in enumerate(worded):
        if not (each.get("aAppend") and above.endswith(text)):
            after = worded[place + 1][0] if place + 1 < len(worded) else {}
            yield Cue(place + 1, _time(each, after), text.split("\n"))
        above = text


def _text(event: Record) -> str:
    parts = (each.get("utf8") for each in records(event, "segs"))
    text = "".join(each for each in parts if isinstance(each, str)).strip()
    return text if any(map(str.isalnum, text)) else ""


def _time(event: Record, after: Record) -> Time:
    """Return when an event's words were said: a rolling row stays on after the next one begins."""
    start, length = number(event.get("tStartMs")), number(event.get("dDurationMs"))
    time = interval(start, None if start is None else start + (length or 0.0), MILLISECONDS)
    following = interval(number(after.get("tStartMs")), None, MILLISECONDS)
    if isinstance(time, Interval) and isinstance(following, Interval):
        return Interval(time.start, max(time.start, min(time.end, following.start)))
    return time


PLUGIN = JsonFormat(
    "youtube_json",
    "YouTube's captions as its player and downloaders have them (json3)",
    _known,
    _spoken,
    (".json", ".json3"),
)
