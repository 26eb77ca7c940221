"""Families planted in the city, each in a shape that reviews describe, so that the truth about them is known."""
