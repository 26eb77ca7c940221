"""What each source said of a person, fact by fact, and on which facts sources disagree: shown, never settled here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from frontdoor.people.pages import Given, born_in_words
from frontdoor.ui.words import gdate, listed, nhs

Said = dict[str, Any]
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
SEXES = {"F": "Female", "M": "Male"}


@dataclass(frozen=True, slots=True)
class Kind:
    """One fact: its name for one and for several, how a description says it, and whether it can ever change."""

    term: str
    several: str
    ask: Callable[[Said], str]
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Value:
    """One answer, with everybody whose word it is, the newest first."""

    text: str
    sources: tuple[Given, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact with every answer that was given; `disagree` where not all of them can be right."""

    term: str
    values: tuple[Value, ...]
    sentence: str = ""
    disagree: bool = False


def _name(said: Said) -> str:
    return " ".join(filter(None, (said.get("forenames", "").strip(), said.get("surname", "").strip())))


def _address(said: Said) -> str:
    lines = (said.get("address", "").strip().replace("\n", ", "), said.get("postcode", "").strip())
    return ", ".join(line for line in lines if line)


def _born(said: Said) -> str:
    born = said.get("born")
    return born_in_words(date.fromisoformat(born), said.get("born_precision", "")) if born else ""


def _number(said: Said) -> str:
    return nhs(said["nhs_number"]) if said.get("nhs_number") else ""


def _plain(key: str) -> Callable[[Said], str]:
    return lambda said: (said.get(key) or "").strip()


BORN = "Date of birth"
KINDS = (
    Kind("Name", "names", _name),
    Kind("Other names", "other names", _plain("other_names")),
    Kind(BORN, "dates of birth", _born, fixed=True),
    Kind("Sex", "answers about sex", lambda said: SEXES.get(said.get("sex", ""), ""), fixed=True),
    Kind("Address", "addresses", _address),
    Kind("Telephone", "telephone numbers", _plain("phone")),
    Kind("NHS number", "NHS numbers", _number, fixed=True),
    Kind("UPN", "pupil numbers (UPN)", _plain("upn"), fixed=True),
    Kind("Local child id", "local child ids", _plain("la_child_id")),
    Kind("School or nursery", "schools or nurseries", _plain("school")),
    Kind("GP", "GPs", _plain("gp")),
)


def facts(described: Iterable[tuple[Said, Given]]) -> tuple[Fact, ...]:
    """Every fact that anybody gave, each answer once with all who gave it. Give the newest description first."""
    described = list(described)
    everything = [said for said, _ in described]
    found = ((kind, _values(kind, described)) for kind in KINDS)
    return tuple(_fact(kind, values, everything) for kind, values in found if values)


def disagreements(everything: Iterable[Said]) -> tuple[str, ...]:
    """The facts on which not all sources can be right, in the words of a sentence."""
    everything = list(everything)
    return tuple(_in_sentence(kind.term) for kind in KINDS if _disagree(kind, everything))


def _in_sentence(term: str) -> str:
    return term if term[1:2].isupper() else term.lower()


def _values(kind: Kind, described: list[tuple[Said, Given]]) -> tuple[Value, ...]:
    kept: dict[str, tuple[str, list[Given]]] = {}
    for said, source in described:
        if text := kind.ask(said):
            kept.setdefault(_alike(text), (text, []))[1].append(source)
    return tuple(Value(text, tuple(sources)) for text, sources in kept.values())


def _alike(text: str) -> str:
    """What two spellings of one answer share: case, commas and spaces make no difference."""
    return "".join(text.casefold().replace(",", " ").split())


def _fact(kind: Kind, values: tuple[Value, ...], everything: list[Said]) -> Fact:
    disagree = _disagree(kind, everything)
    several = len(values) > 1
    return Fact(kind.term, values, _sentence(kind, values) if several else "", disagree)


def _sentence(kind: Kind, values: tuple[Value, ...]) -> str:
    """Two dates of birth: 11 February 1998 (midwifery, 3 March 2026) and 12 February 1998 (school, 4 May 2026)."""
    many = NUMBERS[len(values)] if len(values) < len(NUMBERS) else str(len(values))
    told = listed(f"{value.text} ({_whose(value.sources)})" for value in values)
    return f"{many.capitalize()} {kind.several}: {told}."


def _whose(sources: tuple[Given, ...]) -> str:
    return "; ".join(dict.fromkeys(f"{source.by}, {gdate(source.on)}" for source in sources))


def _disagree(kind: Kind, everything: list[Said]) -> bool:
    if not kind.fixed:
        return False
    if kind.term == BORN:
        return _births_disagree(everything)
    return len({_alike(text) for said in everything if (text := kind.ask(said))}) > 1


def _births_disagree(everything: list[Said]) -> bool:
    """Two exact dates differ, or an approximate one lies years away; a due date is no date of birth."""
    exact: set[date] = set()
    about: set[date] = set()
    for said in everything:
        precision = said.get("born_precision", "")
        if said.get("born") and precision != "expected":
            (about if precision == "approximate" else exact).add(date.fromisoformat(said["born"]))
    years = [day.year for day in exact | about]
    return len(exact) > 1 or (bool(years) and max(years) - min(years) > 1)
