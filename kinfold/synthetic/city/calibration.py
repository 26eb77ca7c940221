"""The published figures beside those of a made-up city, with an honest word on each that is out."""

from collections import Counter
from dataclasses import dataclass

from kinfold.synthetic.city.tallies import Tallies

YEARS_ALIKE = 6


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: what was published, from and to, what was measured, and by how much it may miss and be called met."""

    name: str
    least: float
    most: float
    slack: float
    measured: float | None
    unit: str = "%"
    note: str = ""

    @property
    def verdict(self) -> str:
        """Say whether the measured figure is as published, near it, or out, and in which direction."""
        if self.measured is None:
            return "not measured"
        measured = round(self.measured, 1)
        if self.least <= measured <= self.most:
            return "as published"
        under = measured < self.least
        missed = self.least - measured if under else measured - self.most
        if missed <= self.slack:
            return "near"
        return f"OUT: too {'low' if under else 'high'} by {missed:.3g}"


COHORT = (
    "of children with that birthday in these years; their families are lived through from the first pregnancy"
)
EARLIER = "from the same families' years before the files begin, so not measurable in the files"
MEASURED = "of children under twelve at the referral"

SOURCES = (("police", "the police", 30), ("school", "schools", 20), ("health", "health services", 15))
FACTORS = (("domestic_abuse", 50), ("mental_health", 37), ("drugs", 19), ("alcohol", 18))


def figures(tallies: Tallies) -> list[Figure]:
    """Give every figure that the city is set by, in the order of the published table."""
    counts = tallies.counts
    return [*_referrals(tallies), *_sources(counts), *_factors(counts), *_births(counts)]


def _referrals(tallies: Tallies) -> list[Figure]:
    counts = tallies.counts
    children = counts["children"] - counts["children planted"]
    a_year = 10_000 / (children * tallies.window.years) if children else 0.0
    contacts = counts["contacts"] / counts["referrals"] if counts["referrals"] else None
    by_five = _of(counts, "ever by five", "turned five")
    by_eighteen = _of(counts, "ever by eighteen", "turned eighteen")
    return [
        Figure("referrals per 10,000 children a year", 518, 545, 20, counts["referrals"] * a_year, ""),
        Figure("referred again within 12 months", 21.6, 22, 1.0, _of(counts, "again in a year", "referrals")),
        _six_years(tallies),
        Figure("ever referred by five", 22.5, 22.5, 1.5, by_five, note=COHORT),
        Figure("ever referred by eighteen", 35.4, 35.4, 2.0, by_eighteen, note=COHORT),
        Figure("contacts for each referral", 3, 3, 0.3, contacts, ""),
    ]


def _sources(counts: Counter[str]) -> list[Figure]:
    return [
        Figure(f"referrals from {said}", share, share, 2.0, _of(counts, f"source {name}", "sources"))
        for name, said, share in SOURCES
    ]


def _factors(counts: Counter[str]) -> list[Figure]:
    return [
        Figure(
            f"factor: {name.replace('_', ' ')}",
            share,
            share,
            2.0,
            _of(counts, f"factor {name}", "assessments"),
        )
        for name, share in FACTORS
    ]


def _births(counts: Counter[str]) -> list[Figure]:
    young = _of(counts, "births to under-20s", "births")
    return [
        Figure("births with a neonatal admission", 12.5, 14.3, 0.7, _of(counts, "neonatal", "births")),
        Figure("births to under-20s", 3.4, 3.4, 0.4, young),
    ]


def _six_years(tallies: Tallies) -> Figure:
    measured = _of(tallies.counts, "again in six years", "referred six years ago")
    within = tallies.window.years > YEARS_ALIKE
    note = MEASURED if within else f"{MEASURED}; {EARLIER}"
    return Figure("referred again within six years", 55, 59, 2.0, measured, "%", note)


def _of(counts: Counter[str], part: str, whole: str) -> float | None:
    return 100 * counts[part] / counts[whole] if counts[whole] else None


def told(tallies: Tallies) -> list[str]:
    """Give the lines of the table: published, measured, verdict; and what each estimate rests on."""
    lines = [f"{'':<38}{'published':>12}{'measured':>12}"]
    for figure in figures(tallies):
        span = f"{figure.least:g}" if figure.least == figure.most else f"{figure.least:g} to {figure.most:g}"
        measured = "-" if figure.measured is None else f"{figure.measured:.1f}{figure.unit}"
        lines.append(f"{figure.name:<38}{span + figure.unit:>12}{measured:>12}  {figure.verdict}")
        if figure.note:
            lines.append(f"    {figure.note}")
    out = [figure.name for figure in figures(tallies) if figure.verdict.startswith("OUT")]
    lines.append(f"Out: {', '.join(out)}." if out else "None is out.")
    lines.append("Planted families are not counted in these figures.")
    return lines
