"""Groups: the largest first, unknown apart, two columns crossed, small ones told."""

from answer_eval.impact.attribute import Attribute, crossed

SEX = Attribute(("sex",), {"a": "woman", "b": "man", "c": "woman", "d": "man", "e": "woman"})
RACE = Attribute(("race",), {"a": "Black", "b": "White", "c": "White", "e": "White", "x": "Asian"})


def test_the_largest_group_comes_first_and_the_unlabelled_are_unknown() -> None:
    """Three women, two men, one of whom nothing is known."""
    members = SEX.members(["a", "b", "c", "d", "e", "f"])
    assert members.names == ("woman", "man")
    assert members.sizes == [3, 2]
    assert members.unknown == 1


def test_crossing_needs_both_labels() -> None:
    """Who lacks one of the two labels is of unknown intersection."""
    both = crossed(SEX, RACE)
    assert both.name == "sex × race"
    assert both.labels == {
        "a": "woman × Black",
        "b": "man × White",
        "c": "woman × White",
        "e": "woman × White",
    }


def test_two_percent_is_of_everybody() -> None:
    """Of 100 people, known or not, one is below 2 % and two are not."""
    people = [str(number) for number in range(100)]
    labels = {"0": "one", "1": "two", "2": "two", "3": "many", "4": "many", "5": "many"}
    members = Attribute(("group",), labels).members(people)
    assert dict(zip(members.names, members.small, strict=True)) == {
        "many": False,
        "two": False,
        "one": True,
    }
    assert members.larger.names == ("many", "two")
    assert members.larger.sizes == [3, 2]


def test_nobody_has_no_group() -> None:
    """Without people there are no groups to compare."""
    assert SEX.members([]).names == ()
