"""What is done with agencies: taking on one that has not been heard of before."""

from frontdoor.agencies.models import Agency


def known_or_new(key: str) -> Agency:
    """The agency of this key, taken on under its plain words when it is new."""
    words = key.replace("_", " ").strip() or "an agency not named"
    agency, _ = Agency.objects.get_or_create(key=key, defaults={"name": words.capitalize(), "said_as": words})
    return agency
