"""Where everything stands in the picture of lanes. Pure: marks in, places out, the same picture each time.

Records of one lane that would stand on each other are stacked where there are two and room, and counted otherwise:
every record stays behind a link wide enough for a finger.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from frontdoor.chronology.lanes.drawn import Box, Burst, Dot, Heading, Lane, Lanes, Mark, Told
from frontdoor.chronology.lanes.scale import Scale
from frontdoor.ui.words import counted, gday, listed

WIDTH, LEFT, RIGHT = 1180, 170, 24
FINGER = 24  # what WCAG 2.2 asks of a target
LANE, LANE_OF_MANY, MANY = 56, 34, 14
HEADING, SENTENCE, FOOT, PAD = 26, 22, 40, 13
NAME_AT_MOST = 19
NO_RECORD = "No record by any agency"
LETTER = 7.1  # about how wide a letter is drawn


def drawn(told: Sequence[Told], bursts: Iterable[Burst], *, first: date, last: date) -> Lanes:
    """Draw everybody's lane between two days; what happened before the first is counted and said, not drawn."""
    scale = Scale(first, last, LEFT, WIDTH - RIGHT)
    inside = [burst for burst in bursts if burst.last >= first]
    top = 10 + SENTENCE * len(inside)
    step = LANE if len(told) <= MANY else LANE_OF_MANY
    y, lanes, headings, group = float(top), [], [], ""
    for each in told:
        if each.group != group:
            headings.append(Heading(each.group, y + HEADING - 8))
            y, group = y + HEADING, each.group
        lanes.append(_lane(each, scale, y + step / 2, stacked=2 if step == LANE else 1))
        y += step
    outside = {mark.ref for each in told for mark in each.marks if mark.on < first}
    everything = {mark.ref for each in told for mark in each.marks}
    return Lanes(
        width=WIDTH,
        height=y + FOOT,
        left=LEFT,
        top=top,
        bottom=y,
        lanes=tuple(lanes),
        headings=tuple(headings),
        ticks=scale.ticks(),
        boxes=tuple(_box(burst, scale, place) for place, burst in enumerate(inside)),
        breaks_at=scale.breaks_at,
        first=first,
        last=last,
        shown=len(everything - outside),
        earlier=len(outside),
    )


def _lane(told: Told, scale: Scale, y: float, *, stacked: int) -> Lane:
    marks = [mark for mark in told.marks if mark.on >= scale.first]
    note = "" if marks else (f"{NO_RECORD} in this time" if told.marks else NO_RECORD)
    gap = _gap(told, scale)
    dots = tuple(dot for near in _near_each_other(marks, scale) for dot in _dots(near, scale, y, stacked))
    return Lane(
        name=told.name,
        short=told.name if len(told.name) <= NAME_AT_MOST else f"{told.name[: NAME_AT_MOST - 1].rstrip()}…",
        href=told.href,
        y=y,
        dots=dots,
        note=note,
        gap=gap,
        gap_said=told.unseen if gap else "",
        gap_at=_room_for(told.unseen, gap, dots) if gap else 0,
    )


def _gap(told: Told, scale: Scale) -> tuple[float, float] | None:
    return (scale.x(told.unseen_since), scale.x(scale.last)) if told.unseen_since else None


def _room_for(words: str, gap: tuple[float, float], dots: Iterable[Dot]) -> float:
    """Where the words of a gap begin: in the middle of its widest free part, and never past the right edge."""
    wide = len(words) * LETTER
    at = [gap[0], *sorted(dot.x for dot in dots if gap[0] < dot.x < gap[1]), gap[1]]
    start, end = max(pairwise(at), key=lambda pair: pair[1] - pair[0])
    return round(min(max(LEFT + 6, (start + end - wide) / 2), WIDTH - RIGHT - wide), 1)


def _near_each_other(marks: Iterable[Mark], scale: Scale) -> list[list[Mark]]:
    """The marks in order, those together that a finger could not tell apart."""
    groups: list[list[Mark]] = []
    for mark in sorted(marks, key=lambda mark: (mark.on, mark.ref)):
        if groups and scale.x(mark.on) - scale.x(groups[-1][0].on) < FINGER:
            groups[-1].append(mark)
        else:
            groups.append([mark])
    return groups


def _dots(near: list[Mark], scale: Scale, y: float, stacked: int) -> list[Dot]:
    x = scale.x(near[0].on)
    if len(near) == 1:
        return [_dot(near[0], x, y)]
    if len(near) == 2 <= stacked:
        return [_dot(near[0], x, y - FINGER / 2), _dot(near[1], x, y + FINGER / 2)]
    agencies = {mark.agency for mark in near}
    return [
        Dot(
            x=x,
            y=y,
            agency=agencies.pop() if len(agencies) == 1 else "",
            label=_label_of_many(near),
            href=f"#{near[0].ref}",
            ringed=any(mark.ringed for mark in near),
            late=any(mark.late for mark in near),
            small=False,
            count=len(near),
        )
    ]


def _dot(mark: Mark, x: float, y: float) -> Dot:
    label = f"{mark.title}, {gday(mark.on)}"
    label += f", {mark.late}" if mark.late else ""
    label += ", counted by a sign" if mark.ringed else ""
    label += ", named only" if mark.named_only else ""
    return Dot(x, y, mark.agency, label, f"#{mark.ref}", mark.ringed, bool(mark.late), mark.named_only)


def _label_of_many(near: list[Mark]) -> str:
    days = list(dict.fromkeys(gday(mark.on) for mark in near))
    when = f"on {days[0]}" if len(days) == 1 else f"between {days[0]} and {days[-1]}"
    return f"{counted(len(near), 'record')} {when}: {listed(dict.fromkeys(mark.title for mark in near))}"


def _box(burst: Burst, scale: Scale, place: int) -> Box:
    x, end = scale.x(burst.first) - PAD, scale.x(burst.last) + PAD
    wide = len(burst.said) * LETTER
    y = 6 + SENTENCE * place + 12
    if end - wide >= LEFT:
        return Box(x, end - x, burst.said, "end", end, y)
    return Box(x, end - x, burst.said, "start", max(8, min(x, WIDTH - RIGHT - wide)), y)


def leading_on(lanes: Lanes, everything: Sequence[str], *, shown: Iterable[str], a_page: int) -> Lanes:
    """Let a dot whose entry is not among those shown lead to the page of the table on which it stands."""
    here = set(shown)
    there = {ref: place // a_page + 1 for place, ref in enumerate(everything) if ref not in here}

    def led(dot: Dot) -> Dot:
        page = there.get(dot.href.removeprefix("#"))
        return replace(dot, href=f"?page={page}{dot.href}") if page else dot

    return replace(
        lanes,
        lanes=tuple(replace(lane, dots=tuple(led(dot) for dot in lane.dots)) for lane in lanes.lanes),
    )
