"""Comparing what a case expects with what its replay gives: every difference is one sentence."""

from collections.abc import Iterator

from kinfold.replay.case_file import Case
from kinfold.replay.day_by_day import Edge, Replay, replay, without_ties
from kinfold.replay.expectations import Days, ExpectedEdge, ExpectedNever
from kinfold.rulebook import Rules
from kinfold.signals import CATALOGUE


def differences(case: Case, rules: Rules | None = None, *, root: str | None = None) -> list[str]:
    """List every way in which a case differs from what its file expects, in the order of the file's keys.

    Seen from another root, only what the file expects of that root is compared.
    """
    if root not in (None, case.root):
        return list(_of_root(case, str(root), rules))
    expected, found = case.expectations, replay(case, rules=rules)
    return [
        *_of_first_days(expected.first, found),
        *_of_cleared(expected.cleared, found),
        *(said for edge in expected.edges for said in _of_edge(edge, found)),
        *(said for never in expected.never for said in _of_never(never, found)),
        *(said for other in expected.roots or {} for said in _of_root(case, other, rules)),
        *_without_links(case, rules),
    ]


def nothing_expected(case: Case, root: str | None) -> bool:
    """Tell whether the file expects nothing of this root, so that there is nothing to agree with."""
    return root not in (None, case.root, *(case.expectations.roots or {}))


def _of_first_days(expected: Days | None, found: Replay) -> Iterator[str]:
    for code in CATALOGUE if expected is not None else ():
        yield from _day_differs(code, "fires first", (expected or {}).get(code), found.first(code))


def _of_cleared(expected: Days | None, found: Replay) -> Iterator[str]:
    for code, day in (expected or {}).items():
        yield from _day_differs(code, "clears first", day, found.first_cleared(code))


def _of_root(case: Case, root: str, rules: Rules | None) -> Iterator[str]:
    found = replay(case, root, rules)
    for code, day in (case.expectations.roots or {}).get(root, {}).items():
        for said in _day_differs(code, "fires first", day, found.first(code)):
            yield f"From {root}: {said}"


def _without_links(case: Case, rules: Rules | None) -> Iterator[str]:
    types, then = case.expectations.without_links, case.expectations.then
    if then is not None:
        found = replay(without_ties(case.ledger, types), case.root, rules)
        for said in _of_first_days(then, found):
            yield f"Without {' and '.join(types)} links: {said}"


def _day_differs(code: str, does: str, expected: object, found: object) -> Iterator[str]:
    if expected != found:
        yield f"{code} {does} on {found or 'no day'}; the file expects {expected or 'no day'}."


def _of_edge(expected: ExpectedEdge, found: Replay) -> Iterator[str]:
    if not any(
        edge.day == expected.day and edge.up == expected.up and _is_for(edge, expected.who)
        for edge in found.edges_of(expected.signal)
    ):
        way = "begin to be true" if expected.up else "stop being true"
        others = ", ".join(
            f"{edge.day} {'up' if edge.up else 'down'}" for edge in found.edges_of(expected.signal)
        )
        yield (
            f"{expected.signal} does not {way}{_for(expected.who)} on {expected.day}; "
            f"its edges are: {others or 'none'}."
        )


def _of_never(expected: ExpectedNever, found: Replay) -> Iterator[str]:
    risen = [edge for edge in found.edges_of(expected.signal) if edge.up and _is_for(edge, expected.who)]
    if risen:
        yield f"{expected.signal} fires{_for(expected.who)} on {risen[0].day}; the file expects it never to."


def _is_for(edge: Edge, who: tuple[str, ...] | None) -> bool:
    # One name matches any key that holds it; a pair or [person, record] must be the whole key.
    if who is None:
        return True
    return who[0] in edge.key if len(who) == 1 else sorted(who) == sorted(edge.key)


def _for(who: tuple[str, ...] | None) -> str:
    return f" for {' and '.join(who)}" if who else ""
