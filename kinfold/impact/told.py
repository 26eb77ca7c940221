"""An impact report as data: what was tried and measured, ready to be printed, drawn, or kept beside a decision."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kinfold.impact.asked import Trial
from kinfold.impact.figures import GROUPS, Carried, Raising, Workload
from kinfold.impact.measuring import Family, Survey
from kinfold.signals import SIGNALS, Signal

LIMITS = (
    "Measured on a made-up city: it says how much work a value would make, and which of the families planted in it "
    "would have been seen. It does not say what would happen to anybody. Would have alerted is not would have prevented."
)


@dataclass(frozen=True, slots=True)
class Tried:
    """One choice of values with what it would cost and catch, and whether it is the present one."""

    values: Mapping[str, int]
    workload: Workload
    present: bool


@dataclass(frozen=True, slots=True)
class Impact:
    """What changing a signal's values would cost: the present choice, those tried, and who carries the alerts now."""

    signal: Signal
    rules_version: str
    city: str
    managers: int
    tried: Sequence[Tried]
    carried: Mapping[str, Sequence[Carried]]


@dataclass(frozen=True, slots=True)
class Share:
    """One signal among all: alerts a week if it stood alone, and how many there would be fewer without it."""

    signal: Signal
    alone: Workload
    adds: float


@dataclass(frozen=True, slots=True)
class Whole:
    """All signals together, one alert for a family, and the share of each."""

    rules_version: str
    city: str
    managers: int
    together: Workload
    shares: Sequence[Share]
    carried: Mapping[str, Sequence[Carried]]
    carried_by_signal: Mapping[str, Mapping[str, Sequence[Carried]]] = field(default_factory=dict)


def impact_of(
    signal: Signal,
    tried: Sequence[Trial],
    survey: Survey,
    families: Sequence[Family],
    *,
    city: str,
    managers: int,
    decided_after: int,
) -> Impact:
    """Work out what each choice of values would cost; the survey's last rules are the present ones."""
    raising = [
        Raising(survey, families, place, decided_after=decided_after) for place in range(len(survey.rules))
    ]
    present = survey.rules[-1]
    rows = [
        Tried(
            trial.values,
            each.workload(),
            all(present.row(name).value == value for name, value in trial.values.items()),
        )
        for trial, each in zip(tried, raising, strict=False)
    ]
    if not any(row.present for row in rows):
        names = {name: present.number(name) for trial in tried[:1] for name in trial.values}
        rows.append(Tried(names, raising[-1].workload(), True))
    carried = {title: raising[-1].carried(group) for title, group in GROUPS.items()}
    return Impact(signal, present.version, city, managers, rows, carried)


def whole(
    survey: Survey, families: Sequence[Family], *, city: str, managers: int, decided_after: int
) -> Whole:
    """Work out the alerts of all signals together, what each would bring alone, and what each adds to the others."""
    everything = [signal.code for signal in SIGNALS]

    def raising(*only: str, without: str = "") -> Raising:
        left_out = [code for code in everything if (only and code not in only) or code == without]
        return Raising(
            survey, families, 0, decided_after=decided_after, leave_out=left_out, shown_too=len(only) == 1
        )

    all_together = raising()
    total = all_together.workload()
    alone = {code: raising(code) for code in everything}
    shares = [
        Share(
            signal,
            alone[signal.code].workload(),
            total.a_week - raising(without=signal.code).workload().a_week,
        )
        for signal in SIGNALS
    ]
    return Whole(
        survey.rules[0].version,
        city,
        managers,
        total,
        shares,
        {title: all_together.carried(group) for title, group in GROUPS.items()},
        {
            code: {title: each.carried(group) for title, group in GROUPS.items()}
            for code, each in alone.items()
        },
    )
