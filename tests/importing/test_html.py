"""Web pages: tags end texts, scripts say nothing, tables keep their columns."""

import yaml

from answer_eval.importing import import_guide
from answer_eval.importing._blocks import Heading, Paragraph, Point, Table
from answer_eval.importing.html import read

PAGE = """<html><head><title>Tab</title><style>p {}</style></head><body>
<h1>Shop &amp; guide</h1><p>Intro with <b>bold</b>
words.</p>Loose words<br>and more
<script>document.write("<p>no</p>")</script>
<ol><li>Tell me about a customer.
<ul><li>What happened?</li></ul></li><li><p>What is <em>service</em>?</p></li></ol>
<table><tr><th>Positive</th><th colspan="3">scale</th><th>Negative</th></tr>
<tr><td><p>Asks</p> what<br>is needed</td><td>1<td>2<td>3<td>Assumes</td></tr></table>
<table><tr><td>Only for layout</td></tr></table>
</table></p></body></html>"""


def test_tags_end_texts() -> None:
    """Tags end texts."""
    blocks = list(read(PAGE.encode(), "page.html"))
    assert [each for each in blocks if not isinstance(each, Table)] == [
        Heading(2, "Shop & guide", 1),
        Paragraph(2, "Intro with bold words."),
        Paragraph(3, "Loose words"),
        Paragraph(3, "and more"),
        Point(5, "Tell me about a customer.", 0),
        Point(6, "What happened?", 1),
        Point(6, "What is service?", 0),
        Paragraph(9, "Only for layout"),
    ]


def test_a_cell_over_several_columns_leaves_the_others_in_place() -> None:
    """A cell over several columns leaves the others in place."""
    [table] = (each for each in read(PAGE.encode(), "page.html") if isinstance(each, Table))
    assert [each.cells for each in table.rows] == [
        ("Positive", "scale", "", "", "Negative"),
        ("Asks what is needed", "1", "2", "3", "Assumes"),
    ]


def test_a_list_in_a_list_holds_probes() -> None:
    """A list in a list holds probes."""
    data = yaml.safe_load(import_guide(PAGE.encode(), "page.html").text)
    first, second = data["questions"]
    assert [each["text"] for each in first["probes"]] == ["What happened?"]
    assert "probes" not in second
