"""The front desk of a clinic: a guide, a talk, and what two raters made of it."""

from collections.abc import Mapping

from answer_eval.evidence import Polarity, Quote
from answer_eval.guide import Guide
from answer_eval.prompt import Judgement, NoReply
from answer_eval.rating import Reason

GUIDE = Guide.model_validate(
    {
        "id": "front_desk",
        "version": "3",
        "title": "Front desk of a clinic",
        "scale": {"min": 1, "max": 5},
        "competencies": [
            {
                "id": "care",
                "name": "Care for visitors",
                "tier": "primary",
                "definition": "Finds out what a visitor needs and sees to it that they get it.",
                "indicators": [
                    {
                        "id": "asks_first",
                        "positive": "Asks the visitor what they need before doing anything",
                        "negative": "Assumes to know what the visitor needs",
                    },
                    {
                        "id": "follows_up",
                        "positive": "Checks later that it worked out for the visitor",
                        "negative": "Leaves it there once the visitor is gone",
                    },
                ],
            },
            {
                "id": "composure",
                "name": "Composure",
                "tier": "primary",
                "indicators": [
                    {
                        "id": "stays_calm",
                        "positive": "Keeps a level voice when others raise theirs",
                        "negative": "Lets irritation show",
                    },
                    {
                        "id": "owns_mistakes",
                        "positive": "Says plainly what went wrong on their side",
                        "negative": "Looks for somebody else to blame",
                    },
                ],
            },
            {
                "id": "order",
                "name": "Order",
                "tier": "secondary",
                "indicators": [
                    {"id": "keeps_notes", "positive": "Notes every call", "negative": "Notes none"}
                ],
            },
            {"id": "curiosity", "name": "Curiosity", "tier": "secondary"},
        ],
        "questions": [
            {
                "id": "helped",
                "text": "Tell me about a visitor whom you helped beyond what you had to do.",
                "competencies": ["care"],
            },
            {
                "id": "angry",
                "text": "Tell me about a visitor who was angry with you. What did you do?",
                "competencies": ["composure", "care"],
            },
            {
                "id": "mistake",
                "text": "Which mistake of yours did a visitor have to live with?",
                "competencies": ["composure"],
            },
        ],
    }
)

Said = Mapping[tuple[str, str], Judgement | NoReply]
Line = tuple[str, str] | tuple[str, str, float, float]

TALK: tuple[Line, ...] = (
    ("Ira Moss", "Good morning. Is the sound all right?", 0, 4),
    ("Ana Kos", "Yes, I hear you well, thank you.", 4, 7),
    ("Ira Moss", "Tell me about a visitor you went out of your way for.", 7, 12),
    (
        "Ana Kos",
        (
            "A man came in who only said that he was late. I asked him what he was late for, and"
            " whether somebody was waiting for him. His daughter turned out to be on the ward."
        ),
        12,
        30.5,
    ),
    ("Ira Moss", "And then you walked him to the ward yourself?", 30.5, 34),
    (
        "Ana Kos",
        (
            "I did. And the next day I rang the ward to ask whether he had found her, because I was"
            " not sure that he had understood the way."
        ),
        34,
        47,
    ),
    ("Ira Moss", "Has anybody ever been angry with you at the desk?", 3621, 3626),
    (
        "Ana Kos",
        (
            "Oh yes. A woman shouted that I had lost her papers. I kept my voice down and I told"
            " her: it was me who put them in the wrong tray. Then I asked her what she needed them"
            " for."
        ),
        3626,
        3655,
    ),
)


def quote(text: str, polarity: Polarity = Polarity.POSITIVE) -> Quote:
    """Make a quote for an anchor."""
    return Quote(polarity, text)


MODEL_SAID: Said = {
    ("helped", "asks_first"): Judgement(
        5,
        (
            quote("I asked him what he was late for ... whether somebody was waiting for him"),
            quote("a man came in who only said that he was late"),
        ),
        "Puts two questions to the visitor before doing anything.",
        "",
        "Both questions come before any help is offered.",
    ),
    ("helped", "follows_up"): Judgement(
        4,
        (
            quote("the next day I rang the ward"),
            quote("And then you walked him to the ward yourself"),
            quote("I called his family every week"),
            quote("I kept my voice down"),
        ),
        "Rings the ward the next day to hear whether the visitor found his way.",
        "It is one call, made on a doubt, not something the candidate does as a rule.",
        "Nobody had asked for the call.",
    ),
    ("angry", "stays_calm"): Judgement(
        4,
        (quote("I kept my voice down and I told her"),),
        "Describes a level voice against shouting.",
        "Nothing is said of how the visitor took it.",
        "",
    ),
    ("angry", "owns_mistakes"): Judgement(
        5,
        (quote("I told her: it was me who put them in the wrong tray"),),
        "Names the own slip without being asked.",
    ),
    ("angry", "asks_first"): Judgement(
        2,
        (
            quote("I kept my voice down and I told her: it was me", Polarity.NEGATIVE),
            quote("Then I asked her what she needed them for"),
        ),
        "Asks, but only after having explained.",
    ),
}

BASELINE_SAID: Said = {
    ("helped", "asks_first"): Judgement(
        3, (quote("I asked him what he was late for"),), "Nearest sentence to the positive anchor."
    ),
    ("helped", "follows_up"): NoReply(Reason.INVALID_REPLY, "rating is 9, off the scale 1 to 5"),
    ("angry", "stays_calm"): Judgement(3.5, (quote("A woman shouted", Polarity.NEGATIVE),)),
    ("angry", "owns_mistakes"): Judgement(4, (quote("I lost everything"),)),
}
