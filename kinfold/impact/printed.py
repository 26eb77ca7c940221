"""An impact report for the terminal: the same tables as on the page, in plain text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kinfold.finding import Severity
from kinfold.impact.figures import Carried, Workload
from kinfold.impact.told import LIMITS, Impact, Whole


def impact_lines(told: Impact) -> Iterator[str]:
    """Print what each choice of values would cost, line by line."""
    yield f"{told.signal.code} {told.signal.title}"
    yield f"{told.city} Rules {told.rules_version}; {told.managers} Team Managers."
    yield ""
    names = list(told.tried[0].values) if told.tried else []
    yield "  ".join([*(f"{name:>14}" for name in names), HEADS])
    for row in told.tried:
        mark = "   (as now)" if row.present else ""
        yield (
            "  ".join([*(f"{row.values[name]:>14}" for name in names), _cells(row.workload, told.managers)])
            + mark
        )
    yield ""
    yield from _carried(told.carried)
    yield LIMITS


def whole_lines(told: Whole) -> Iterator[str]:
    """Print the work of all signals together and the share of each, line by line."""
    yield f"All signals, one alert for a family. {told.city} Rules {told.rules_version}; {told.managers} Team Managers."
    yield ""
    yield f"{'':46}{HEADS}{'adds a week':>14}"
    yield f"{'All together':46}{_cells(told.together, told.managers)}"
    for share in told.shares:
        shown = " (shown only)" if share.signal.severity is Severity.INFO else ""
        name = f"{share.signal.code} {share.signal.title}"[: 45 - len(shown)] + shown
        yield f"{name:46}{_cells(share.alone, told.managers)}{share.adds:>14.1f}"
    yield ""
    yield from _carried(told.carried)
    yield LIMITS


HEADS = f"{'alerts a week':>14}{'each manager':>14}{'harm seen':>12}{'lead, days':>12}{'busy, safe':>12}"


def _cells(load: Workload, managers: int) -> str:
    lead = "-" if load.lead is None else str(load.lead)
    return (
        f"{load.a_week:>14.1f}{load.a_week / managers:>14.1f}{f'{load.caught} of {load.planted}':>12}"
        f"{lead:>12}{f'{load.safe_raised} of {load.safe}':>12}"
    )


def _carried(carried: Mapping[str, Sequence[Carried]]) -> Iterable[str]:
    for title, groups in carried.items():
        yield f"{title:<62}{'per 1,000 children':>20}{'per 1,000 contacts':>20}"
        for each in groups:
            yield f"  {each.group:<60}{each.per_1000_children:>20.1f}{each.per_1000_contacts:>20.1f}"
        yield ""
