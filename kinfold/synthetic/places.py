"""Streets, homes and postcodes of a made-up city, and the addresses that many people share."""

from dataclasses import dataclass
from random import Random

from kinfold.synthetic.naming import HOME, words

KINDS = (
    ("Road",) * 8
    + ("Street",) * 6
    + ("Lane", "Lane", "Avenue", "Avenue", "Close", "Drive", "Grove", "Crescent")
)
LETTERS = "ABDEFGHJLNPQRSTUWXYZ"
HOSTELS = (
    "Hope House",
    "The Foyer",
    "Lighthouse Hostel",
    "St Anne's Refuge",
    "Canal Side Hostel",
    "Trinity Lodge",
)
HOSPITAL = "Women's Hospital"
# Families of one community live somewhat together; this share of them live anywhere.
ANYWHERE = {"British": 1.0, "South Asian": 0.25, "African": 0.4, "East European": 0.5}
QUARTER = {"British": 0.0, "South Asian": 0.15, "African": 0.4, "East European": 0.6}


@dataclass(frozen=True, slots=True)
class Home:
    """Somewhere that people live: an address, its postcode, and whether strangers give the same one."""

    address: str
    postcode: str
    shared: bool = False


class Places:
    """Draws homes; the city has one street for about twelve families, so that neighbours share a postcode."""

    def __init__(self, families: int, chance: Random) -> None:
        self.chance = chance
        lines = (HOME / "streets.txt").read_text(encoding="utf-8").splitlines()
        self.names = words(" ".join(lines[1:]))
        self.many = max(20, families // 12)
        self.streets = [self._street(at) for at in range(self.many)]
        self.hostels = [self._hostel(at) for at in range(max(4, families // 900))]

    def _street(self, at: int) -> tuple[str, str]:
        name = f"{self.chance.choice(self.names)} {self.chance.choice(KINDS)}"
        return name, self._postcode(at)

    def _postcode(self, at: int) -> str:
        # Streets in a row lie in one district, so that a quarter of the city is a run of the list.
        letters = self.chance.choice(LETTERS) + self.chance.choice(LETTERS)
        return f"B{1 + at * 48 // self.many} {self.chance.randrange(1, 10)}{letters}"

    def _hostel(self, at: int) -> Home:
        street, postcode = self.chance.choice(self.streets)
        if at == 0:
            return Home(f"{HOSPITAL}, {street}", postcode, shared=True)
        return Home(f"{HOSTELS[at % len(HOSTELS)]}, {1 + at} {street}", postcode, shared=True)

    def home(self, community: str) -> Home:
        """Draw a home of a family's own."""
        chance = self.chance
        place = chance.random()
        if chance.random() > ANYWHERE[community]:
            place = QUARTER[community] + place * 0.15
        street, postcode = self.streets[int(place * len(self.streets))]
        number = chance.randrange(1, 140)
        if chance.random() < 0.18:
            return Home(f"Flat {chance.randrange(1, 25)}, {number} {street}", postcode)
        return Home(f"{number} {street}", postcode)

    def hostel(self) -> Home:
        """Draw an address that many people give: a hostel, a refuge or a hospital."""
        return self.chance.choice(self.hostels)
