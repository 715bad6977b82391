"""The words and phrases of `words.toml`, as rules look them up."""

import re
import tomllib
from collections.abc import Iterable
from importlib.resources import files
from typing import NamedTuple

_DATA = tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))


class Sideline(NamedTuple):
    """Something that one anchor may be about and the other not."""

    name: str
    marks: re.Pattern[str]
    """What shows that an anchor is about it."""
    field: re.Pattern[str]
    """What the other anchor would then speak of."""


def listed(name: str) -> frozenset[str]:
    """Return a list of words."""
    return frozenset(_DATA["words"][name].split())


def phrased(name: str) -> re.Pattern[str]:
    """Return a list of phrases as one pattern, for texts in lower case."""
    return _any(_DATA["phrases"][name])


def _any(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<=\W))(?:{'|'.join(phrases)})(?=\W|$)")


NOT_YET_TOLD = listed("not_yet_told")
SIDELINES = tuple(
    Sideline(each["name"], _any(each["marks"]), _any(each["field"])) for each in _DATA["sidelines"]
)
