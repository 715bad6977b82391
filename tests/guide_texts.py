"""Small guide files that tests start from."""

SMALLEST = """\
id: small
version: 1
title: Small
scale: {min: 1, max: 5}
competencies:
  - id: focus
    name: Customer focus
    tier: primary
    definition: Finds out what customers need.
    indicators:
      - id: asks
        positive: Asks what the customer needs
        negative: Assumes what the customer needs
questions:
  - id: service
    text: Tell me about service you gave.
    competencies: [focus]
"""
QUESTION = SMALLEST[SMALLEST.index("questions:") :]
RUBRIC = (
    SMALLEST.replace(QUESTION, "").replace("small", "shared")
    + """\
  - id: calm
    name: Calm
    tier: secondary
    indicators:
      - id: steady
        positive: Keeps an even tone
        negative: Raises their voice
"""
)
POINTING = "id: pointing\nversion: 1\ntitle: Pointing\nrubric: shared.yaml\n" + QUESTION


HOLDERS = """\
behaviours:
  - id: listens
    text: Listens
    question: {id: fourth, text: D}
sections:
  - title: One
    intro: Why
    questions:
      - {id: second, text: B}
  - title: Two
    questions:
      - {id: third, text: C}
"""


def open_shared(file: str) -> tuple[str, str]:
    """Open the one rubric that a guide here can point to."""
    assert file == "shared.yaml"
    return RUBRIC, "rubrics/shared.yaml"
