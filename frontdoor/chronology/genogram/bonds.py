"""Reads what people are to each other on a day for the drawing: ties as they stood, and domestic abuse as recorded."""

from collections.abc import Mapping

from frontdoor.chronology.ties import WORDS
from frontdoor.ui.words import counted, gdate
from kinfold.kinship.genogram import Bond
from kinfold.records import Event, Tie
from kinfold.timeline import View


def ties_between(view: View, ids: Mapping[str, str]) -> list[Tie]:
    """Every tie that stood on the view's day between two people of the drawing; `ids` are theirs by their names there."""
    found = {id(tie): tie for name in ids for tie in view.ties(name) if tie.a in ids and tie.b in ids}
    return [tie for tie in found.values() if ids[tie.a] != ids[tie.b]]


def bonds_of(view: View, ties: list[Tie], ids: Mapping[str, str], called: Mapping[str, str]) -> list[Bond]:
    """Every bond to draw, each with its sentence."""
    bonds = [
        Bond(
            ids[tie.a],
            ids[tie.b],
            tie.type,
            f"{_first(called[ids[tie.a]])} {says(tie)} {called[ids[tie.b]]}.",
            tie.known_from,
        )
        for tie in ties
    ]
    return [*bonds, *_abuse(view, ids, called)]


def says(tie: Tie) -> str:
    """What a tie says of the first of its two."""
    if tie.type == "same_person":
        return "may be a second record of"
    return WORDS.get(tie.type, f"is {tie.type.replace('_', ' ')} of")


def _first(name: str) -> str:
    return f"{name[:1].upper()}{name[1:]}"


def _abuse(view: View, ids: Mapping[str, str], called: Mapping[str, str]) -> list[Bond]:
    """One line for each two of whom domestic abuse is on record, with how often and when it was last recorded."""
    pairs: dict[tuple[str, str], dict[str, Event]] = {}
    for name in ids:
        for event in view.ledger.records_of.get(name, ()):
            victim, suspect = ids.get(event.victim), ids.get(event.suspect)
            if victim and suspect and victim != suspect and view.knows(event):
                pairs.setdefault((suspect, victim), {}).setdefault(event.distinct, event)
    return [
        Bond(suspect, victim, "violent", _told(called[suspect], called[victim], list(found.values())))
        for (suspect, victim), found in pairs.items()
    ]


def _told(suspect: str, victim: str, found: list[Event]) -> str:
    last = max(event.occurred for event in found)
    return (
        f"Domestic abuse is on record, {victim} as the victim and {suspect} as the suspect: "
        f"{counted(len(found), 'record')}, the latest of {gdate(last)}."
    )
