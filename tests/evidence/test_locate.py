"""A quote counts as evidence only where the candidate said it, and its span says where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answer_eval.evidence import Evidence, Match, Polarity, Quote, Unlocated, locate
from answer_eval.transcript import Role, Transcript, Utterance, transcript_of

TALK = (
    ("Ira", "Tell me about a customer you helped. What did you ask her?"),
    ("Candy", "She was upset. I said \u201cwhat went wrong?\u201d and wrote it all down."),
    ("Ira", "Mm-hm, go on."),
    ("Candy", "Then I called her back \u2014 twice \u2014 until   the refund had arrived."),
    ("Ira", "And outside work?"),
    ("Candy", "I coach a junior football team."),
)


def talk(*lines: tuple[str, str]) -> Transcript:
    """Build a transcript in which Candy is the candidate."""
    read = transcript_of([Utterance(*line) for line in lines], "text")
    return read.with_roles({"Candy": Role.CANDIDATE, "Ira": Role.INTERVIEWER})


def find(text: str, turns: tuple[int, ...] = (1, 3)) -> tuple[Match, list[str]]:
    """Locate a quote in Candy's first answer; return its match and the words of its parts."""
    transcript = talk(*TALK)
    located = locate(Quote(Polarity.POSITIVE, text), transcript, turns)
    return located.match, [transcript.words(span) for span in located.parts]


@pytest.mark.parametrize(
    ("quote", "match", "words"),
    [
        ("She was upset.", Match.EXACT, ["She was upset."]),
        ("SHE WAS UPSET", Match.NORMALISED, ["She was upset"]),
        ('I said "what went wrong?"', Match.NORMALISED, ["I said \u201cwhat went wrong"]),
        ("called her back - twice - until the", Match.NORMALISED, None),
        ("wrote it all down. Then I called her", Match.NORMALISED, None),
        (
            "She was upset \u2026 until the refund",
            Match.EXACT,
            ["She was upset", "until the refund"],
        ),
        ("wrote it all down [...] twice", Match.EXACT, ["wrote it all down", "twice"]),
        ("I coach a junior football team", Match.ELSEWHERE, ["I coach a junior football team"]),
        ("Tell me about a customer", Match.MISATTRIBUTED, ["Tell me about a customer"]),
        ("I gave her a discount", Match.UNLOCATED, []),
        (
            "until the refund \u2026 She was upset",
            Match.EXACT,
            ["until the refund", "She was upset"],
        ),
        ("hat went wrong", Match.UNLOCATED, []),
        ("then I called her bag twice until the refund", Match.FUZZY, None),
        ("um", Match.UNLOCATED, []),
        ("her", Match.UNLOCATED, []),
        ("upset \u2026 twice", Match.UNLOCATED, []),
        ("", Match.UNLOCATED, []),
        ("...", Match.UNLOCATED, []),
    ],
)
def test_each_kind_of_quote_gets_its_match(
    quote: str, match: Match, words: list[str] | None
) -> None:
    """Exact, normalised, in parts, another answer's, the interviewer's, invented, cut words."""
    found, parts = find(quote)
    assert found is match
    if words is not None:
        assert parts == words


def test_a_quote_over_two_turns_has_a_part_in_each() -> None:
    """The interviewer's word between two turns is in no part."""
    _, parts = find("wrote it all down. Then I called her back")
    assert parts == ["wrote it all down.", "Then I called her back"]


def test_only_evidence_supports() -> None:
    """A quote found elsewhere, in another's words or nowhere is no `Evidence`."""
    transcript = talk(*TALK)
    for text in ("I coach a junior", "Tell me about", "invented words"):
        quote = Quote(Polarity.NEGATIVE, text)
        assert isinstance(locate(quote, transcript, (1, 3)), Unlocated)
    assert isinstance(locate(Quote(Polarity.NEGATIVE, "upset"), transcript, (1, 3)), Evidence)


def test_turns_of_others_in_the_segment_are_never_searched() -> None:
    """Naming the interviewer's turn as the answer's does not make it the candidate's words."""
    found, _ = find("Tell me about a customer", (0, 1, 2, 3))
    assert found is Match.MISATTRIBUTED


@pytest.mark.parametrize("text", ["3", "$3", "three", "5.50"])
def test_a_number_alone_is_no_evidence(text: str) -> None:
    """Anything with the same number in it would be found."""
    transcript = talk(("Ira", "How many?"), ("Candy", "I rang three of them at $3 each, or 5.50."))
    assert isinstance(locate(Quote(Polarity.POSITIVE, text), transcript, (1,)), Unlocated)


words = st.lists(
    st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8), min_size=4, max_size=40
)


@given(words, st.data())
def test_whatever_is_cut_out_is_found_where_it_says(spoken: list[str], data: st.DataObject) -> None:
    """Any two or more words in a row are located, and the span holds exactly those words."""
    transcript = talk(("Ira", "Why?"), ("Candy", " ".join(spoken)))
    start = data.draw(st.integers(0, len(spoken) - 2))
    end = data.draw(st.integers(start + 2, len(spoken)))
    text = " ".join(spoken[start:end])
    located = locate(Quote(Polarity.POSITIVE, text), transcript, (1,))
    assert isinstance(located, Evidence)
    assert [transcript.words(span) for span in located.parts] == [text]


@given(words, st.text(max_size=60))
def test_spans_lie_within_their_turn(spoken: list[str], quote: str) -> None:
    """Whatever the quote, every span that comes back is a non-empty piece of a turn."""
    transcript = talk(("Ira", quote if quote.strip() else "?"), ("Candy", " ".join(spoken)))
    for span in locate(Quote(Polarity.POSITIVE, quote), transcript, (1,)).parts:
        assert 0 <= span.start_char < span.end_char <= len(transcript.turns[span.turn].text)
