"""What text for a rater looks like, as `signs.yaml` has it."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Signs:
    """The compiled patterns; `signs.yaml` says what each is for."""

    orders: tuple[re.Pattern[str], ...]
    markup: tuple[re.Pattern[str], ...]
    pressing: tuple[re.Pattern[str], ...]
    actor: re.Pattern[str]
    reported: re.Pattern[str]
    tales: re.Pattern[str]


@cache
def signs() -> Signs:
    """Read the patterns, once."""
    text = files("answer_eval.hostile").joinpath("signs.yaml").read_text(encoding="utf-8")
    held: dict[str, Any] = yaml.safe_load(text)
    words = held["words"]
    return Signs(
        orders=tuple(_compiled(each, words) for each in held["orders"]),
        markup=(
            *(_compiled(each, words) for each in held["markup"]),
            *(re.compile(each) for each in held["labels"]),
        ),
        pressing=tuple(
            _compiled(held[each], words) for each in ("about", "rated", "best", "bound")
        ),
        actor=_compiled(held["actor"], words),
        reported=_compiled(held["reported"], words),
        tales=_compiled(held["tales"], words),
    )


def _compiled(pattern: str, words: dict[str, str]) -> re.Pattern[str]:
    """Compile a pattern after putting the words in; they may hold names themselves."""
    while (filled := _NAME.sub(lambda match: words[match.group(1)], pattern)) != pattern:
        pattern = filled
    return re.compile(pattern, re.IGNORECASE)


_NAME = re.compile(r"<([A-Z]{2,})>")
