"""What somebody opened in an emergency, which stays open however many pages they have seen."""

from datetime import datetime

from frontdoor.reasons.models import Look


def glass_broken_by(user: int, now: datetime) -> list[str]:
    """The references of whom this person opened by break-glass within the hour."""
    looks = Look.objects.filter(user_id=user, broke_glass=True, until__gt=now)
    return list(looks.values_list("person__ref", flat=True))
