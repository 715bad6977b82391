"""What a heading, or the start of a line, says of the text that follows."""

import re
from dataclasses import dataclass
from typing import Literal

RESPONSIBILITIES = re.compile(
    r"\b(?:responsibilit(?:y|ies)|duties|accountabilit(?:y|ies)|(?:main|key|core) tasks|"
    r"what you(?:'ll| will) do)\b"
)
COMPETENCIES = re.compile(
    r"\b(?:competenc(?:y|ies)|capabilities|attributes|dimensions|(?:key|core|required|soft) skills|"
    r"skills (?:required|assessed|needed))\b"
)
QUESTIONS = re.compile(r"\bquestions?\b")
PRIMARY = re.compile(r"\b(?:primary|essential|core|must[- ]haves?|main|critical)\b")
SECONDARY = re.compile(
    r"\b(?:secondary|desirable|nice[- ]to[- ]haves?|additional|preferred|supporting|optional)\b"
)
ASSESSING = re.compile(
    r"^(?:\d{1,3}[.):]?\s+)?"
    r"(?:how to (?:assess|rate|evaluate|score)|to (?:assess|evaluate|measure)|"
    r"assess(?:ing|ment of|es)?|rat(?:ing|e)|evaluat(?:ing|ion of|e)|measur(?:es|ing)|"
    r"competenc(?:y|ies)(?: \d{1,2}| assessed)?|questions? (?:on|about|for|to assess)|"
    r"indicators? (?:of|for))(?:\s*[:\-–]\s*|\s+)"  # noqa: RUF001  dash as typed
    r"(?P<name>(?!(?:the|an?|each|scale|system|forms?|sheets?|guide|candidates?)\b)\S.*?):?$",
    re.IGNORECASE,
)
LONGEST_NAME = 6
"""Words; what is longer after "to assess" is a sentence and no competency's name."""
NO_TITLE = re.compile(
    r"\b(?:interview|questions?|list|the|of|our|your|sample|example|suggested|guide|ask|to|main|other|further|more)\b|"
    r"[^\w\s]|\d"
)
ASKING = re.compile(
    r"^(?:please )?(?:(?:can|could|would) you|tell (?:me|us)|describe|give (?:me|us|an?)|share|"
    r"recount|narrate|walk (?:me|us)|think (?:of|about|back)|talk (?:me|us|about)|reflect on|"
    r"recall|explain|imagine|suppose|recommend|differentiate|discuss|provide|outline|name)\b",
    re.IGNORECASE,
)
ASKING_FIRST = re.compile(
    r"^(?:what|how|why|when|where|who|which|if|in|do|did|have|has|are|is|was|can|could|would)\b"
    r"[^?]*\?\s",
    re.IGNORECASE,
)
"""A question that goes on after its question mark."""
QUOTED = re.compile(r"^[\"“”«„]\s*(?P<said>.+?)\s*[\"“”»]$")
NUMBERED = re.compile(r"^(?:Q(?:uestion)?\s*\d*\s*[.:)]|\d{1,3}[.:)])\s*", re.IGNORECASE)

Field = Literal[
    "probes",
    "key_points",
    "red_flags",
    "good",
    "weak",
    "intent",
    "expected_knowledge",
    "metrics_to_mention",
    "tools",
    "situation",
    "task",
    "action",
    "result",
]
LABELS: tuple[tuple[str, Field], ...] = (
    (r"(?:follow[- ]?ups?|probes?|probing|prompts?)(?: questions?)?", "probes"),
    (
        r"(?:key points|points)(?: to cover)?|(?:what to )?(?:look|listen) for|good signs",
        "key_points",
    ),
    (r"red flags?|warning signs?", "red_flags"),
    (r"(?:good|strong|sample|model|example)(?: answers?)?(?: examples?)?", "good"),
    (r"(?:bad|weak|poor)(?: answers?)?(?: examples?)?", "weak"),
    (r"what (?:the )?interviewers? wants?|intent|purpose|why (?:we )?ask(?: this)?", "intent"),
    (r"expected knowledge", "expected_knowledge"),
    (r"metrics(?: to mention)?", "metrics_to_mention"),
    (r"tools(?: to mention)?", "tools"),
    (r"situation", "situation"),
    (r"task", "task"),
    (r"action", "action"),
    (r"result", "result"),
)
_LABEL = re.compile(
    "|".join(f"(?P<l{at}>{words})" for at, (words, _) in enumerate(LABELS)), re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Label:
    """A line's start that says what part of a question it, or what follows, is."""

    field: Field
    rest: str


def label_of(text: str) -> Label | None:
    """Return the label that a text starts with, None where it has none."""
    start, colon, rest = text.partition(":")
    found = _LABEL.fullmatch(start.strip()) if colon else None
    if not found or not found.lastgroup:
        return None
    return Label(LABELS[int(found.lastgroup[1:])][1], rest.strip())


def question_in(text: str) -> str:
    """Return a question without its number and quotation marks, "" for a text that is none."""
    numbered = NUMBERED.match(text)
    asked = NUMBERED.sub("", text)
    quoted = QUOTED.match(asked)
    said = quoted["said"] if quoted else asked
    is_marked = bool(numbered and text[0] in "Qq") or said.endswith("?")
    return said if is_marked or ASKING.match(said) or ASKING_FIRST.match(said) else ""


def assessed_in(text: str) -> str:
    """Return what a line says is assessed under it: "How to assess: Resilience"; "" for others."""
    found = ASSESSING.match(text)
    name = found["name"] if found else ""
    return name if len(name.split()) <= LONGEST_NAME and name[-1:] not in set(".?!") else ""


def tier_of(text: str) -> Literal["primary", "secondary"]:
    """Return the tier that a heading names; primary where it names none."""
    said = text.lower()
    return "secondary" if SECONDARY.search(said) and not PRIMARY.search(said) else "primary"
