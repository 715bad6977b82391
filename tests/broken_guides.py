"""Guide files with one fault each: the text, the line to be told, and words of what is told."""

from guide_texts import POINTING, QUESTION, SMALLEST

Broken = dict[str, tuple[str, int, str]]

SYNTAX: Broken = {
    "a tab": (SMALLEST.replace("  - id: focus", "\t- id: focus"), 6, "tab"),
    "a colon in a text": (SMALLEST.replace("about service", "this: service"), 16, "quotes"),
    "a doubled field": (SMALLEST + "version: 2\n", 18, "'version' stands here twice"),
    "an alias": (SMALLEST.replace("title: Small", "title: *small"), 3, "aliases"),
}
"""What is no YAML, or not as it looks."""

SHAPE: Broken = {
    "no id": (SMALLEST.replace("id: small\n", ""), 1, "id: is missing"),
    "no title": (SMALLEST.replace("title: Small\n", ""), 1, "title: is missing"),
    "no scale": (SMALLEST.replace("scale: {min: 1, max: 5}\n", ""), 1, "scale: is missing"),
    "an unknown field": (SMALLEST + "colour: red\n", 18, "colour: is not a field here"),
    "a misspelt field": (
        SMALLEST.replace("scale:", "scala:"),
        4,
        "scala: is not a field here: did you mean scale?",
    ),
    "a misspelt list": (SMALLEST.replace("questions:", "question:"), 14, "did you mean questions?"),
    "a misspelt field within": (
        SMALLEST.replace("negative:", "negativ:"),
        13,
        "did you mean negative?",
    ),
    "a field too deep": (SMALLEST + "    stages: []\n", 18, "questions[0].stages: is not a"),
    "an id with capitals": (SMALLEST.replace("id: focus", "id: Focus"), 6, "must be a slug"),
    "an unknown tier": (
        SMALLEST.replace("tier: primary", "tier: main"),
        8,
        "must be 'primary' or 'secondary', not 'main'",
    ),
    "a scale in words": (SMALLEST.replace("max: 5", "max: five"), 4, "whole number, not 'five'"),
    "a weight in words": (
        SMALLEST.replace("    tier:", "    weight: much\n    tier:"),
        8,
        "must be a number, not 'much'",
    ),
    "a weight of nothing": (
        SMALLEST.replace("    tier:", "    weight: 0\n    tier:"),
        8,
        "greater than 0",
    ),
    "an anchor missing": (
        SMALLEST.replace("        negative: Assumes what the customer needs\n", ""),
        11,
        "negative: is missing",
    ),
    "an anchor empty": (
        SMALLEST.replace("Assumes what the customer needs", "''"),
        13,
        "negative: is empty",
    ),
    "a value left out": (SMALLEST.replace("Customer focus", ""), 7, "name: holds nothing"),
    "a text for a list": (SMALLEST.replace("[focus]", "focus"), 17, "must be a list"),
    "a list for a text": (SMALLEST.replace("title: Small", "title: [a]"), 3, "not a list"),
    "fields for a text": (SMALLEST + "    asks: [{a: b}]\n", 18, "must be a text"),
    "a list for fields": (SMALLEST.replace("{min: 1, max: 5}", "[1, 5]"), 4, "not a list"),
    "a text for fields": (SMALLEST + "role: Agent\n", 18, "not a text"),
    "a colon in a list's text": (
        SMALLEST + "    probes:\n      - Tell me: why\n",
        19,
        "put a text that holds ': ' or ', ' in quotes",
    ),
    "a source that is none": (SMALLEST + "    source: mine\n", 18, "must be 'ours', not 'mine'"),
    "a source without line": (
        SMALLEST + "    source:\n      seed: '1'\n",
        18,
        "questions[0].source.line: is missing",
    ),
    "a line of zero": (
        SMALLEST + "    source:\n      seed: '1'\n      line: 0\n",
        20,
        "greater than or equal to 1",
    ),
    "a red flag without id": (
        SMALLEST + "    red_flags:\n      - {text: Rude}\n",
        19,
        "red_flags[0].id: is missing",
    ),
    "an unknown kind of example": (
        SMALLEST + "    examples:\n      - {kind: bad, text: No}\n",
        19,
        "must be 'good' or 'weak', not 'bad'",
    ),
    "a text and no guide": ("Tell me about service.\n", 1, "must hold fields"),
}
"""What the schema refuses too."""

SENSE: Broken = {
    "no questions": (SMALLEST.replace(QUESTION, ""), 1, "questions: is missing"),
    "questions left empty": (
        SMALLEST.replace(QUESTION, "questions: []\n"),
        14,
        "at least one",
    ),
    "an unknown competency": (
        SMALLEST.replace("[focus]", "[focus, fokus]"),
        17,
        "questions[0].competencies[1]: no competency has the id 'fokus'",
    ),
    "an unknown competency in a section": (
        SMALLEST + "sections:\n  - title: A\n    questions:\n      - id: b\n        text: B\n"
        "        competencies:\n          - fokus\n",
        24,
        "sections[0].questions[0].competencies[0]",
    ),
    "a question's id again": (
        SMALLEST + "behaviours:\n  - id: a\n    text: A\n    question:\n"
        "      text: B\n      id: service\n",
        23,
        "question id 'service' is taken already",
    ),
    "a behaviour's id again": (
        SMALLEST + "behaviours:\n  - {id: a, text: A, question: {id: x, text: X}}\n"
        "  - {id: a, text: A, question: {id: y, text: Y}}\n",
        20,
        "behaviour id 'a' is taken already",
    ),
    "a red flag's id again": (
        SMALLEST + "    red_flags:\n      - {id: a, text: A}\n      - {id: a, text: B}\n",
        20,
        "red flag id 'a' is taken already",
    ),
    "a scale upside down": (SMALLEST.replace("max: 5", "max: 0"), 4, "must be above min"),
    "a best point in the middle": (
        SMALLEST.replace("max: 5", "max: 5, best: 3"),
        4,
        "scale.best: must be 1 or 5, not 3",
    ),
    "a rubric that no question needs": (
        POINTING.replace("    competencies: [focus]\n", ""),
        4,
        "no question names a competency of this file",
    ),
    "an unknown competency beside a rubric": (
        POINTING.replace("[focus]", "[fokus]"),
        8,
        "no competency has the id 'fokus'",
    ),
    "a competency left out beside a rubric": (
        POINTING.replace("[focus]", ""),
        8,
        "questions[0].competencies: holds nothing",
    ),
    "an indicator of the rubric again": (
        POINTING + "competencies:\n  - id: own\n    name: O\n    tier: primary\n"
        "    indicators: [{id: asks, positive: A, negative: B}]\n",
        4,
        "indicator id 'asks' is taken already",
    ),
    "competencies that are no list beside a rubric": (
        POINTING + "competencies: focus\n",
        9,
        "competencies: must be a list",
    ),
}
"""What is well-formed part by part and doesn't fit together."""

BROKEN: Broken = {**SYNTAX, **SHAPE, **SENSE}
