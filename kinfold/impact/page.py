"""An impact report as one page of HTML that needs nothing else: tables, a drawing, and what it cannot say."""

import json
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from kinfold.finding import Severity
from kinfold.impact.drawing import curve
from kinfold.impact.figures import Carried, Workload
from kinfold.impact.told import LIMITS, Impact, Whole

NUMBER, NOW = ' class="n"', ' class="now"'
STYLE = """
body { font: 1.0625rem/1.5 Arial, Helvetica, sans-serif; color: #0b0c0c; background: #fff; }
body { margin: 0 auto; padding: 1rem; max-width: 60rem; }
h1 { font-size: 1.75rem; line-height: 1.2; }
h2 { font-size: 1.375rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid #b1b4b6; padding: .4rem .5rem .4rem 0; text-align: left; vertical-align: top; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
tr.now td, tr.now th { font-weight: bold; background: #f3f2f1; }
caption { text-align: left; font-weight: bold; padding: .5rem 0; }
figure { margin: 1.5rem 0; }
.wide { overflow-x: auto; }
svg { max-width: 100%; height: auto; }
.limits { border-left: .5rem solid #1d70b8; padding: .25rem 1rem; }
@media print { body { max-width: none; } .wide { overflow: visible; } }
"""
WORK = (
    "Alerts a week",
    "For each manager",
    "Planted harm seen before it came",
    "Lead, days (middle)",
    "Busy but safe, alerted",
)


def impact_page(told: Impact) -> str:
    """Write the report on one signal: what each choice would cost, drawn and as a table, and who carries the alerts."""
    names = list(told.tried[0].values) if told.tried else []
    rows = [
        _row([str(value) for value in row.values.values()], row.workload, told.managers, now=row.present)
        for row in told.tried
    ]
    meta = "".join(
        f"<meta name=\"kinfold-impact\" content='{escape(_meta(name, value, told.rules_version))}'>\n"
        for row in told.tried
        for name, value in row.values.items()
    )
    return _page(
        f"What changing {told.signal.code} would cost",
        f"{told.signal.code} {told.signal.title}. {told.city}",
        [
            _table("What each choice of values would cost and catch", [*names, *WORK], rows),
            curve(told),
            *_who(told.carried),
            _rules(told.rules_version, told.managers),
        ],
        meta=meta,
    )


def whole_page(told: Whole) -> str:
    """Write the report on all signals together: the work of a week, and the share of each signal."""
    rows = [_row(["All together", ""], told.together, told.managers, now=True)]
    for share in told.shares:
        shown = " (shown only)" if share.signal.severity is Severity.INFO else ""
        name = f"{share.signal.code} {share.signal.title}{shown}"
        rows.append(_row([name, f"{share.adds:.1f}"], share.alone, told.managers))
    heads = ["Signal, if it stood alone", "Alerts a week it adds to the others", *WORK]
    return _page(
        "What the signals cost a week",
        f"One alert for a family. {told.city}",
        [
            _table("All signals together, and each alone", heads, rows),
            *_who(told.carried),
            _rules(told.rules_version, told.managers),
        ],
    )


def _meta(name: str, value: int, rules: str) -> str:
    return json.dumps({"name": name, "value": value, "rules": rules})


def _page(title: str, opening: str, parts: Iterable[str], *, meta: str = "") -> str:
    return (
        f'<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n{meta}'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{escape(title)}</h1>\n"
        f'<p>{escape(opening)}</p>\n<p class="limits">{escape(LIMITS)}</p>\n'
        + "\n".join(parts)
        + "\n</main>\n</body>\n</html>\n"
    )


def _row(first: Sequence[str], load: Workload, managers: int, *, now: bool = False) -> str:
    figures = [
        f"{load.a_week:.1f}",
        f"{load.a_week / managers:.1f}",
        f"{load.caught} of {load.planted}",
        "none" if load.lead is None else str(load.lead),
        f"{load.safe_raised} of {load.safe}",
    ]
    named = f"{first[0]} (as now)" if now and first and first[0].isdecimal() else "".join(first[:1])
    cells = [f'<th scope="row">{escape(named)}</th>', *(f"<td>{escape(cell)}</td>" for cell in first[1:])]
    cells += [f'<td class="n">{figure}</td>' for figure in figures]
    return f"<tr{NOW if now else ''}>{''.join(cells)}</tr>"


def _table(title: str, heads: Sequence[str], rows: Sequence[str]) -> str:
    first = len(heads) - len(WORK)
    top = [
        f'<th scope="col"{NUMBER if at >= first else ""}>{escape(head)}</th>' for at, head in enumerate(heads)
    ]
    table = f"<caption>{escape(title)}</caption><thead><tr>{''.join(top)}</tr></thead><tbody>{''.join(rows)}</tbody>"
    around = f'class="wide" tabindex="0" role="region" aria-label="{escape(title)}"'
    return f"<div {around}><table>{table}</table></div>"


def _who(carried: Mapping[str, Sequence[Carried]]) -> list[str]:
    opening = (
        "<h2>Who carries the alerts</h2><p>No rule reads any of this. It is shown so that a partnership sees on whom "
        "its rules fall: for 1,000 children, and for 1,000 contacts, which takes out how often a family is reported.</p>"
    )
    return [opening, *(_carried(title, groups) for title, groups in carried.items())]


def _carried(title: str, groups: Sequence[Carried]) -> str:
    heads = ("Group", "Alerts a year for 1,000 children", "Alerts a year for 1,000 contacts")
    top = "".join(f'<th scope="col"{NUMBER if at else ""}>{head}</th>' for at, head in enumerate(heads))
    rows = "".join(
        f'<tr><th scope="row">{escape(each.group)}</th><td class="n">{each.per_1000_children:.1f}</td>'
        f'<td class="n">{each.per_1000_contacts:.1f}</td></tr>'
        for each in groups
    )
    caption = f"<caption>{escape(title)}</caption>"
    return f"<table>{caption}<thead><tr>{top}</tr></thead><tbody>{rows}</tbody></table>"


def _rules(version: str, managers: int) -> str:
    return f"<h2>How it was measured</h2><p>Rules {escape(version)}. {managers} Team Managers share the alerts.</p>"
