"""Markdown and plain text: headings, lists, questions and what belongs to each."""

import pytest
import yaml

from answer_eval.errors import BadGuide, UsageError
from answer_eval.guide import Guide, parse_guide, parse_rubric
from answer_eval.importing import Imported, import_guide

GUIDE = """# Night nurse

Some words on why
we hire by this.

## Responsibilities
* Hands patients over

## Competencies
1. **Handover** - passes on what matters.
2. Calm

## Questions

### Handover

1. Tell me about a handover that went wrong.
   - What did you say?
   - A remark that asks for nothing
2. How do you prepare a handover?
   Think of the last one.

### Nights
What the next questions are about.
- How do you keep calm at night?
- What draws you to nights?

How to assess: Handover
-----------------------

| Behaviour | Poor (1) | 2 | 3 | 4 | Excellent (5) |
|:--|---|---|:-:|---|--:|
| Reads back | Never reads \\| back | | Reads back when asked | | Reads every order back |
| Half | | | | | Only one end |

| Stage | Who |
|---|---|
| Phone | HR |
"""


def imported(text: str, name: str = "night.md") -> Imported:
    """Import a text."""
    return import_guide(text.encode(), name)


def guide_of(text: str, name: str = "night.md") -> Guide:
    """Read the guide made of a text."""
    return parse_guide(imported(text, name).text, "guide.yaml")


def test_headings_say_what_stands_under_them() -> None:
    """Headings say what stands under them."""
    guide = guide_of(GUIDE)
    assert guide.title == "Night nurse"
    assert [each.text for each in guide.about] == ["Some words on why we hire by this."]
    assert [each.text for each in guide.role.responsibilities] == ["Hands patients over"]
    handover, calm = guide.competencies
    assert (handover.name, handover.definition) == ("Handover", "passes on what matters.")
    assert (calm.name, calm.indicators) == ("Calm", ())


def test_questions_stand_where_they_stood_with_their_probes() -> None:
    """Questions stand where they stood with their probes."""
    first, second, third, fourth = guide_of(GUIDE).questions
    assert first.competencies == second.competencies == ("handover",)
    assert [each.text for each in first.probes] == ["What did you say?"]
    assert second.text == "How do you prepare a handover? Think of the last one."
    assert (third.competencies, third.mapping) == (("calm",), "inferred")
    assert fourth.competencies == ()


def test_a_section_keeps_its_title_and_intro() -> None:
    """A section keeps its title and intro."""
    [section] = guide_of(GUIDE).sections
    assert section.title == "Nights"
    assert section.intro.text == "What the next questions are about."


def test_a_table_may_name_indicators_and_describe_points_between() -> None:
    """A table may name indicators and describe points between."""
    [indicator] = guide_of(GUIDE).competencies[0].indicators
    assert indicator.id == "reads_back"
    assert indicator.negative == "Never reads | back"
    assert [(each.point, each.text) for each in indicator.levels] == [(3, "Reads back when asked")]


def test_what_has_no_place_or_lacks_something_is_listed_by_line() -> None:
    """What has no place or lacks something is listed by line."""
    listed = [(each.line, each.text) for each in imported(GUIDE).unplaced]
    assert listed == [
        (19, "A remark that asks for nothing"),
        (26, "What draws you to nights?"),
        (34, "Half | Only one end"),
        (36, "Stage | Who"),
        (38, "Phone | HR"),
    ]


LABELLED = """Interview Questions

Q: How do you handle difficult customers?
What Interviewer Wants:
Calm and care
Key Points to Cover:
- Listening
- A way out
Good Answer Example:
I would hear them out first.
Bad Answer Example: I hang up.
Follow-up Questions:
- What was the worst case?
Red Flags:
- Blames the customer
Situation:
Explain where it was
Metrics to Mention:
- Time to solve
Q: Why support?
"""


def test_labels_say_what_belongs_to_a_question() -> None:
    """Labels say what belongs to a question."""
    data = yaml.safe_load(imported(LABELLED, "labelled.txt").text)
    first, second = data["questions"]
    assert first["text"] == "How do you handle difficult customers?"
    assert first["intent"]["text"] == "Calm and care"
    assert [each["text"] for each in first["key_points"]] == ["Listening", "A way out"]
    assert [(each["kind"], each["text"]) for each in first["examples"]] == [
        ("good", "I would hear them out first."),
        ("weak", "I hang up."),
    ]
    assert [each["text"] for each in first["probes"]] == ["What was the worst case?"]
    assert [each["id"] for each in first["red_flags"]] == ["blames_customer"]
    assert first["star"]["situation"]["text"] == "Explain where it was"
    assert first["metrics_to_mention"][0]["text"] == "Time to solve"
    assert second["text"] == "Why support?"


def test_columns_run_into_one_line_are_parted_by_their_boxes() -> None:
    """Columns run into one line are parted by their boxes."""
    text = """How to assess: Service

Serves as promised.

Positive Behaviours 5 4 3 2 1 Negative Behaviours
Asks what is needed ☐ ☐ ☐ ☐ ☐ Assumes
Thanks the customer □□□□□ Turns away
"""
    rubric = parse_rubric(imported(text, "service.txt").text, "guide.yaml")
    [competency] = rubric.competencies
    assert (competency.name, competency.definition) == ("Service", "Serves as promised.")
    assert [(each.positive, each.negative) for each in competency.indicators] == [
        ("Asks what is needed", "Assumes"),
        ("Thanks the customer", "Turns away"),
    ]


def test_plain_lines_in_capitals_are_headings() -> None:
    """Plain lines in capitals are headings."""
    section = "Probing Past Experiences\nWhy we ask.\n- Tell me about a bad day.\n"
    result = imported(f"Shop Guide\nHello.\n{section}\nClosing Words\nBye.\n", "shop.txt")
    data = yaml.safe_load(result.text)
    assert data["title"] == "Shop Guide"
    assert [each["title"] for each in data["sections"]] == ["Probing Past Experiences"]
    assert data["sections"][0]["intro"]["text"] == "Why we ask."
    assert [each.text for each in result.unplaced] == ["Closing Words", "Bye."]


def test_two_competencies_may_share_a_question() -> None:
    """Two competencies may share a question."""
    asked = "# Questions\nTo assess Calm and Care\n\n“What upset you?”\n"
    guide = guide_of(f"# Skills required\n- Calm\n- Care\n{asked}")
    assert guide.questions[0].competencies == ("calm", "care")


def test_without_competencies_the_import_says_what_is_missing() -> None:
    """Without competencies the import says what is missing."""
    result = imported("- What motivates you?\n- Why us?\n", "bank.txt")
    assert result.missing.startswith("competencies")
    assert "What motivates you?" in result.text


def test_without_questions_responsibilities_have_no_place() -> None:
    """Without questions responsibilities have no place."""
    text = "# Duties\n- Mops\n# Rating Care\n| Good | Bad |\n|---|---|\n| Mops | Rests |\n"
    result = imported(text)
    assert parse_rubric(result.text, "x").competencies[0].name == "Care"
    assert [(each.line, each.text) for each in result.unplaced] == [(2, "Mops")]


@pytest.mark.parametrize("text", ["", "Just some words.", "# Title\n\n- a list\n- of things\n"])
def test_a_document_without_questions_and_indicators_is_refused(text: str) -> None:
    """A document without questions and indicators is refused."""
    with pytest.raises(BadGuide, match=r"notes\.md: no question and no table"):
        imported(text, "notes.md")


@pytest.mark.parametrize("name", ["guide.pdf", "guide"])
def test_a_file_of_another_kind_is_refused(name: str) -> None:
    """A file of another kind is refused."""
    with pytest.raises(UsageError, match="save it as one of"):
        imported("x", name)


def test_a_guide_needs_no_importing() -> None:
    """A YAML file is what importing would make: the way on is to check it."""
    with pytest.raises(UsageError) as refused:
        imported("id: x", "guide.yaml")
    assert "guide lint" in refused.value.fix


def test_two_names_that_look_alike_get_two_ids() -> None:
    """Two names that look alike get two ids."""
    text = "- What is Öl?\n- What is öl?\n- ¿¿?\n"
    data = yaml.safe_load(imported(text, "öl.md").text)
    assert [each["id"] for each in data["questions"]] == ["ol", "ol_2", "item"]
    assert data["id"] == "ol"
