"""Reads whatever stands in a file that is to leave, on its pages and beneath, and refuses what it cannot read whole."""
