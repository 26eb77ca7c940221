"""Who acts: the person (or the named part of the system) that every write and every look is recorded against."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """A signed-in person as they are this moment: their name, role, agency and what they may do."""

    id: int | None
    name: str
    role: str
    role_title: str
    agency: str
    agency_name: str
    permissions: frozenset[str]
    agency_id: int | None = None

    def may(self, permission: str) -> bool:
        """Tell whether this actor's role carries a permission."""
        return permission in self.permissions


def system(part: str) -> Actor:
    """Give the named part of the system that acts by itself, such as the clock; it has no permission of a person."""
    return Actor(None, f"Kinfold ({part})", "system", "System", "kinfold", "Kinfold", frozenset())
