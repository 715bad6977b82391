"""Every check in the registry: what it may change, what it must, and what it leaves alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answer_eval.fence import Line
from answer_eval.segment import Status
from answer_eval.transcript import Role, Span
from answer_eval.trust.attacks import ATTACKS, appended, phrases
from answer_eval.trust.checks import CHECKS, Must, Perturbing
from answer_eval.trust.checks._words import ended, sentences
from answer_eval.trust.checks.filler_words import EVERY, FILLERS, hesitant
from answer_eval.trust.checks.less_evidence import without
from answer_eval.trust.checks.other_names import NEXT, renamed
from answer_eval.trust.checks.other_pronouns import swapped
from answer_eval.trust.checks.reordered_indicators import reordered
from answer_eval.trust.scene import Scene
from rating_world import GUIDE, make_interview

EVERY_CHECK = [*CHECKS, *ATTACKS]
SAID = "Emily told him that the lamp was hers. I asked her what she needed and wrote it all down."
WORDS = st.text(alphabet="abc .,'éA", max_size=80).map(lambda text: f"x {text}")


def scene(words: str = SAID) -> Scene:
    """Return an interview with one answer of two turns, its first sentence quoted."""
    interview = make_interview(words=words)
    return Scene(interview, GUIDE, frozenset({Span(1, 0, 20)}))


@pytest.fixture(params=EVERY_CHECK, ids=lambda check: check.name)
def check(request: pytest.FixtureRequest) -> Perturbing:
    """Every check there is."""
    found: Perturbing = request.param
    return found


class TestContract:
    """What every check keeps to."""

    def test_changes_this_answer(self, check: Perturbing) -> None:
        """Each step differs from the one before, and there are as many as it says."""
        steps = check.vary(scene())
        assert len(steps) == check.steps
        assert steps[-1].differs(scene(), "helped")

    def test_says_the_same_every_time(self, check: Perturbing) -> None:
        """A check is a function of the scene: no chance, no clock."""
        assert check.vary(scene()) == check.vary(scene())

    def test_leaves_the_rest_alone(self, check: Perturbing) -> None:
        """Turns keep their numbers and speakers, ids and the unasked question stay."""
        before = scene().interview
        for step in check.vary(scene()):
            after = step.interview
            turns = after.transcript.turns
            assert [turn.index for turn in turns] == list(range(len(turns)))
            assert [turn.speaker for turn in turns[:4]] == ["Ira", "Cy", "Ira", "Cy"]
            assert (after.id, after.candidate) == (before.id, before.candidate)
            assert after.answer("failed") == before.answer("failed")
            assert after.answer("helped").status is Status.ANSWERED

    def test_answers_hold_what_their_turns_say(self, check: Perturbing) -> None:
        """The answer's text, its turns and the pieces of each turn fit together."""
        for step in check.vary(scene()):
            answer, turns = step.interview.answer("helped"), step.interview.transcript.turns
            assert answer.text == "\n".join(turns[index].text for index in answer.turns)
            assert set(answer.turns) <= set(answer.segment)
            assert all(turns[index].role is Role.CANDIDATE for index in answer.turns)
            assert all(piece.end_char <= len(turn.text) for turn in turns for piece in turn.pieces)

    def test_has_its_line_in_the_docs(self, check: Perturbing) -> None:
        """Its name is a word to say after --check, its line says what changes."""
        assert check.name.replace("_", "").isalpha()
        assert check.about.strip()
        assert check.must in Must


@given(st.sampled_from(EVERY_CHECK), WORDS)
def test_a_check_takes_any_words(check: Perturbing, words: str) -> None:
    """No text breaks one, however little it has of words."""
    assert len(check.vary(scene(words))) == check.steps


def test_pronouns_go_by_what_follows() -> None:
    """Golden: "her" before a noun is "his", at an end or before a small word "him"."""
    assert swapped(
        "She gave her the key and took her coat. I saw her. Mrs Lee said he was late."
    ) == ("He gave him the key and took his coat. I saw him. Mr Lee said she was late.")


def test_words_that_only_hold_a_pronoun_stay() -> None:
    """Neither "there" nor "history" is "her" or "his"."""
    assert swapped("There is history in the hershey shop") == "There is history in the hershey shop"


def test_names_change_and_come_round() -> None:
    """Each name stands for another of its row, no name for itself, no name is there twice."""
    assert renamed("Emily met Rafael; emily is no name") == "Lakshmi met Thomas; emily is no name"
    assert all(name != other for name, other in NEXT.items())
    assert sorted(NEXT) == sorted(NEXT.values())


@settings(max_examples=40)
@given(st.lists(st.sampled_from(["one", "two."]), max_size=60))
def test_fillers_come_between_and_nothing_is_lost(words: list[str]) -> None:
    """Without the fillers the words are what they were; there is one for every nine."""
    told = hesitant(" ".join(words))
    fillers = {word for filler in FILLERS for word in filler.split()}
    assert [word for word in told.split() if word not in fillers] == words
    assert sum(told.count(filler) for filler in FILLERS) == max(0, (len(words) - 1) // EVERY)


def test_indicators_stand_backwards_and_are_the_same() -> None:
    """Twice backwards is the guide itself."""
    [care] = reordered(GUIDE).competencies
    assert [each.id for each in care.indicators] == ["checks", "asks"]
    assert reordered(reordered(GUIDE)) == GUIDE
    assert reordered(GUIDE).digest != GUIDE.digest


def test_quoted_sentences_go_every_second_first() -> None:
    """Of four sentences three are quoted: the second of them goes first, then all three."""
    line = Line(1, Role.CANDIDATE, "I asked. It rained. I wrote it down. I rang her.")
    quoted = frozenset({Span(1, 0, 5), Span(1, 20, 25), Span(1, 37, 47), Span(9, 9, 12)})
    [half] = without((line,), quoted, every=2)
    [none] = without((line,), quoted, every=1)
    assert half.text == "I asked. It rained. I rang her."
    assert none.text == "It rained."


def test_an_answer_that_would_be_empty_stays() -> None:
    """Nothing left to rate would be another question than whether ratings fall."""
    words = "I asked her what she needed."
    whole = Scene(make_interview(words=words), GUIDE, frozenset({Span(1, 0, 28), Span(3, 0, 50)}))
    half, none = CHECKS["less_evidence"].vary(whole)
    assert half.differs(whole, "helped")
    assert none.interview.answer("helped") == whole.interview.answer("helped")


def test_an_ending_gets_its_full_stop() -> None:
    """The candidate's last turn ends as a sentence before another begins."""
    lines = (Line(0, Role.CANDIDATE, "I asked"), Line(1, Role.INTERVIEWER, "Why?"))
    assert [line.text for line in ended(lines, "Good.")] == ["I asked. Good.", "Why?"]
    assert ended(lines[1:], "Good.") == lines[1:]


@given(WORDS)
def test_sentences_lose_nothing_but_spaces(text: str) -> None:
    """Joined by spaces they are the text again, however many there were."""
    assert " ".join(" ".join(sentences(text)).split()) == " ".join(text.split())


def test_taken_back_is_a_turn_of_the_candidates_after_a_question() -> None:
    """The follow-up and its answer belong to the answer, and come last."""
    [after] = CHECKS["taken_back"].vary(scene())
    answer = after.interview.answer("helped")
    assert (answer.segment, answer.turns) == ((0, 1, 2, 3, 4, 5), (1, 3, 5))
    asked, told = after.interview.transcript.turns[4:]
    assert (asked.role, told.role, told.speaker) == (Role.INTERVIEWER, Role.CANDIDATE, "Cy")


def test_each_attack_has_a_benign_twin() -> None:
    """As many of either kind, each once, and none is in both."""
    attacks, benign = phrases("attacks"), phrases("benign")
    assert len(attacks) == len(benign) == len({*attacks, *benign}) / 2 >= 10


def test_interviews_begin_at_different_attacks() -> None:
    """A few interviews meet most of them."""
    texts = phrases("attacks")
    ends = {
        appended(scene(f"I asked number {number}."), texts).interview.answer("helped").text
        for number in range(60)
    }
    met = {text for text in texts if any(end.endswith(text) for end in ends)}
    assert len(met) > len(texts) / 2
