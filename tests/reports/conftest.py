"""What the report's tests share."""

import pytest

from reports.builders import sample_run
from reports.page import Node
from reports.seen import page_of


@pytest.fixture(scope="session")
def page() -> Node:
    """Parse the report of three interviews by two raters."""
    return page_of(sample_run())
