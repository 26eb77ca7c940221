"""The shapes that are planted: what was told of each family, in which order, and the day of harm, or none."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from kinfold.synthetic.city.kin import Bond, Kin
from kinfold.synthetic.city.life.births import Births
from kinfold.synthetic.city.life.bonds import Bonds
from kinfold.synthetic.city.life.making import Makes
from kinfold.synthetic.city.planted.stories import Story
from kinfold.synthetic.city.telling import Telling
from kinfold.synthetic.city.window import Window, between
from kinfold.synthetic.people import Person

Planted = list[Kin]


def harm_day(window: Window, chance: Random, earliest: float = 0.5) -> date:
    """Draw the day of harm in the later part of the days that are covered."""
    first = window.start + timedelta(days=int((window.end - window.start).days * earliest))
    return between(first, window.end - timedelta(days=21), chance)


def quiet_then_sudden(makes: Makes) -> Planted:
    """Plant a family of whom next to nothing was known before the harm: no rule could have seen it."""
    chance, harm = makes.chance, harm_day(makes.window, makes.chance)
    kin = _kin(makes, [harm - timedelta(days=chance.randint(40, 400))])
    story = _story(kin, makes)
    if chance.random() < 0.4:
        story.contact(
            harm - timedelta(days=chance.randint(60, 300)), "family", "support_request", "parenting"
        )
    return _ended(kin, makes, harm, kin.children[-1])


def each_contact_about_one_person(makes: Makes) -> Planted:
    """Plant a family whose every contact was about another person, decided alone, until the baby was harmed."""
    chance, harm = makes.chance, harm_day(makes.window, makes.chance)
    baby = harm - timedelta(days=chance.randint(90, 150))
    kin = _kin(makes, [baby - timedelta(days=chance.randint(500, 800)), baby], young=True)
    story, (sibling, youngest), mother = _story(kin, makes), kin.children[:2], kin.mother
    for days, agency, subtype, concern, about in (
        (224, "midwifery", "concern", "young_parent", youngest),
        (189, "youth_service", "concern", "homelessness", mother),
        (166, "housing", "concern", "homelessness", mother),
        (151, "police", "domestic_abuse", "domestic_abuse", sibling),
        (100, "health_visiting", "concern", "parenting", youngest),
        (61, "gp", "concern", "bruise", youngest),
        (44, "police", "domestic_abuse", "domestic_abuse", sibling),
        (17, "housing", "concern", "homelessness", mother),
    ):
        on = harm - timedelta(days=days + chance.randint(-6, 6))
        if chance.random() < 0.85 and not (concern == "bruise" and on < baby):
            story.alone(story.contact(on, agency, subtype, concern, [about]))
    return _ended(kin, makes, harm, youngest)


def chronic(makes: Makes) -> Planted:
    """Plant a family of whom many told over the years, each time of neglect, and whom nobody assessed."""
    chance, harm = makes.chance, harm_day(makes.window, makes.chance, earliest=0.8)
    eldest = harm - timedelta(days=chance.randint(2600, 3600))
    kin = _kin(makes, [eldest, eldest + timedelta(days=900), eldest + timedelta(days=1900)])
    story, on = _story(kin, makes), harm - timedelta(days=chance.randint(10, 60))
    while on > makes.window.records_from and on > harm - timedelta(days=900):
        agency = chance.choice(("school", "school", "health_visiting", "housing", "family"))
        story.alone(story.contact(on, agency, "concern", "neglect", [chance.choice(kin.children)]))
        if chance.random() < 0.5:
            story.missed(on + timedelta(days=chance.randint(5, 60)), chance.choice(kin.children))
        on -= timedelta(days=chance.randint(70, 170))
    return _ended(kin, makes, harm, kin.children[-1])


def busy_but_safe(makes: Makes) -> Planted:
    """Plant a family of whom many tell, who are helped well: everybody looked at, spoken to and seen; nobody harmed."""
    chance, last = makes.chance, harm_day(makes.window, makes.chance)
    kin = _kin(makes, [last - timedelta(days=1500), last - timedelta(days=chance.randint(200, 700))])
    story, on = _story(kin, makes), last - timedelta(days=chance.randint(280, 420))
    while on < last:
        agency = chance.choice(("family", "school", "health_visiting", "early_help", "gp"))
        concern = chance.choice(("parenting", "behaviour", "disability", "mental_health"))
        subtype = "support_request" if chance.random() < 0.65 else "concern"
        story.together(story.contact(on, agency, subtype, concern, kin.children))
        story.seen(on + timedelta(days=chance.randint(3, 12)))
        on += timedelta(days=chance.randint(25, 55))
    return _ended(kin, makes, None, None)


def same_names(makes: Makes) -> Planted:
    """Plant two families of the same names: what was told of one was filed under the other, and mended too late."""
    chance, harm = makes.chance, harm_day(makes.window, makes.chance)
    kin = _kin(makes, [harm - timedelta(days=chance.randint(300, 1200))])
    other = _kin(makes, [harm - timedelta(days=chance.randint(300, 1200))])
    _name_alike(kin, other)
    story, theirs = _story(kin, makes), _story(other, makes)
    first = harm - timedelta(days=chance.randint(120, 170))
    for at, agency in enumerate(("school", "police", "health_visiting", "housing")):
        on = first + timedelta(days=at * 28 + chance.randint(0, 12))
        subtype = "domestic_abuse" if agency == "police" else "concern"
        concern = "domestic_abuse" if agency == "police" else "neglect"
        if at in (1, 2):
            until = theirs.misfiled(on, agency, subtype, concern)
            story.contact(on, agency, subtype, concern, kin.children, recorded=until)
        else:
            story.alone(story.contact(on, agency, subtype, concern, kin.children))
    undone = min(harm + timedelta(days=14), makes.window.end)
    kin.bonds.append(Bond(other.first, kin.first, "same_person", first + timedelta(days=30), undone))
    return [*_ended(kin, makes, harm, kin.children[-1]), *_ended(other, makes, None, None)]


SHAPES: tuple[Callable[[Makes], Planted], ...] = (
    quiet_then_sudden,
    each_contact_about_one_person,
    chronic,
    busy_but_safe,
    same_names,
)


def plant(shape: Callable[[Makes], Planted], makes: Makes) -> Planted:
    """Plant one family of a shape, and write the shape down as truth."""
    planted = shape(makes)
    planted[0].shape = shape.__name__
    return planted


def _kin(makes: Makes, births: list[date], *, young: bool = False) -> Kin:
    kin = makes.kin(births, young=young)
    kin.burden = 0.0
    return kin


def _story(kin: Kin, makes: Makes) -> Story:
    return Story(Telling(kin, makes.chance, makes.window))


def _name_alike(kin: Kin, other: Kin) -> None:
    mine, theirs = kin.children[-1], other.children[-1]
    theirs.forename, theirs.surname, theirs.sex = mine.forename, mine.surname, mine.sex
    other.first.forename, other.first.surname = kin.first.forename, kin.first.surname


def _ended(kin: Kin, makes: Makes, harm: date | None, harmed: Person | None) -> Planted:
    """Add what health services tell and the links that are known, and end the story with the harm."""
    telling = Telling(kin, makes.chance, makes.window)
    Births(telling, None).live()
    kin.harm_on, kin.harmed = harm, harmed
    if harm:
        telling.tell("injury", "hospital", harm, about=[harmed], text="Injured", delay=0)
    Bonds(kin, makes.chance, makes.window).learn()
    return [kin]
