"""The genogram: who is whose child, partner and household on one drawing, with everybody and no overlap."""

from kinfold.kinship.genogram.asked import Bond, Figure, Home
from kinfold.kinship.genogram.drawing import draw
from kinfold.kinship.genogram.shapes import Drawing, Line, Outline, Symbol

__all__ = ["Bond", "Drawing", "Figure", "Home", "Line", "Outline", "Symbol", "draw"]
