"""Tables in files of their own: a row an indicator, with columns for what it belongs to."""

import io

import pandas as pd
import pytest

from answer_eval.errors import BadGuide
from answer_eval.guide import parse_guide
from answer_eval.importing import import_guide

TABLE = """competency,indicator,positive,negative,question
Service,Asks,Asks what is needed,Assumes,Tell me about a customer.
,Thanks,Thanks the customer,Turns away,
Speed,Quick,Answers in a day,Answers in a week,Tell me about a customer.
Speed,Half,Only this,,
"""


def sheet() -> bytes:
    """Write the table as a spreadsheet."""
    file = io.BytesIO()
    pd.read_csv(io.StringIO(TABLE), dtype=str).to_excel(file, index=False)
    return file.getvalue()


@pytest.mark.parametrize(("name", "data"), [("a.csv", TABLE.encode()), ("a.xlsx", sheet())])
def test_a_row_says_what_its_indicator_belongs_to(name: str, data: bytes) -> None:
    """A row says what its indicator belongs to."""
    imported = import_guide(data, name)
    guide = parse_guide(imported.text, "guide.yaml")
    assert [(c.id, [each.id for each in c.indicators]) for c in guide.competencies] == [
        ("service", ["asks", "thanks"]),
        ("speed", ["quick"]),
    ]
    [question] = guide.questions
    assert question.competencies == ("service", "speed")
    assert [(each.line, each.text) for each in imported.unplaced] == [
        (5, "Speed | Half | Only this")
    ]


def test_a_table_of_questions_names_their_competencies() -> None:
    """A table of questions names their competencies."""
    data = b"Question,Competency\nWhat upset you?,Calm\nWhat next?,\n,Lost\n"
    imported = import_guide(data, "a.csv")
    guide = parse_guide(imported.text, "guide.yaml")
    assert [(each.text, each.competencies) for each in guide.questions] == [
        ("What upset you?", ("calm",)),
        ("What next?", ()),
    ]
    assert [(each.line, each.text) for each in imported.unplaced] == [
        (3, "What next?"),
        (4, "Lost"),
    ]


@pytest.mark.parametrize(("name", "data"), [("a.csv", b"a,b\n1,2,3\n"), ("a.xlsx", b"no sheet")])
def test_what_is_no_table_is_refused(name: str, data: bytes) -> None:
    """What is no table is refused."""
    with pytest.raises(BadGuide, match=f"{name}"):
        import_guide(data, name)
