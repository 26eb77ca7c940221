"""What a look at a place found: a sentence for each thing, and whether it is as it should be."""

from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that was looked at."""

    what: str
    said: str
    well: bool

    def line(self) -> str:
        """As it is printed."""
        return f"{'ok    ' if self.well else 'FAILED'}  {self.what}: {self.said}"


@dataclass(frozen=True, slots=True)
class Place:
    """Where to look: a host, its port for TLS, the one for plain HTTP, and another authority to trust, if any."""

    host: str
    port: int
    plain: int
    trust: str = ""
    connect_to: str = ""
    seconds: float = 10.0

    @property
    def address(self) -> str:
        """The machine to connect to; the host's own unless a trial says otherwise."""
        return self.connect_to or self.host


def place_at(url: str, *, plain: int = 80, trust: str = "", connect_to: str = "") -> Place:
    """The place of an address. Raises ValueError where that is not HTTPS."""
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname:
        raise ValueError("Give an address that begins with https://.")
    return Place(parts.hostname, parts.port or 443, plain, trust, connect_to)
