"""Who gets a document, and of whom it may tell."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Audience:
    """Those who get a document, and about whom they may be told: references of persons, keys of agencies."""

    to_people: tuple[str, ...] = ()
    to_agencies: tuple[str, ...] = ()
    may_name: tuple[str, ...] = ()

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody of whom it may tell."""
        return tuple(dict.fromkeys((*self.to_people, *self.may_name)))


NOBODY = Audience()
