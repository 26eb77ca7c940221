"""The early help localities: taken on from a file that names its source, and asked for by the day they hold on."""

import tomllib
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from django.db.models import Q

from frontdoor.agencies.models import Locality, Membership

FILE = Path(__file__).with_name("localities.toml")


def take_on(file: Path = FILE) -> int:
    """Take on the localities of a file; those already there stay as they are. Gives how many are new."""
    told = tomllib.loads(file.read_text("utf-8"))
    new = 0
    for key, name in told["names"].items():
        said = {"name": name, "until_on": told.get("until_on"), "source": told["source"]}
        _, fresh = Locality.objects.get_or_create(key=key, from_on=told["from_on"], defaults=said)
        new += fresh
    return new


def localities_on(day: date) -> list[Locality]:
    """The localities of a day, in the order of their names."""
    standing = Locality.objects.filter(Q(until_on__isnull=True) | Q(until_on__gte=day), from_on__lte=day)
    return list(standing.order_by("name", "id"))


def work_in(membership: Membership) -> set[int]:
    """The localities that somebody works in; none means all of their agency's."""
    return set(membership.localities.values_list("locality_id", flat=True))


def named(keys: Iterable[str], day: date) -> dict[str, Locality]:
    """Those of these localities that hold on a day, by their keys."""
    asked = set(keys)
    return {each.key: each for each in localities_on(day) if each.key in asked}
