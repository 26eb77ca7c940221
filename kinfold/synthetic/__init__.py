"""Makes up a city's people as agencies describe them, with the truth kept, so that matching can be measured.

Nobody here exists. Hard cases (twins, newborns, father and son of one name) are far more common than in life.
"""
