"""The View: everything known about a family at the end of a day, and nothing later."""

from kinfold.timeline.ages import age_on, birthday, months_after
from kinfold.timeline.changes import change_days, changes_on
from kinfold.timeline.view import View

__all__ = ["View", "age_on", "birthday", "change_days", "changes_on", "months_after"]
