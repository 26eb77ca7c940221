"""Dated values, each with its source and who approved it: a row is never edited, a later one is added."""

from kinfold.rulebook.book import RULEBOOK, Rulebook, Rules
from kinfold.rulebook.row import Row

__all__ = ["RULEBOOK", "Row", "Rulebook", "Rules"]
