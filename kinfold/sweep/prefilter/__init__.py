"""Which families cannot have a finding of a signal on a day, told from columns of numbers before any object is made."""

from kinfold.sweep.prefilter.conditions import CONDITIONS, possible
from kinfold.sweep.prefilter.facts import Facts

__all__ = ["CONDITIONS", "Facts", "possible"]
