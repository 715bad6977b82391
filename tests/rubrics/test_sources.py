"""Each line of the sources that says something is carried once, in our words, with its number."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

RUBRICS = Path(__file__).parents[2] / "rubrics"
GUIDES = {
    "000": "customer_support",
    "001": "customer_service_question_bank",
    "002": "customer_care_behaviours",
    "003": "customer_support_specialist",
    "004": "support_hiring_protocol",
}
Seeds = dict[str, list[str]]


class Carried(NamedTuple):
    """An item of a guide that cites a line: the line, all that the item says, and its slips."""

    line: int
    says: str
    edited_from: str


def _data(name: str) -> Any:
    return yaml.safe_load((RUBRICS / f"{name}.yaml").read_text(encoding="utf-8"))


def _carried(item: Any) -> Iterator[Carried]:
    if isinstance(item, dict):
        if "seed" in item.get("source", {}):
            texts = " ".join(value for value in item.values() if isinstance(value, str))
            yield Carried(item["source"]["line"], texts, item.get("edited_from", ""))
        item = list(item.values())
    if isinstance(item, list):
        for inner in item:
            yield from _carried(inner)


def _cited_seeds(item: Any) -> Iterator[str]:
    if isinstance(item, dict):
        yield from [item["seed"]] if "seed" in item else _cited_seeds(list(item.values()))
    elif isinstance(item, list):
        for inner in item:
            yield from _cited_seeds(inner)


CARRIES_NOTHING = {
    "000": {
        7: "heading",
        15: "heading",
        17: "heading",
        22: "heading",
        29: "heading",
        33: "which competency the question is rated for",
        37: "which competency the question is rated for",
        41: "heading",
        43: "the definition of the competency that cites its name",
        45: "the scale",
        52: "heading",
        54: "the definition of the competency that cites its name",
        56: "the scale",
    },
    "001": {42: "heading", 50: "heading", 56: "heading"},
    "002": {
        3: "the column's name",
        5: "heading",
        8: "heading",
        17: "the method's first step again",
        23: "the method's second step again",
        24: "the method's third step again",
        26: "the first behaviour again",
        38: "the second behaviour again",
        52: "the third behaviour again",
        63: "a farewell",
        65: "the web page's form",
        67: "the web page's form",
        69: "the web page's form",
    },
    "003": {
        1: "heading",
        3: "heading with nothing under it",
        4: "heading with nothing under it",
        5: "heading",
        10: "heading",
        56: "heading",
        188: "heading, given again with its level in the next line",
        230: "heading",
    },
    "004": {
        1: "a greeting",
        5: "a lead-in to the list of qualities",
        10: "a lead-in to the list of steps",
        19: "a closing joke",
    },
}
"""The lines that no item cites, each with the reason."""

SEVERAL = {
    "000": {},
    "001": {},
    "002": {},
    "003": {},
    "004": {
        16: 5,  # a piece of advice, the step run into it, and the step's three examples
        17: 4,  # the step and its three topics
        18: 5,  # the step, the rule of choice and the three things to be balanced
    },
}
"""The lines that say several things, with the number of items that carry them."""


def _is_label(seed: str, text: str) -> bool:
    """Tell the source's field names (`Key Points to Cover:`), which are our field names too."""
    return seed == "003" and text.endswith(":")


def _is_duration(seed: str, text: str) -> bool:
    """Tell the tasks' durations, which are a number of the task and not an item."""
    return seed == "003" and text.startswith("Duration:")


def _expected(seed: str, lines: list[str]) -> Counter[int]:
    """Count the items that each line must have; a list of areas on one line has one for each."""
    counts = Counter[int]()
    for number, line in enumerate(lines, start=1):
        text = line.strip()
        if not text or _is_label(seed, text) or _is_duration(seed, text):
            continue
        areas = text.count(",") + 1 if lines[number - 2].strip() == "Focus Areas:" else 1
        counts[number] = SEVERAL[seed].get(number, areas)
    for number in CARRIES_NOTHING[seed]:
        del counts[number]
    return counts


@pytest.mark.parametrize("seed", GUIDES)
def test_every_line_that_says_something_is_carried_exactly_once(seeds: Seeds, seed: str) -> None:
    """No line is lost, cited twice or cited from outside the document."""
    cited = Counter(each.line for each in _carried(_data(GUIDES[seed])))
    assert cited == _expected(seed, seeds[seed])


@pytest.mark.parametrize("seed", GUIDES)
def test_a_guide_cites_its_own_document(seed: str) -> None:
    """Every item of a guide comes from the one document that the guide was made from."""
    assert set(_cited_seeds(_data(GUIDES[seed]))) == {seed}


def test_the_durations_are_those_of_the_source(seeds: Seeds) -> None:
    """Minutes and hours of the three tasks, in order, as minutes."""
    said = [line.split()[1:] for line in seeds["003"] if _is_duration("003", line.strip())]
    minutes = [int(number) * (60 if unit == "hours" else 1) for number, unit in said[:3]]
    tasks = _data("customer_support_specialist")["tasks"]
    assert [task["duration_minutes"] for task in tasks] == minutes


NAMES = re.compile(r"\d+|\b(?:[A-Z]{2,}|Zendesk|Salesforce|Slack)\b")
"""What a paraphrase must keep: figures, abbreviations and the names of products."""


@pytest.mark.parametrize("seed", GUIDES)
def test_figures_and_names_are_kept(seeds: Seeds, seed: str) -> None:
    """What can't be said in other words is in the item that carries the line."""
    lines = seeds[seed]
    for line, says, _ in _carried(_data(GUIDES[seed])):
        body = re.sub(r"^\s*\d+\.", "", lines[line - 1])
        assert set(NAMES.findall(body)) <= set(NAMES.findall(says)), (line, says)


@pytest.mark.parametrize("seed", GUIDES)
def test_a_mended_slip_is_quoted_from_its_line(seeds: Seeds, seed: str) -> None:
    """What `edited_from` quotes stands in the line; every garbled line has such a note."""
    noted = set[int]()
    for line, _, slips in _carried(_data(GUIDES[seed])):
        for slip in filter(None, slips.split(", ")):
            assert slip in seeds[seed][line - 1]
            noted.add(line)
    garbled = {number for number, line in enumerate(seeds[seed], start=1) if "โ" in line}
    assert garbled <= noted


RUN = 8
"""Words in a row that would be a copied sentence."""


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9']+", text.lower().replace("\u2019", "'"))
    return {tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}


def _texts(item: Any) -> Iterator[str]:
    if isinstance(item, str):
        yield item
    elif isinstance(item, dict | list):
        for inner in item.values() if isinstance(item, dict) else item:
            yield from _texts(inner)


@pytest.mark.parametrize("name", sorted(path.stem for path in RUBRICS.glob("*.yaml")))
def test_the_words_are_our_own(seeds: Seeds, name: str) -> None:
    """No eight words in a row are those of a source."""
    theirs = {run for lines in seeds.values() for line in lines for run in _runs(line)}
    assert not {run for text in _texts(_data(name)) for run in _runs(text)} & theirs
