"""Rates interview answers against a guide's indicators, with located quotes."""

__version__ = "0.1.0"
