"""The words of the report: what each outcome means, and what a weight says of how sure one may be."""

# In a line of the terminal.
SHORT = {
    "same": "one person beyond reasonable doubt",
    "probable": "likelier one person than not; worth a look",
    "ambiguous": "fits more than one person about equally well",
    "relative": "not one person, but of one family or household",
}
# In the report, to somebody who reads it for the first time.
MEANING = {
    "same": "So much agrees that these are one person beyond reasonable doubt. A few may still be wrong: "
    "about one in a thousand at the threshold, fewer above it. They are joined, unless a third record forbids it.",
    "probable": "Likelier one person than not, but something is missing or does not agree. Somebody should look "
    "before it is acted on.",
    "ambiguous": "The record fits two or more people about equally well, such as a father and son of one name, or "
    "twins without forenames. Kinfold does not choose; a person who knows the family may.",
    "relative": "Not one person. They share a surname and a home, or a mother, so they may be of one family.",
}


def joined(outcome: str, joined_when: str) -> str:
    """Say whether pairs of an outcome were joined into one person."""
    if outcome == "same" or (outcome == "probable" and joined_when == "probable"):
        return "joined into one person"
    return "not joined"


def odds(weight: float) -> str:
    """Say a weight as odds that anybody can read.

    >>> odds(10), odds(0)
    ('about 1,000 to 1 that they are one person', 'even odds')
    >>> odds(-3), odds(25)
    ('about 8 to 1 that they are not', 'more than a million to 1 that they are one person')
    """
    if abs(weight) < 0.5:
        return "even odds"
    towards = "that they are one person" if weight > 0 else "that they are not"
    if abs(weight) >= 20:
        return f"more than a million to 1 {towards}"
    ratio = 2 ** abs(weight)
    step = 10 ** max(len(str(int(ratio))) - 2, 0)
    return f"about {max(round(ratio / step) * step, 2):,} to 1 {towards}"
