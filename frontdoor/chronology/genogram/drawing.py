"""Draws a family's genogram for a day, with the table of the same facts, for the family page and its own."""

from collections.abc import Iterable, Mapping
from datetime import date

from frontdoor.chronology.family import Family
from frontdoor.chronology.genogram.bonds import bonds_of, ties_between
from frontdoor.chronology.genogram.homes import homes_of
from frontdoor.chronology.genogram.legend import legend_of
from frontdoor.chronology.genogram.pages import Fact, GenogramShown, HomeShown
from frontdoor.chronology.genogram.seen import has_died, is_unborn, last_met, unmet_mark, was_in_care
from frontdoor.people.pages import PersonKnown
from frontdoor.ui.words import counted, gdate, listed, upper_first
from kinfold.kinship.genogram import Bond, Drawing, Figure, Home, draw
from kinfold.kinship.genogram.asked import ADOPTED, COUPLES
from kinfold.records import PARENTAL, Tie
from kinfold.timeline import age_on

AT_MOST = 60
PARENTS = PARENTAL | ADOPTED
CARE = "care-experienced"


def genogram_for(family: Family, *, may_know_care: bool, at_most: int = AT_MOST) -> GenogramShown:
    """Draw a family as it was known on the day of its view, around the first person asked about.

    `may_know_care` marks who has been in care; everybody else who looks is not told.
    """
    people = [*family.people, *family.left_out]
    ids = {name: str(person.id) for person in people for name in family.in_view(person)}
    called = {str(person.id): family.short[person.id] for person in people}
    ties = ties_between(family.view, ids)
    homes = homes_of(people, ties, ids)
    figures = [_figure(family, person, ties, ids, may_know_care) for person in people]
    bonds = bonds_of(family.view, ties, ids, called)
    drawing = draw(figures, bonds, [home for home, _ in homes], at_most=at_most)
    shown = [person for person in people if str(person.id) not in drawing.left_out]
    facts = [
        _fact(family, person, bonds, ids, called, homes, figure)
        for person, figure in zip(people, figures, strict=True)
    ]
    return GenogramShown(
        drawing=drawing,
        day=family.view.now,
        summary=_summary(drawing, family, shown),
        hrefs={str(person.id): f"#gen-{person.ref}" for person in shown},
        said={str(p.id): _said(fact) for p, fact in zip(people, facts, strict=True)},
        facts=tuple(fact for p, fact in zip(people, facts, strict=True) if p in shown),
        homes=tuple(_home(home, address, called) for home, address in homes),
        notes=drawing.notes,
        left_out=_left_out(drawing, len(people)),
        legend=legend_of(drawing),
    )


def _figure(
    family: Family, person: PersonKnown, ties: list[Tie], ids: Mapping[str, str], may_know: bool
) -> Figure:
    view, names = family.view, family.in_view(person)
    unborn = is_unborn(view, person)
    return Figure(
        id=str(person.id),
        name=person.name,
        sex=person.sex,
        born=person.born,
        inside=_inside(person, view.now, unborn),
        lines=tuple(line for line in _lines(family, person, names, ties, ids, may_know, unborn) if line),
        named=person.named or unborn,
        unborn=unborn,
        died=has_died(view, person, names),
        child=any(view.is_child(name) for name in names),
        focus=bool(set(family.knowledge.asked) & set(person.ids)),
        parent_as=next((tie.type for tie in ties if ids[tie.a] == str(person.id) and tie.parental), ""),
    )


def _inside(person: PersonKnown, day: date, unborn: bool) -> str:
    """What stands in the symbol: years, or months of a baby; whoever has no name is a question."""
    if not person.named and not unborn and person.asked:
        return "?"
    if person.born is None or unborn or person.died:
        return ""
    years = age_on(person.born, day)
    months = (day.year - person.born.year) * 12 + day.month - person.born.month - (day.day < person.born.day)
    about = "c." if person.precision == "approximate" else ""
    return f"{about}{years}" if years >= 2 else f"{max(months, 0)}m"


def _lines(
    family: Family,
    person: PersonKnown,
    names: list[str],
    ties: list[Tie],
    ids: Mapping[str, str],
    may_know: bool,
    unborn: bool,
) -> Iterable[str]:
    view = family.view
    if person.died or unborn:
        yield person.age(view.now) if person.died or person.born is None else f"due {gdate(person.born)}"
    children = any(tie.parental and ids[tie.a] == str(person.id) for tie in ties)
    if children and any(view.is_child(name) for name in names):
        yield "a child and a parent"
    yield unmet_mark(view, person, names)
    if may_know and was_in_care(view, names):
        yield CARE


def _fact(
    family: Family,
    person: PersonKnown,
    bonds: list[Bond],
    ids: Mapping[str, str],
    called: Mapping[str, str],
    homes: list[tuple[Home, str]],
    figure: Figure,
) -> Fact:
    me, view = str(person.id), family.view
    mine = [bond for bond in bonds if me in (bond.a, bond.b)]
    parents = [f"{called[b.a]} ({b.type.replace('_', ' ')})" for b in mine if b.b == me and b.type in PARENTS]
    couples = [b.said for b in mine if b.type in COUPLES]
    others = [b.said for b in mine if b.type not in PARENTS and b.type not in COUPLES]
    return Fact(
        name=person.name,
        ref=person.ref,
        age=person.age(view.now),
        born=person.born_said,
        parents=upper_first(listed(dict.fromkeys(parents))) or ("Not known" if figure.child else ""),
        couples=" ".join(dict.fromkeys(couples)),
        others=" ".join(dict.fromkeys(others)),
        home=listed(home.called for home, _ in homes if me in home.members),
        seen=last_met(view, person, family.in_view(person)),
        marks=upper_first("; ".join(_marks(figure))),
    )


def _marks(figure: Figure) -> list[str]:
    """What the drawing marks about somebody, in words."""
    marks = ["unborn child" if figure.unborn else "child"] if figure.child else []
    marks += ["this page was opened for them"] if figure.focus else []
    marks += ["a child and a parent"] if "a child and a parent" in figure.lines else []
    return marks + ([CARE] if CARE in figure.lines else [])


def _said(fact: Fact) -> str:
    """What a reader of the screen hears of somebody on the drawing."""
    parts = (fact.name, fact.age, fact.marks.lower(), fact.seen.lower())
    return f"{', '.join(part for part in parts if part)}: to the row about them"


def _home(home: Home, address: str, called: Mapping[str, str]) -> HomeShown:
    return HomeShown(
        home.called, address or "address not known", upper_first(listed(called[p] for p in home.members))
    )


def _summary(drawing: Drawing, family: Family, shown: list[PersonKnown]) -> str:
    """The drawing in a sentence, for whoever does not see it."""
    children = sum(any(family.view.is_child(name) for name in family.in_view(p)) for p in shown)
    rows = len({symbol.y for symbol in drawing.symbols})
    missing = sum(not symbol.known for symbol in drawing.symbols)
    return (
        f"{upper_first(counted(len(shown), 'person', 'people'))}, {counted(children, 'child', 'children')} among them, "
        f"in {counted(rows, 'generation')}, as known on {gdate(family.view.now)}. "
        f"{upper_first(counted(missing, 'parent'))} drawn as not known. The table below says the same in words."
    )


def _left_out(drawing: Drawing, total: int) -> str:
    if not drawing.left_out:
        return ""
    return (
        f"The {total - len(drawing.left_out)} people nearest to the child in focus are drawn. "
        f"{upper_first(counted(len(drawing.left_out), 'more person is', 'more people are'))} on record in this family "
        "and left out of the drawing."
    )
