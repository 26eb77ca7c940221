"""How often things happen in the made-up city: shares and rates, set so that the published figures come out.

A rate here is a starting point for a chain of events; what comes out of the whole chain is measured, and printed
beside each published figure (`calibration.py`). None of these numbers is read by a signal.
"""

from collections.abc import Mapping
from itertools import accumulate

RUN_IN = 180  # days of records before the first day, so that the city is not empty on it
PEOPLE_PER_CHILD = 1_200_000 / 290_000
CHILDREN_PER_BLOCK = 3_000
CHILDREN_PER_SHAPE = 1_500  # one planted family of each shape for so many children

# Trouble: how unevenly it falls, and how many contacts a year an average family is the subject of.
UNEVEN = 0.41  # the shape of a gamma: the smaller, the fewer families carry more of it
CONTACTS_A_YEAR = 0.0835
AGAIN = 0.33  # a contact is followed by another about the same trouble, within some weeks
AGAIN_DAYS = 170
SAME_TROUBLE, SHORTLY = 0.45, 240  # of contacts within so many days: about the same as the one before
BY_AGE = ((0, 2.3), (5, 1.72), (11, 0.85), (16, 0.82), (99, 0.6))  # up to the youngest child's age
BY_DEPRIVATION = (1.45, 1.15, 1.0, 0.85, 0.75, 0.65, 0.55, 0.48, 0.42, 0.35)  # the most deprived tenth first
DEPRIVATION = (40, 16, 11, 8, 6, 5, 5, 4, 3, 2)
YOUNG_MOTHER = 1.9

# Births.
FIRST_BIRTH_YOUNG = 0.063
TWINS = 1 / 68
NEONATAL, NEONATAL_TWIN = 0.123, 0.55
CHILDREN = ((1, 0.31), (2, 0.40), (3, 0.18), (4, 0.08), (5, 0.03))

# What is found at an assessment, of the families that come to one.
FACTORS = {
    "domestic_abuse": 0.50,
    "mental_health": 0.37,
    "drugs": 0.19,
    "alcohol": 0.18,
    "neglect": 0.24,
    "housing": 0.14,
    "disability": 0.11,
    "behaviour": 0.18,
}

# Who contacts the front door, for a family whose youngest child is not yet at school, and for others.
SOURCES = {
    True: {
        "police": 26,
        "school": 11,
        "gp": 2,
        "hospital": 4,
        "midwifery": 5,
        "health_visiting": 6,
        "mental_health": 1,
        "family": 9,
        "housing": 5,
        "social_care": 7,
        "early_help": 5,
        "anonymous": 4,
        "probation": 2,
    },
    False: {
        "police": 26,
        "school": 33,
        "gp": 2,
        "hospital": 3,
        "mental_health": 2,
        "family": 9,
        "housing": 3,
        "social_care": 7,
        "early_help": 4,
        "anonymous": 3,
        "youth_service": 4,
        "probation": 2,
    },
}
HEALTH = frozenset({"gp", "hospital", "midwifery", "health_visiting", "mental_health", "neonatal"})

# Days from what happened to the front door's knowing: share, and from how many days to how many.
DELAYS = ((0.56, 0, 1), (0.90, 1, 5), (0.975, 6, 20), (1.0, 21, 60))
SLOW = frozenset({"gp", "housing", "probation", "mental_health"})
WITHDRAWN = 0.015
TOLD_TWICE = 0.06
HOUSING = 0.18  # of contacts about a family whose home is not settled: from the housing office
CAREFUL = 0.78  # of decisions, episodes and stays in hospital: handled as they should be

# What becomes of a contact that social care does not accept.
ELSE = (("no_further_action", 36), ("advice_only", 25), ("signposted", 19), ("early_help", 20))
ACCEPTED = 0.35
KNOWN_LATELY = 1.18  # a family referred within the year is accepted again so much more often
ACCEPTED_MORE = {
    "bruise": 2.4,
    "injury": 1.7,
    "neglect": 1.25,
    "domestic_abuse": 0.95,
    "exploitation": 1.4,
    "homelessness": 0.6,
    "behaviour": 0.7,
    "attendance": 0.5,
    "young_parent": 0.9,
    "disability": 0.7,
}
SERVICES = (("assessment", 86), ("mash", 12), ("family_group_conference", 2))

SERIOUS_HARM = 0.0003  # of ordinary families with children, over three years, before the weight of trouble


def upto(shares: Mapping[str, float] | tuple[tuple[str, float], ...]) -> tuple[list[str], list[float]]:
    """Give names, and how far up each reaches, for drawing one by its share."""
    pairs = list(shares.items() if isinstance(shares, Mapping) else shares)
    return [name for name, _ in pairs], list(accumulate(share for _, share in pairs))
