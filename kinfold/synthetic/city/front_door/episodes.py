"""An episode of help by social care: opened, visits, what agencies say to each other, an assessment, closed."""

from datetime import date, timedelta
from random import Random
from typing import Any

from kinfold.synthetic.city.kin import Kin
from kinfold.synthetic.city.tallies import Tallies
from kinfold.synthetic.city.telling import Telling
from kinfold.synthetic.city.window import later
from kinfold.synthetic.people import Person

ENDS_AFTER_ASSESSMENT = 0.68
WHY_NOT_SEEN = ("asked_not_known", "no_contact_order", "abroad", "not_safe_to_see")
AGENCIES = ("health_visiting", "school", "police", "gp", "midwifery", "housing")


def draw_length(chance: Random) -> tuple[int, int]:
    """Draw the days from opening to the assessment, and from there to closing."""
    assessed = int(chance.triangular(18, 75, 50))
    if chance.random() < ENDS_AFTER_ASSESSMENT:
        return assessed, chance.randint(0, 25)
    return assessed, min(800, int(chance.lognormvariate(4.9, 0.7)))


class Episode:
    """One episode about some children of a family; a careful one sees everybody and asks what is not known."""

    def __init__(self, telling: Telling, tallies: Tallies, *, careful: bool) -> None:
        self.telling, self.tallies, self.careful = telling, tallies, careful
        self.kin: Kin = telling.kin
        self.chance = telling.chance

    def run(self, opened: date, children: list[Person]) -> None:
        """Write down everything from opening to closing, as far as the days covered reach."""
        assessed, after = draw_length(self.chance)
        closed = opened + timedelta(days=assessed + after)
        self.kin.open_until, self.kin.in_episode = closed, children
        self._own("episode_open", opened, children, text="Assessment opened")
        self._speak(opened, children)
        self._visits(opened, closed, children)
        self._the_man(opened)
        self._siblings(opened, children)
        if self.telling.likely(0.94):
            self._assess(opened + timedelta(days=assessed), children)
        self._close(closed, children)

    def _own(self, kind: str, on: date, about: list[Person], **said: Any) -> None:
        self.telling.tell(kind, "social_care", on, about=about, **said)

    def _speak(self, opened: date, children: list[Person]) -> None:
        if self.telling.likely(0.92 if self.careful else 0.5):
            others = self.chance.sample(AGENCIES, 2)
            on = later(opened, self.chance, 0, 5)
            self._own("conversation", on, children, with_agencies=others)
        if self.telling.likely(0.3):
            attended = self.chance.sample(AGENCIES, 3)
            self._own(
                "meeting", later(opened, self.chance, 3, 40), children, subtype="other", attended=attended
            )

    def _visits(self, opened: date, closed: date, children: list[Person]) -> None:
        day = later(opened, self.chance, 1, 8)
        gap = (11, 24) if self.careful else (18, 33)
        last = min(closed, self.telling.window.end)
        while day < last:
            if self.telling.likely(0.06):
                self.telling.tell("attempt", "social_care", day, subtype="no_access", about=children)
            else:
                self._own("visit", day, children, seen=self._met(day, children))
            day = later(day, self.chance, *gap)

    def _met(self, day: date, children: list[Person]) -> list[Person]:
        kin, seen_of = self.kin, self.telling.seen_of
        ids = {child.id for child in children}
        siblings = [child for child in kin.children_on(day) if child.id not in ids]
        home = kin.father if kin.father_home(day) else kin.partner_on(day)
        away = kin.father if not kin.father_home(day) else None
        return [
            *seen_of(children, 0.9, day),
            *seen_of([kin.mother], 0.92, day),
            *seen_of(siblings, 0.7 if self.careful else 0.35, day),
            *seen_of([home], 0.75 if self.careful else 0.35, day),
            *seen_of([away], 0.35 if self.careful else 0.08, day),
        ]

    def _the_man(self, opened: date) -> None:
        """See each father apart, or say why not; a careful worker does so within the month."""
        kin = self.kin
        for man in (kin.father, kin.partner_on(opened)):
            if man is None or not self.telling.likely(0.75 if self.careful else 0.2):
                continue
            on = later(opened, self.chance, 3, 27)
            if kin.father_home(opened) or self.telling.likely(0.45):
                self._own("visit", on, [man], seen=[man], text="Seen on his own")
            else:
                why = (
                    "not_safe_to_see" if "domestic_abuse" in kin.factors else self.chance.choice(WHY_NOT_SEEN)
                )
                self._own("consideration", on, [man], subtype=why)

    def _siblings(self, opened: date, children: list[Person]) -> None:
        apart = [*self.kin.partners_children] if self.kin.partner_on(opened) else []
        if apart and self.telling.likely(0.6 if self.careful else 0.1):
            on = later(opened, self.chance, 3, 27)
            self._own("consideration", on, apart, subtype="lives_elsewhere_checked")

    def _assess(self, on: date, children: list[Person]) -> None:
        kin, factors = self.kin, sorted(self.kin.factors)
        everybody = [*children, *kin.whole_on(on), *([kin.partner] if kin.partner_on(on) else [])]
        left_out = [*children, *([kin.mother] if kin.mother else [])]
        if self.careful and self.telling.likely(0.7):
            self._own("consideration", on - timedelta(days=2), children, subtype="history_considered")
        found = ", ".join(name.replace("_", " ") for name in factors) or "none"
        entry = self.telling.tell(
            "assessment",
            "social_care",
            on,
            subtype="completed",
            about=children,
            assessed=everybody if self.careful else left_out,
            text=f"Factors: {found}",
        )
        if self.telling.window.holds(entry.occurred):
            self.tallies.assessed(factors, len(children))

    def _close(self, closed: date, children: list[Person]) -> None:
        recent = timedelta(days=30)
        told = [e for e in self.kin.entries if e.kind == "contact" and e.subtype != "support_request"]
        lately = any(timedelta() <= closed - entry.occurred <= recent for entry in told)
        if lately and self.careful:
            closed += recent
            self.kin.open_until = closed
        self._own("episode_close", closed, children, text="Closed; the family knows whom to ask")
