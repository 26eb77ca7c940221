"""Numbers that nobody has: NHS numbers from the range kept for tests, pupil numbers, and telephones for drama."""

from random import Random

UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ0123456789"
AUTHORITY = "330"
RANGE = 1_000_000
# Without a factor in common with the range, so that each number comes once and neighbours are far apart.
STRIDE = 387_707


def nhs_check(nine: str) -> str:
    """Give the check digit of the first nine digits of an NHS number, or nothing where no number can have them.

    >>> nhs_check("943476591")
    '9'
    """
    digit = 11 - sum(int(number) * weight for number, weight in zip(nine, range(10, 1, -1), strict=True)) % 11
    return "" if digit == 10 else str(digit % 11)


def upn_check(rest: str) -> str:
    """Give the letter that opens a pupil number, from the twelve characters after it.

    >>> upn_check("801200005001")
    'B'
    """
    return UPN_LETTERS[sum(at * UPN_LETTERS.index(sign) for at, sign in enumerate(rest, start=2)) % 23]


class Numbers:
    """Hands out numbers, each only once, in an order that gives nothing away about who belongs together."""

    def __init__(self, chance: Random) -> None:
        self.start = chance.randrange(RANGE)
        self.nhs_given = 0
        self.upns_given = 0
        self.records_given = 0

    def nhs_number(self) -> str:
        """Give the next NHS number with a right check digit."""
        while True:
            block, place = divmod(self.nhs_given, RANGE)
            self.nhs_given += 1
            nine = f"{999 - block}{(self.start + place * STRIDE) % RANGE:06d}"
            if digit := nhs_check(nine):
                return nine + digit

    def upn(self, year: int) -> str:
        """Give the next pupil number of a child who came to school in a year."""
        place = (self.start + self.upns_given * STRIDE) % RANGE
        self.upns_given += 1
        school, serial = divmod(place, 1000)
        rest = f"{AUTHORITY}{2000 + school}{year % 100:02d}{serial:03d}"
        return upn_check(rest) + rest

    def record_id(self, source: str) -> str:
        """Give the next record's id, in the manner of its agency."""
        self.records_given += 1
        return f"{source[:2].upper()}{self.records_given * 7_654_321 % 10_000_019:08d}"


def temporary_upn(upn: str, chance: Random) -> str:
    """Give a pupil number that a school made up until it learns the right one: it ends in a letter."""
    rest = upn[1:-1] + chance.choice(UPN_LETTERS[:23])
    return upn_check(rest) + rest


def telephone(chance: Random) -> str:
    """Draw a mobile number, or sometimes a line of the city, as its owner would write it."""
    if chance.random() < 0.85:
        return f"07{chance.randrange(100_000_000, 1_000_000_000)}"
    return f"0121{chance.randrange(2_000_000, 8_000_000)}"
