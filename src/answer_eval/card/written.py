"""A card as Markdown and as an HTML page."""

from answer_eval import __version__
from answer_eval.card import Card
from answer_eval.page import environment, in_markdown


def markdown(card: Card) -> str:
    """Write a card as Markdown."""
    blocks = [f"# {in_markdown(card.title)}"]
    blocks += [f"**{in_markdown(each)}**" for each in card.notices]
    for section in card.sections:
        blocks.append(f"## {in_markdown(section.title)}")
        if section.lines:
            blocks.append("\n".join(f"- {in_markdown(each)}" for each in section.lines))
        for table in section.tables:
            rule = tuple("---" for _ in table.columns)
            heads = tuple(map(in_markdown, table.columns))
            rows = (tuple(map(in_markdown, row)) for row in table.rows)
            blocks.append("\n".join(f"| {' | '.join(row)} |" for row in (heads, rule, *rows)))
    return "\n\n".join(blocks) + "\n"


def html(card: Card) -> str:
    """Write a card as one page that needs no network and no script."""
    packages = ("answer_eval.card", "answer_eval.findings", "answer_eval.reports")
    return environment(*packages).get_template("card.html").render(card=card, package=__version__)
