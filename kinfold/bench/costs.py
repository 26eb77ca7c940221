"""What linking a register costs: seconds by step, and the most memory, ours beside Splink's."""

from collections.abc import Iterable
from dataclasses import dataclass

from .measured import Measured
from .targets import MEGABYTES, SECONDS, Row

READING = ("reading names",)
OUR_STEPS = {
    "reading names": ("reading names",),
    "finding candidates": ("loading", "finding candidates"),
    "weighing": ("weighing",),
    "joining": ("joining",),
}
SPLINKS_STEPS = {
    "u": ("loading", "Splink: u"),
    "m": ("Splink: m",),
    "predict": ("Splink: predict",),
    "cluster": ("Splink: cluster",),
}


@dataclass(frozen=True, slots=True)
class Cost:
    """What linking one register took: seconds by step, seconds in all, megabytes at most."""

    engine: str
    records: int
    steps: dict[str, float]
    seconds: float
    megabytes: int
    pairs: int


def costs(measured: Iterable[Measured]) -> list[Cost]:
    """Give the costs of each register, ours before Splink's."""
    found = []
    for one in sorted(measured, key=lambda each: len(each.town.truth)):
        for name, engine, steps in (("ours", one.ours, OUR_STEPS), ("Splink", one.splink, SPLINKS_STEPS)):
            if engine:
                took = {
                    step: round(sum(engine.run["steps"].get(part, 0.0) for part in parts), 2)
                    for step, parts in steps.items()
                }
                found.append(
                    Cost(
                        name,
                        len(one.town.truth),
                        took,
                        round(sum(took.values()), 2),
                        max(engine.run["megabytes"].values()),
                        engine.candidates,
                    )
                )
    return found


def batch_rows(one: Measured) -> list[Row]:
    """Give the rows of what linking the largest register costs, against Splink's time and a stated memory."""
    theirs, size = one.splink, f"{len(one.town.truth):,} records"
    splinks = theirs.seconds() if theirs else None
    scored, whole = one.ours.seconds(*READING), one.ours.seconds()
    held = one.ours.run["megabytes"]["loading to joining"]
    memory = theirs.run["megabytes"]["loading to joining"] if theirs else None
    trained = theirs.seconds("Splink: u", "Splink: m") if theirs else None
    most = 1.5 * splinks if splinks else None
    note = "target: 1.5 times Splink's time with its training; ours comes trained"
    return [
        Row("batch_seconds", f"{size} scored and joined", SECONDS, most, False, scored, splinks, None, note),
        Row(
            "batch_seconds_whole",
            f"{size}, with reading names (Splink is given them read)",
            SECONDS,
            None,
            False,
            whole,
            splinks,
        ),
        Row(
            "batch_seconds_trained",
            f"{size} scored and joined, against a Splink that is trained already",
            SECONDS,
            None,
            False,
            scored,
            trained,
        ),
        Row("batch_megabytes", f"{size}: memory while scoring", MEGABYTES, 2000, False, held, memory),
    ]
