"""What a worker looks for in a service: what it is for, whom, where, and what it costs."""

from collections.abc import Iterator
from typing import Any

from frontdoor.services.models import Listing


def words_of(body: dict[str, Any]) -> str:
    """Everything that says what a service is for, in small letters, for searching."""
    said = [body.get(name) for name in ("name", "alternate_name", "description", "eligibility_description")]
    said += [group(body, "organization").get("name")]
    for each in several(body, "attributes"):
        said += [group(each, "taxonomy_term").get("name"), each.get("value")]
    said += [each.get("name") for each in several(body, "languages")]
    return "\n".join(each for each in said if isinstance(each, str)).lower()


def areas_of(body: dict[str, Any]) -> str:
    """Where a service is offered and where it can be found, in small letters, for searching."""
    said = [
        each.get(name)
        for each in several(body, "service_areas")
        for name in ("name", "description", "service_area")
    ]
    for address in addresses(body):
        said += [address.get(name) for name in ("city", "region", "state_province", "postal_code")]
    return "\n".join(each for each in said if isinstance(each, str)).lower()


def addresses(body: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Each address of each place where a service can be found."""
    for at in several(body, "service_at_locations"):
        yield from several(group(at, "location"), "addresses")


def cost_of(body: dict[str, Any]) -> str:
    """Whether a service costs money, by what its entry says: amounts first, then words, else not said."""
    amounts = [each.get("amount") for each in several(body, "cost_options")]
    amounts = [
        amount for amount in amounts if isinstance(amount, int | float) and not isinstance(amount, bool)
    ]
    if amounts:
        return Listing.Cost.COSTS if any(amount > 0 for amount in amounts) else Listing.Cost.FREE
    said = " ".join(str(body.get(name) or "") for name in ("fees_description", "fees")).lower().split()
    free = {"free", "free.", "none", "none."} & set(said[:3]) or said[:2] == ["no", "charge"]
    return Listing.Cost.FREE if free else Listing.Cost.NOT_SAID


def age_of(body: dict[str, Any], which: str) -> float | None:
    """The youngest or oldest age, in years, where it is a number."""
    age = body.get(which)
    fits = isinstance(age, int | float) and not isinstance(age, bool) and 0 <= age < 200
    return float(age) if fits else None


def several(body: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """The groups of fields in a list of an entry; none where there is no such list."""
    said = body.get(name)
    return [each for each in said if isinstance(each, dict)] if isinstance(said, list) else []


def group(body: dict[str, Any], name: str) -> dict[str, Any]:
    """A group of fields of an entry; empty where there is none."""
    said = body.get(name)
    return said if isinstance(said, dict) else {}


def text(body: dict[str, Any], name: str) -> str:
    """The words of a field; none where it is missing or holds no words."""
    said = body.get(name)
    return said if isinstance(said, str) else ""
