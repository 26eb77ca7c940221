"""What explains a look at a person, in the words that pages, exports and a family are given."""

BECAUSE = {
    "assigned": "they work with the family",
    "team": "their team works with the family",
    "on_duty": "they were on duty at the front door",
    "stands_in": "they stand in for a colleague who is away and works with the family",
    "invited": "they were invited to a meeting about the family",
    "alerted": "they were sent an alert about the family",
    "asked": "somebody responsible asked them to look",
    "searched": "they searched for somebody, and what they typed is on record",
    "own_contact": "their agency made the contact",
    "reason_given": "they gave a reason, which is on record",
    "continuity": "a pack was made, to work from while the service is not there",
    "break_glass": "they said it was an emergency, and why",
    "": "no reason is on record",
}


def because_in_words(key: str) -> str:
    """Say what explains a look, such as: they were on duty at the front door."""
    return BECAUSE.get(key) or key.replace("_", " ")
