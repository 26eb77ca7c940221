"""Makes the table of features of a whole register, in several processes, for an engine to score."""

import multiprocessing
import pickle
import signal
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import fields
from multiprocessing.connection import Connection
from operator import attrgetter
from pathlib import Path
from typing import Any

import pyarrow as pa

from kinfold.matching.commonness import SURNAMES_AT_ONE_ADDRESS, Commonness, count
from kinfold.matching.describe import Description, Standard
from kinfold.matching.features import FEATURES, SAID, features_of
from kinfold.matching.names import canonical, family_canonical, is_prefix
from kinfold.matching.standardise import standardise

IN_ONE_GO = 20_000
_STANDARD = attrgetter(*(field.name for field in fields(Standard)))
_FEATURES = attrgetter(*FEATURES)
_TYPES = {str: pa.string(), int: pa.int32(), tuple: pa.list_(pa.string())}
SCHEMA = pa.schema(
    [
        ("n", pa.int32()),
        *((name, _TYPES[kind]) for name, kind in FEATURES.items()),
        *((f"said_{name}", pa.string()) for name in SAID),
    ]
)


class Counts:
    """How often each name and each address was met, so that what is common can be told from what is rare."""

    def __init__(self) -> None:
        self.forenames: Counter[str] = Counter()
        self.surnames: Counter[str] = Counter()
        self.homes: dict[tuple[str, str], set[str]] = {}
        self.records = 0

    def add(self, one: Standard) -> None:
        """Count one description."""
        self.records += 1
        used = next((name for name in one.forenames if not is_prefix(name)), "".join(one.forenames[:1]))
        self.forenames[canonical(used)] += bool(used)
        self.surnames.update(map(family_canonical, one.surnames))
        if one.postcode and one.surnames:
            home = self.homes.setdefault((one.postcode, one.house), set())
            if len(home) <= SURNAMES_AT_ONE_ADDRESS:
                home.add(family_canonical(one.surnames[0]))

    def join(self, other: "Counts") -> None:
        """Take in what another process counted."""
        self.records += other.records
        self.forenames.update(other.forenames)
        self.surnames.update(other.surnames)
        for home, found in other.homes.items():
            self.homes.setdefault(home, set()).update(found)

    def commonness(self) -> Commonness:
        """Class what was counted."""
        shared = (home for home, found in self.homes.items() if len(found) > SURNAMES_AT_ONE_ADDRESS)
        return count(self.forenames, self.surnames, shared, self.records)


def write_features(
    descriptions: Sequence[Description],
    folder: Path,
    *,
    workers: int = 1,
    progress: Callable[[str, float], None] = lambda step, share: None,
) -> tuple[list[Path], Commonness]:
    """Write the features of every description into Arrow files of `folder`, one a process, in order.

    `n` is the place of a description. Names are classed as common or rare by how often they are met here.
    """
    workers = max(1, min(workers, len(descriptions) // IN_ONE_GO or 1))
    bounds = [len(descriptions) * at // workers for at in range(workers + 1)]
    paths = [folder / f"features-{at}.arrow" for at in range(workers)]
    context = multiprocessing.get_context(
        "fork" if "fork" in multiprocessing.get_all_start_methods() else None
    )
    helpers = []
    for at in range(1, workers):
        ours, theirs = context.Pipe()
        part = descriptions[bounds[at] : bounds[at + 1]]
        helper = context.Process(target=_work, args=(part, bounds[at], paths[at], theirs), daemon=True)
        helper.start()
        helpers.append((helper, ours))
    counts, kept = _standards(descriptions[: bounds[1]], lambda share: progress("reading names", share / 2))
    for _, helper_end in helpers:
        counts.join(helper_end.recv())
    common = counts.commonness()
    for _, helper_end in helpers:
        helper_end.send(common)
    _write(kept, 0, paths[0], common, lambda share: progress("reading names", 0.5 + share / 2))
    for helper, _ in helpers:
        helper.join()
        if helper.exitcode:
            raise RuntimeError("A helper process ended before its part of the register was read.")
    return paths, common


def _work(part: Sequence[Description], start: int, path: Path, parent: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever stops the whole says so once
    counts, kept = _standards(part, lambda share: None)
    parent.send(counts)
    _write(kept, start, path, parent.recv(), lambda share: None)


def _standards(part: Sequence[Description], progress: Callable[[float], None]) -> tuple[Counts, list[bytes]]:
    """Make descriptions comparable and count them; kept packed, since a million of them are large."""
    counts, kept = Counts(), []
    for start in range(0, len(part), IN_ONE_GO):
        some = [standardise.__wrapped__(one) for one in part[start : start + IN_ONE_GO]]
        for one in some:
            counts.add(one)
        kept.append(pickle.dumps(list(map(_STANDARD, some)), protocol=pickle.HIGHEST_PROTOCOL))
        progress(min(1.0, (start + IN_ONE_GO) / len(part)))
    return counts, kept


def _write(
    kept: list[bytes], start: int, path: Path, common: Commonness, progress: Callable[[float], None]
) -> None:
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, SCHEMA) as writer:
        for at, packed in enumerate(kept):
            # Packed by this very process.
            some = [Standard(*fields) for fields in pickle.loads(packed)]  # noqa: S301
            writer.write_batch(batch([common.in_order(one) for one in some], start, common))
            start += len(some)
            progress((at + 1) / len(kept))


def batch(some: Sequence[Standard], start: int, common: Commonness) -> pa.RecordBatch:
    """Give the features of some descriptions, and what sentences may quote of them, as one Arrow batch."""
    made = [features_of(one, common) for one in some]
    columns: list[Any] = [pa.array(range(start, start + len(some)), pa.int32())]
    rows = zip(*map(_FEATURES, made), strict=True)
    columns += [pa.array(each, SCHEMA.field(name).type) for name, each in zip(FEATURES, rows, strict=True)]
    columns += [pa.array([said(one) for one in some], pa.string()) for said in SAID.values()]
    return pa.RecordBatch.from_arrays(columns, schema=SCHEMA)
