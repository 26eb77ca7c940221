"""Rules over when, where and how often somebody looks: closed records, crowds, leave, one address, and a tip-off.

Lesson: misuse was found where nobody worked with the family any more, where many looked at one record in the news,
in the last days before somebody left, and on the day on which a suspect knew what only the file said.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from django.utils.timezone import localdate

from frontdoor.reasons.noticing.rules import UNEXPLAINED, Noticed, Seen, by_actor, noticed_of

# Policy of this partnership, to be set by it: no published figures.
CLOSED_FOR = timedelta(days=90)
A_CROWD, WITHIN = 6, timedelta(days=7)
AROUND_A_CHANGE = timedelta(days=14)
DAYS_AT_ONE_ADDRESS = 3
BEFORE_A_TIP_OFF = 2  # days

Days = tuple[date, date]


def of_closed_records(looks: Sequence[Seen], worked: Mapping[str, Sequence[datetime]]) -> Iterator[Noticed]:
    """R4: records with which nobody had worked for a long time, and nothing had come in about them."""
    closed = (
        each for each in _unexplained(looks) if each.ref in worked and _long_ago(each, worked[each.ref])
    )
    for looks_of in by_actor(closed):
        yield noticed_of("R4", looks_of, "on which nobody had worked for 90 days")


def _long_ago(look: Seen, moments: Sequence[datetime]) -> bool:
    return all(moment < look.at - CLOSED_FOR for moment in moments if moment <= look.at)


def of_a_crowd(looks: Sequence[Seen]) -> Iterator[Noticed]:
    """R7: one record that many opened within a week, none of whom work explains; it speaks of all of them together."""
    held: dict[str, list[Seen]] = defaultdict(list)
    for each in sorted(_unexplained(looks), key=lambda each: each.at):
        held[each.ref].append(each)
    for ref, of_one in held.items():
        for first in of_one:
            who = {each.actor for each in of_one if first.at <= each.at <= first.at + WITHIN}
            if len(who) >= A_CROWD:
                said = f"1 record opened by {len(who)} people within 7 days, with no work on record."
                yield Noticed("R7", 0, f"{len(who)} people", (ref,), first.at, said)
                break


def around_a_change(
    looks: Sequence[Seen], away: Mapping[int, Sequence[Days]], changed: Mapping[int, Sequence[date]]
) -> Iterator[Noticed]:
    """R8: records opened on days of leave, or in the weeks around a change of role or team, or before leaving."""
    for looks_of in by_actor(_unexplained(looks)):
        actor = looks_of[0].actor
        on_leave = [each for each in looks_of if _within(each, away.get(actor, ()))]
        near = [each for each in looks_of if _near(each, changed.get(actor, ())) and each not in on_leave]
        if on_leave:
            yield noticed_of("R8", on_leave, "opened on days on which they were away")
        if near:
            yield noticed_of(
                "R8", near, "opened within 14 days of a change of their role or team, or of leaving"
            )


def _within(look: Seen, spans: Iterable[Days]) -> bool:
    return any(first <= localdate(look.at) <= last for first, last in spans)


def _near(look: Seen, days: Iterable[date]) -> bool:
    return any(abs(localdate(look.at) - day) <= AROUND_A_CHANGE for day in days)


def at_one_address(looks: Sequence[Seen], homes: Mapping[str, str]) -> Iterator[Noticed]:
    """R9: the records of one address, opened on one day after another with no work on record."""
    for looks_of in by_actor(_unexplained(looks)):
        held: dict[str, list[Seen]] = defaultdict(list)
        for each in looks_of:
            if home := homes.get(each.ref):
                held[home].append(each)
        for at_home in held.values():
            days = {localdate(each.at) for each in at_home}
            if len(days) >= DAYS_AT_ONE_ADDRESS:
                yield noticed_of("R9", at_home, f"of one address, opened on {len(days)} days")


def before_a_tip_off(looks: Sequence[Seen], known_outside: Iterable[tuple[str, date]]) -> Iterator[Noticed]:
    """R11: whoever had opened a record by the day on which something of it was known outside, explained or not."""
    for ref, day in known_outside:
        days = {day - timedelta(days=each) for each in range(BEFORE_A_TIP_OFF + 1)}
        near = (each for each in looks if each.ref == ref and localdate(each.at) in days)
        for looks_of in by_actor(near):
            yield noticed_of("R11", looks_of, "opened just before something of it became known outside")


def _unexplained(looks: Iterable[Seen]) -> Iterator[Seen]:
    return (each for each in looks if each.because in UNEXPLAINED)
