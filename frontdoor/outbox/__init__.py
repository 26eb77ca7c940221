"""Telling people: a sentence of a fixed list and a reference, on their page, by mail, and in one digest a working day."""
