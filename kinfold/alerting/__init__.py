"""The life of an alert: its states and who may move it, and when somebody is told."""

from kinfold.alerting.pushes import Joined, Sent, Told, push_due
from kinfold.alerting.states import MARKS, MOVES, Move, NotFromHere, State, after

__all__ = ["MARKS", "MOVES", "Joined", "Move", "NotFromHere", "Sent", "State", "Told", "after", "push_due"]
