"""YAML is read as text, with the line of every item, and each trap is said in one line."""

from collections.abc import Iterator

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from answer_eval._yaml import read_yaml
from answer_eval.errors import BadGuide


@pytest.fixture(params=["libyaml", "PyYAML"])
def _either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "PyYAML":
        monkeypatch.delattr(yaml, "CSafeLoader")


both = pytest.mark.usefixtures("_either_parser")


@both
@pytest.mark.parametrize("plain", ["no", "on", "1.10", "012", "2026-01-31", "1e3", "0x1F", ".inf"])
def test_a_plain_scalar_stays_as_written(plain: str) -> None:
    """What YAML would make a boolean, a number or a date is the text that was typed."""
    assert read_yaml(f"a: {plain}\n", "g.yaml").data == {"a": plain}


@both
@pytest.mark.parametrize("nothing", ["", "~", "null"])
def test_nothing_is_no_text_unless_in_quotes(nothing: str) -> None:
    """An empty value is None; in quotes it is the text."""
    assert read_yaml(f"a: {nothing}\n", "g.yaml").data == {"a": None}
    assert read_yaml(f"a: '{nothing}'\n", "g.yaml").data == {"a": nothing}


@both
def test_long_texts_can_be_written_over_several_lines() -> None:
    """Folded and plain texts over several lines come back as one."""
    text = "a: >-\n  one\n  two\nb: three\n  four\n"
    assert read_yaml(text, "g.yaml").data == {"a": "one two", "b": "three four"}


@both
def test_windows_line_ends_and_a_byte_order_mark_are_no_matter() -> None:
    """A file saved by a Windows editor reads the same, with the same lines."""
    source = read_yaml("\ufeffa: 1\r\nb:\r\n  - 2\r\n", "g.yaml")
    assert source.data == {"a": "1", "b": ["2"]}
    assert source.line_of(("b", 0)) == 3


@both
def test_every_item_knows_its_line() -> None:
    """Fields stand on their name's line, list items on their dash's; the rest on what's around."""
    source = read_yaml("a: 1\nb:\n  - c: 2\n    d: 3\n", "g.yaml")
    assert [source.line_of(path) for path in [("a",), ("b", 0), ("b", 0, "d")]] == [1, 3, 4]
    assert source.line_of(("b", 0, "missing", "deeper")) == 3
    assert source.line_of(("nowhere",)) == 1


def test_steps_that_are_not_in_the_file_are_left_out_of_a_path() -> None:
    """A validator's own steps go; a field that is missing at the end stays."""
    source = read_yaml("a:\n  - b: 1\n", "g.yaml")
    assert source.known(("a", 0, "tag", "b")) == ("a", 0, "b")
    assert source.known(("a", 0, "tag", "missing")) == ("a", 0, "missing")
    assert source.known(("a", 7, "tag")) == ("a",)
    assert source.known(("a", 0, "b", "tag")) == ("a", 0, "b")


TRAPS = {
    "a tab before a field": ("a:\n\tb: c\n", 2, "a tab stands where spaces must"),
    "a tab in a block": ("a:\n  b: c\n\td: e\n", 3, "a tab stands where spaces must"),
    "a colon in a text": ("a: 1\ntext: Tell me: why\n", 2, "put a text that holds one in quotes"),
    "a field under a text": ("a: b\n  c: d\n", 2, "indented rightly"),
    "a field too far left": ("a:\n    b: 1\n  c: 2\n", 3, "indented as those around it"),
    "a field among list items": ("a:\n  - x\n  b: 1\n", 3, "indented as those around it"),
    "a list on its field's line": ("a: - b\n", 1, "a list starts on a line of its own"),
    "an open quotation mark": ("a: 1\nb: 'foo\nc: 1\n", 2, "opened here and never closed"),
    "an apostrophe in quotes": ("a: 'it's'\n", 1, "quotation mark stands in the midst"),
    "an open brace": ("a:\n  b: {x: 1\nc: 2\n", 2, "'{' is opened here"),
    "an open bracket": ("a: [x, y\nb: 2\n", 1, "'[' is opened here"),
    "a line that is nothing": ("a: 1\nfoo\nb: 2\n", 2, "neither a field"),
    "a doubled field": ("a: 1\nb: 2\na: 3\n", 3, "'a' stands here twice"),
    "an anchor": ("a: 1\nb: &x 1\n", 2, "starts with '&' must be put in quotes"),
    "an alias": ("a: 1\nb: *x\n", 2, "aliases (*name) are not read"),
    "a star before a text": ("a: 1\nb: *bold* it\n", 2, "starts with '*' must be put in quotes"),
    "an and-sign before a text": ("b: && more\n", 1, "starts with '&' must be put in quotes"),
    "an at-sign before a text": ("a: 1\nb: @home\n", 2, "starts with '@' must be put in quotes"),
    "a percent before a text": ("a: %s\n", 1, "starts with '%' must be put in quotes"),
    "a tag": ("a: !important\n", 1, "starts with '!' must be put in quotes"),
    "a name that is a list": ("? [a, b]\n: 1\n", 1, "a field's name must be a plain word"),
    "two documents": ("a: 1\n---\nb: 2\n", 2, "a guide is one"),
    "nothing at all": ("# only a comment\n", 1, "the file is empty"),
    "a control character": ("a: 1\nb: \x07\n", 2, "no text (U+0007)"),
    "half a surrogate pair": ("a: 1\nb: \ud800\n", 2, "no text (U+D800)"),
    "a mapping's key mark": ("a: ? b\n", 1, "not valid YAML"),
}


@both
@pytest.mark.parametrize("trap", TRAPS)
def test_each_trap_is_said_in_one_line(trap: str) -> None:
    """The error names the file, the line to look at and what is wrong there."""
    text, line, what = TRAPS[trap]
    with pytest.raises(BadGuide) as caught:
        read_yaml(text, "g.yaml")
    assert caught.value.where == f"g.yaml:{line}"
    assert what in caught.value.what
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", ["[" * 100_000, "a: " + "{a: " * 60, "- " * 60 + "a"])
def test_nesting_has_an_end(text: str) -> None:
    """A file nested beyond reason is refused, and the parser's stack survives it."""
    with pytest.raises(BadGuide, match="levels deep"):
        read_yaml(text, "g.yaml")


printable = st.text(st.characters(exclude_categories=["C"], exclude_characters="\x85\u2028\u2029"))
data = st.recursive(
    printable,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(printable, inner, max_size=3),
    max_leaves=8,
)


@given(data)
def test_what_a_yaml_writer_writes_is_read_back(value: object) -> None:
    """Any nesting of texts survives being written by PyYAML and read here."""
    assert read_yaml(yaml.safe_dump({"a": value}, allow_unicode=True), "g").data == {"a": value}


@settings(max_examples=30)
@given(st.lists(st.integers(0, 3), min_size=1, max_size=12))
def test_lines_count_whatever_stands_between(gaps: list[int]) -> None:
    """The n-th field's line is the number of lines before it plus one, comments and all."""
    lines = list(_spread(gaps))
    source = read_yaml("\n".join(lines) + "\n", "g.yaml")
    for index in range(len(gaps)):
        assert lines[source.line_of((f"f{index}",)) - 1] == f"f{index}: x"


def _spread(gaps: list[int]) -> Iterator[str]:
    for index, gap in enumerate(gaps):
        yield from ["", "# a remark", ""][:gap]
        yield f"f{index}: x"
