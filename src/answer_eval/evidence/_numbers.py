"""English number words as numbers: "two hundred and five" is 205, "nineteen ninety-eight" 1998."""

from collections.abc import Sequence

_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SMALL = {
    **{word: value for value, word in enumerate(_UNITS)},
    **{word: 10 * value for value, word in enumerate(_TENS, start=2)},
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_WHOLE_TENS = range(20, 100, 10)
_YEARS = range(10, 100)
_CENTURIES = range(17, 21)
"""Numbers that are a year's beginning where a number of two digits follows."""

LONGEST_DIGITS = 15
"""A longer run of digits is an account's or a parcel's, and left as it stands."""
NUMBER_WORDS = frozenset({*_SMALL, *_SCALES, "a"})
"""The words that a number can begin with."""
_HIGHER = ("fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
ORDINALS = {
    "first": "1st",
    "second": "2nd",
    "third": "3rd",
    **{word: f"{at}th" for at, word in enumerate(_HIGHER, start=4)},
}


def count(words: Sequence[str]) -> tuple[int, int]:
    """Return the number that the words begin with, and how many of them it takes; (0, 0): none.

    Digits count as a number's first part ("3 thousand").
    """
    total, part, taken = 0, -1, 0
    for at, word in enumerate(words):
        follows = words[at + 1] if at + 1 < len(words) else ""
        value = _SMALL.get(word, -1 if at else _digits(word))
        if word in _SCALES and part:
            part = max(part, 1) * _SCALES[word]
            if word != "hundred":
                total, part = total + part, 0
        elif value >= 0 and _fits(part, value, total):
            part = _joined(part, value, total)
        elif _leads_on(word, follows, at, part):
            continue
        else:
            break
        taken = at + 1
    return (total + max(part, 0), taken) if taken else (0, 0)


def _fits(part: int, value: int, total: int) -> bool:
    """Tell whether a number goes on with a value: 20 with 5, 300 with 25, 19 with 98."""
    if part < 0:
        return True
    if part == 0:
        return bool(total)
    tens = part % 100
    return value > 0 and (
        tens == 0 or (value < _SMALL["ten"] and tens in _WHOLE_TENS) or _is_year(part, value, total)
    )


def _is_year(part: int, value: int, total: int) -> bool:
    return part in _CENTURIES and value in _YEARS and not total


def _joined(part: int, value: int, total: int) -> int:
    return part * 100 + value if _is_year(part, value, total) else max(part, 0) + value


def _leads_on(word: str, follows: str, at: int, part: int) -> bool:
    """Tell whether a word without a value is in a number: "a hundred", "hundred and one"."""
    if at:
        return word == "and" and part % 100 == 0 and follows in _SMALL
    return word == "a" and follows in _SCALES


def _digits(word: str) -> int:
    return int(word) if word.isdecimal() and len(word) <= LONGEST_DIGITS else -1
