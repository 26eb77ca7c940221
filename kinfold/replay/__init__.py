"""A past case, day by day: when each signal would have fired and cleared, on what was known then."""

from kinfold.replay.case_file import Case, load
from kinfold.replay.day_by_day import Edge, Replay, replay
from kinfold.replay.fields import CaseFileError

__all__ = ["Case", "CaseFileError", "Edge", "Replay", "load", "replay"]
