"""Rules on how questions, competencies and indicators hang together."""

from typing import Any

import pytest

from drafting import INDICATOR, QUESTION, SECOND, draft, told

ASIDE = {"id": "aside", "name": "Aside", "tier": "secondary"}


def competency(name: str, indicators: int) -> dict[str, Any]:
    """Return a competency of so many indicators."""
    made = [
        {**INDICATOR, "id": f"{name}_{at}", "positive": f"Asks about the {at}. use."}
        for at in range(indicators)
    ]
    return {"id": name, "name": name, "tier": "primary", "indicators": made}


def test_a_question_that_names_no_competency_is_not_rated() -> None:
    """A question that names no competency is not rated."""
    found = draft(question={**QUESTION, "competencies": []})
    assert told("unrated-question", found) == ["questions[0]"]


def test_a_question_that_names_only_a_competency_without_indicators_is_not_rated() -> None:
    """A question that names only a competency without indicators is not rated."""
    found = draft(
        question={**QUESTION, "competencies": ["aside"]}, competencies=[ASIDE, competency("a", 2)]
    )
    assert told("unrated-question", found) == ["questions[0]"]


@pytest.mark.parametrize("title", ["Warm-up", "Closing questions"])
def test_a_question_that_opens_or_closes_the_talk_need_not_be_rated(title: str) -> None:
    """A question that opens or closes the talk need not be rated."""
    aside = {"title": title, "questions": [{**QUESTION, "id": "way_in", "competencies": []}]}
    assert told("unrated-question", draft(sections=[aside])) == []
    named = {**aside, "title": "Service"}
    assert told("unrated-question", draft(sections=[named])) == ["sections[0].questions[0]"]


def test_a_competency_without_indicators_needs_no_question() -> None:
    """A competency without indicators needs no question."""
    found = draft(competencies=[competency("advice", 2), ASIDE])
    assert told("uncovered-competency", found) == []


def test_a_competency_with_indicators_needs_a_question() -> None:
    """A competency with indicators needs a question."""
    found = draft(competencies=[competency("advice", 2), competency("other", 2)])
    assert told("uncovered-competency", found) == ["competencies[1]"]


@pytest.mark.parametrize(("first", "second", "paths"), [(3, 3, []), (4, 3, ["questions[0]"])])
def test_one_answer_has_to_show_six_indicators_at_most(
    first: int, second: int, paths: list[str]
) -> None:
    """One answer has to show six indicators at most."""
    found = draft(
        question={**QUESTION, "competencies": ["a", "b"]},
        competencies=[competency("a", first), competency("b", second)],
    )
    assert told("too-many-indicators", found) == paths


@pytest.mark.parametrize(
    ("least", "indicators", "paths"),
    [(2, [INDICATOR], ["competencies[0]"]), (1, [INDICATOR], []), (2, [INDICATOR, SECOND], [])],
)
def test_a_competency_needs_as_many_indicators_as_a_score_takes(
    least: int, indicators: list[dict[str, str]], paths: list[str]
) -> None:
    """A competency needs as many indicators as a score takes."""
    found = draft(indicators, scoring={"minimum_rated": least})
    assert told("never-scored", found) == paths


def test_a_question_in_a_section_called_past_is_taken_for_one_on_past_behaviour() -> None:
    """A question in a section called past is taken for one on past behaviour."""
    question = {**QUESTION, "text": "How would you calm a customer?", "type": "unstated"}
    found = draft(questions=[], sections=[{"title": "Past experiences", "questions": [question]}])
    assert told("hypothetical-past", found) == ["sections[0].questions[0].text"]


def test_an_omission_that_is_said_to_count_is_left_alone() -> None:
    """An omission that is said to count is left alone."""
    silent = {**INDICATOR, "negative": "Never asks what the tool is for.", "absence": "negative"}
    assert told("silent-omission", draft([silent, SECOND])) == []


def test_an_indicator_that_lists_its_acts_may_have_several() -> None:
    """An indicator that lists its acts may have several."""
    acts = ["asks what it is for", "writes it down"]
    listed = {**INDICATOR, "positive": "Asks what it is for and writes it down.", "elements": acts}
    assert told("double-barrelled", draft([listed, SECOND])) == []


def test_a_text_marked_for_candidates_is_left_alone() -> None:
    """A text marked for candidates is left alone."""
    advice = {"text": "Choose a deal that you remember", "audience": "candidate"}
    found = draft(question={**QUESTION, "key_points": [advice], "star": {"task": advice}})
    assert told("candidate-text", found) == []
