"""What the field's abbreviations mean: said where they stand, and listed on a page of their own."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from markupsafe import Markup, escape

from frontdoor.ui.words import paragraphs

FILE = Path(__file__).with_name("abbreviations.csv")


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """One abbreviation: what it is short for, what that is, and who says so."""

    short: str
    long: str
    means: str
    source: str


@cache
def abbreviations() -> tuple[Abbreviation, ...]:
    """Every abbreviation, in the order of the alphabet."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return tuple(
            sorted((Abbreviation(**row) for row in csv.DictReader(file)), key=lambda each: each.short)
        )


@cache
def _known() -> tuple[re.Pattern[str], dict[str, str]]:
    titles = {str(escape(each.short)): f"{each.long}: {each.means}" for each in abbreviations()}
    longest_first = sorted(titles, key=len, reverse=True)
    return re.compile(rf"(?<![\w&/-])({'|'.join(map(re.escape, longest_first))})(?![\w/-])"), titles


def explained(text: object) -> Markup:
    """Show what someone wrote as they wrote it, with every abbreviation that is known explained where it stands."""
    pattern, titles = _known()
    shown = pattern.sub(
        lambda found: f'<abbr title="{escape(titles[found[1]])}">{found[1]}</abbr>', str(paragraphs(text))
    )
    return Markup(shown)  # noqa: S704  (paragraphs escaped it; only our own words were put in)
