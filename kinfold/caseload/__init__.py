"""A whole caseload as files: people, links and events in Parquet, one family after another.

A folder holds `people.parquet`, `ties.parquet` and `events.parquet`, each sorted by `family`: the number of a group of
people whom any link, known at any time, joins. A record stands once in every family in which one of its people is.
"""

from kinfold.caseload.layout import COLUMNS, EVENTS, PEOPLE, ROW_GROUP, TIES
from kinfold.caseload.reading import Block, blocks, families, family_range
from kinfold.caseload.tables import NotACaseload
from kinfold.caseload.writing import Writer

__all__ = [
    "COLUMNS",
    "EVENTS",
    "PEOPLE",
    "ROW_GROUP",
    "TIES",
    "Block",
    "NotACaseload",
    "Writer",
    "blocks",
    "families",
    "family_range",
]
