"""A guide file holds what is asked and what is looked for, in one place or in two."""

import pytest

from answer_eval.errors import BadGuide, InputError
from answer_eval.guide import parse_guide
from guide_texts import HOLDERS, POINTING, QUESTION, RUBRIC, SMALLEST, open_shared

# What a guide holds


def test_the_smallest_guide_is_enough() -> None:
    """Id, version, title, scale, one competency with one indicator, one question."""
    guide = parse_guide(SMALLEST, "g.yaml")
    units = [(question.id, c.id, indicator.id) for question, c, indicator in guide.units()]
    assert units == [("service", "focus", "asks")]
    assert guide.scale.best == 5
    assert guide.scoring.minimum_rated == 2
    assert guide.question("service").type == "unstated"


def test_a_plain_text_stands_for_an_item_that_is_only_text() -> None:
    """Probes, key points and the like may be strings; both ways of writing mean the same."""
    short = parse_guide(SMALLEST + "    probes: [What then?]\n    intent: To see\n", "g.yaml")
    in_full = "    probes:\n      - {text: What then?}\n    intent: {text: To see}\n"
    assert short == parse_guide(SMALLEST + in_full, "g.yaml")


def test_questions_come_in_one_order_whatever_holds_them() -> None:
    """Alone first, then by section, then by behaviour; each can be found by its id."""
    guide = parse_guide(SMALLEST + HOLDERS, "g.yaml")
    assert [each.id for each in guide.questions] == ["service", "second", "third", "fourth"]
    assert guide.question("third").text == "C"
    assert guide.behaviours[0].situations == ()
    with pytest.raises(KeyError):
        guide.question("fifth")


def test_sections_alone_make_a_guide() -> None:
    """No question needs to stand outside sections and behaviours."""
    guide = parse_guide(SMALLEST.replace(QUESTION, HOLDERS), "g.yaml")
    assert len(guide.questions) == 3


def test_a_question_that_names_no_competency_is_asked_and_not_rated() -> None:
    """It is in `questions` and not in `units`; so is one whose competency has no indicators."""
    text = SMALLEST + "  - {id: warm_up, text: How was your way here?}\n"
    text = text.replace(
        "competencies:\n", "competencies:\n  - {id: bare, name: B, tier: primary}\n"
    )
    text += "  - {id: bared, text: And?, competencies: [bare]}\n"
    guide = parse_guide(text, "g.yaml")
    assert len(guide.questions) == 3
    assert {question.id for question, _, _ in guide.units()} == {"service"}


FOR_CANDIDATES = """\
    probes: [What then?]
    intent: {text: Be warm, audience: candidate}
    key_points:
      - A point for assessors
      - {text: A tip, audience: candidate}
    star:
      situation: {text: Choose one, audience: candidate}
      result: What came of it
    examples:
      - {kind: good, text: I asked her}
"""


def test_raters_see_nothing_that_is_written_for_candidates() -> None:
    """Candidate text goes wherever it stands; all the rest stays."""
    question = parse_guide(SMALLEST + FOR_CANDIDATES, "g.yaml").question("service")
    seen = question.for_raters
    assert "candidate" not in seen.model_dump_json()
    assert not seen.intent
    assert [note.text for note in seen.key_points] == ["A point for assessors"]
    assert (bool(seen.star.situation), seen.star.result.text) == (False, "What came of it")
    assert (seen.id, seen.probes, seen.examples) == (
        question.id,
        question.probes,
        question.examples,
    )


def test_what_surrounds_the_interview_is_kept() -> None:
    """Stages, tasks, protocol and decision come back as written, and nothing of them is rated."""
    text = """\
stages:
  - {name: First talk, focus_areas: [Past], participants: [Manager]}
tasks:
  - {name: Role play, duration_minutes: 30, deliverables: [Notes], areas_to_analyse: [Tickets]}
protocol:
  - {name: Try out, text: Simulate, examples: [An outage]}
decision: {rule: Balance, balance: [Skills, Manner]}
process:
  - {name: Duration, value: 2 weeks}
  - {name: By stage}
method: [Find behaviours]
"""
    guide = parse_guide(SMALLEST + text, "g.yaml")
    assert guide.stages[0].participants[0].text == "Manager"
    assert guide.tasks[0].duration_minutes == 30
    assert guide.protocol[0].examples[0].text == "An outage"
    assert [each.text for each in guide.decision.balance] == ["Skills", "Manner"]
    assert [each.value for each in guide.process] == ["2 weeks", ""]
    assert len(list(guide.units())) == 1


def test_nothing_in_a_guide_is_none() -> None:
    """What is left out is an empty text, an empty list or a default."""
    assert "null" not in parse_guide(SMALLEST, "g.yaml").model_dump_json()


# Competencies from another file


def test_competencies_come_from_the_rubric_file() -> None:
    """The questions' competencies and the scale are taken; what no question names is not."""
    guide = parse_guide(POINTING, "g.yaml", open_shared)
    assert [each.id for each in guide.competencies] == ["focus"]
    assert guide.scale.max == 5
    assert [indicator.id for _, _, indicator in guide.units()] == ["asks"]


def test_a_guides_own_scale_and_competencies_go_first() -> None:
    """What the guide defines itself is not taken from the file."""
    own = "scale: {min: 1, max: 3}\ncompetencies:\n  - {id: focus, name: Mine, tier: primary}\n"
    text = POINTING.replace("[focus]", "[focus, calm]") + own
    guide = parse_guide(text, "g.yaml", open_shared)
    assert [(each.id, each.name) for each in guide.competencies] == [
        ("focus", "Mine"),
        ("calm", "Calm"),
    ]
    assert guide.scale.max == 3


def test_what_is_not_taken_is_in_nobodys_way() -> None:
    """An indicator of the guide's own may be called as one of a competency that isn't taken."""
    own = "competencies:\n  - id: mine\n    name: Mine\n    tier: primary\n"
    own += "    indicators: [{id: steady, positive: A, negative: B}]\n"
    guide = parse_guide(POINTING + own, "g.yaml", open_shared)
    assert [each.id for each in guide.competencies] == ["mine", "focus"]


def test_a_whole_guide_can_lend_its_competencies() -> None:
    """The file pointed at may hold questions of its own; they stay there."""
    guide = parse_guide(POINTING, "g.yaml", lambda file: (SMALLEST, file))
    assert [each.id for each in guide.questions] == ["service"]


def test_the_digest_is_the_same_wherever_competencies_are_written() -> None:
    """Taken from a file or written out, the guide says the same."""
    taken = parse_guide(POINTING, "g.yaml", open_shared)
    written = POINTING.replace("rubric: shared.yaml\n", "") + SMALLEST[SMALLEST.index("scale:") :]
    written = written.replace(QUESTION, "", 1)
    assert taken.digest == parse_guide(written, "g.yaml").digest
    assert taken.digest != parse_guide(SMALLEST, "g.yaml").digest


def test_a_fault_in_the_rubric_file_is_told_with_that_files_line() -> None:
    """The error names the file at fault, not the one that points to it."""
    bad = RUBRIC.replace("tier: secondary", "tier: third")
    with pytest.raises(BadGuide) as caught:
        parse_guide(POINTING, "g.yaml", lambda _: (bad, "rubrics/shared.yaml"))
    assert caught.value.where == "rubrics/shared.yaml:16"


@pytest.mark.parametrize(
    "error",
    [FileNotFoundError(2, "No such file"), InputError("No such file"), OSError("No such file")],
)
def test_a_rubric_file_that_cannot_be_opened_is_told_with_the_guides_line(error: Exception) -> None:
    """Whatever the caller's way of opening files raises, the line is that of `rubric:`."""

    def refuse(_: str) -> tuple[str, str]:
        raise error

    with pytest.raises(BadGuide, match=r"shared\.yaml: No such file") as caught:
        parse_guide(POINTING, "g.yaml", refuse)
    assert caught.value.where == "g.yaml:4"


def test_a_guide_read_from_no_file_opens_none() -> None:
    """Without a way to open files, `rubric:` is an error with its line."""
    with pytest.raises(BadGuide, match="read from no file") as caught:
        parse_guide(POINTING, "g.yaml")
    assert caught.value.where == "g.yaml:4"
