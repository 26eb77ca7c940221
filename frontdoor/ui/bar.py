"""Parts the places of the bar: what somebody needs all day stays in sight, and the rest stands under More."""

from collections.abc import Sequence
from dataclasses import dataclass

from frontdoor.ui.navigation import Link

AT_MOST = 6
# In the order of the bar. Whoever has six places or fewer sees them all.
ALL_DAY = (
    "response:queue",
    "people:search",
    "alerts:desk",
    "journey:review",
    "outbox:messages",
    "response:sent",
    "intake:start",
)


@dataclass(frozen=True, slots=True)
class Bar:
    """The places in sight, and those under More with how many things wait there."""

    shown: tuple[Link, ...]
    more: tuple[Link, ...]

    @property
    def waiting(self) -> int:
        """How many things wait under More."""
        return sum(place.count or 0 for place in self.more)


def parted(places: Sequence[Link]) -> Bar:
    """Part the places so that the bar holds six at most, More among them."""
    if len(places) <= AT_MOST:
        return Bar(tuple(places), ())
    wanted = [name for name in ALL_DAY if any(place.url_name == name for place in places)]
    wanted += [place.url_name for place in places if place.url_name not in wanted]
    shown = wanted[: AT_MOST - 1]
    return Bar(
        tuple(place for place in places if place.url_name in shown),
        tuple(place for place in places if place.url_name not in shown),
    )
