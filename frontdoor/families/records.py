"""Turns ties into kinfold records."""

from collections.abc import Iterable, Mapping

from django.utils.timezone import localdate

from frontdoor.families.models import Tie
from kinfold import records


def read_ties(persons: Iterable[int]) -> list[Tie]:
    """Read every tie among these persons, those taken back as well."""
    ids = set(persons)
    return list(Tie.objects.select_related("end").filter(a_id__in=ids, b_id__in=ids).order_by("id"))


def tie_records(rows: Iterable[Tie], stands_for: Mapping[int, int]) -> list[records.Tie]:
    """Every one of these ties, with the days it was known from and, perhaps, until."""
    return [_tie(row, stands_for) for row in rows if stands_for[row.a_id] != stands_for[row.b_id]]


def _tie(row: Tie, stands_for: Mapping[int, int]) -> records.Tie:
    ended = getattr(row, "end", None)
    return records.Tie(
        a=str(stands_for[row.a_id]),
        b=str(stands_for[row.b_id]),
        type=row.type,
        known_from=localdate(row.known_from),
        known_to=localdate(ended.ended_at) if ended else None,
        id=f"tie:{row.id}",
    )
