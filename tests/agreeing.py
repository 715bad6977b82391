"""What tests of `answer-eval agree` share: tables of people's ratings, and the command itself."""

from pathlib import Path

import pytest

from answer_eval.cli import main
from guide_texts import care_text

HEADER = "interview,question,indicator,rater,rating,not_rated\n"
RUN_HEADER = (
    "interview,candidate,guide,guide_version,question,indicator,rater,rater_kind,sample,"
    "rating,not_rated,evidence,flags\n"
)
PEOPLE = HEADER + "".join(
    f"int_{i},hard,{indicator},{rater},{1 + (i + shift) % 5},\n"
    for i in range(6)
    for indicator in ("asks", "checks")
    for rater, shift in (("anna", 0), ("ben", i % 2))
)
GUIDE = care_text(
    {"hard": "What was hard?"},
    asks=("Asks first", "Assumes"),
    checks=("Checks back", "Leaves it"),
)


def agree(*words: str | Path) -> int:
    """Run the command and return its exit code."""
    with pytest.raises(SystemExit) as stopped:
        main(["agree", *map(str, words)])
    code = stopped.value.code
    assert isinstance(code, int)
    return code
