"""Plain words are the same however a transcriber writes them."""

import pytest

from answer_eval.evidence._words import words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("I didn't ask", "i did not ask"),
        ("I can\u2019t, I won't", "I cannot, I will not"),
        ("we've said I'm late", "we have said I am late"),
        ("So, um, I, you know, rang", "so I rang"),
        ("I I went to the the shop", "I went to the shop"),
        ("thirty people", "30 people"),
        ("three thousand two hundred and five", "3,205"),
        ("twenty-five", "25"),
        ("in nineteen ninety-eight", "in 1998"),
        ("a hundred and one", "101"),
        ("5 thousand", "five thousand"),
        ("three million two hundred thousand and nine", "3200009"),
        ("my third try", "my 3rd try"),
        ("50 %", "fifty percent"),
        ("follow-up", "follow up"),
        ("ig\u200bnore", "ignore"),
        ("cafe\u0301", "caf\u00e9"),
        ("the customer\u2019s", "the customers"),
    ],
)
def test_two_ways_of_writing_read_alike(one: str, other: str) -> None:
    """Contractions, fillers, stutters, numerals, hyphens, accents, invisible characters."""
    assert [word.text for word in words(one)] == [word.text for word in words(other)]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("There were twenty. Five left.", ["there", "were", "20", "5", "left"]),
        ("one two three", ["1", "2", "3"]),
        ("zero hundred", ["0", "100"]),
        ("and a half", ["and", "a", "half"]),
        ("account " + "9" * 20, ["account", "9" * 20]),
        ("我问了", ["我", "问", "了"]),
        ("", []),
    ],
)
def test_what_stays_apart(text: str, plain: list[str]) -> None:
    """Numbers of two sentences, numbers one after the other, long digits, unspaced scripts."""
    assert [word.text for word in words(text)] == plain
