"""A replay as one page of HTML that needs nothing else: the days, what was known when, and what it cannot say."""

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape

from kinfold.records import Event
from kinfold.replay.case_file import Case
from kinfold.replay.day_by_day import Replay
from kinfold.replay.per_child import per_child
from kinfold.replay.strip import strip
from kinfold.replay.telling import lead
from kinfold.rulebook import Rules
from kinfold.signals import SIGNALS, Signal
from kinfold.signals.wording import agency_in_words, counted, day_in_words, kind_in_words, names_in_words
from kinfold.timeline import View

NOT_PREVENTED = (
    "Would have alerted is not would have prevented. A signal is a reason to look; what people would have seen, "
    "said and done is not known. No signal never means safe."
)
STYLE = """
body { font: 1.0625rem/1.5 Arial, Helvetica, sans-serif; color: #0b0c0c; background: #fff; }
body { margin: 0 auto; padding: 1rem; max-width: 60rem; }
h1 { font-size: 1.75rem; line-height: 1.2; }
h2 { font-size: 1.375rem; margin-top: 2.5rem; }
h3 { font-size: 1.125rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid #b1b4b6; padding: .4rem .75rem .4rem 0; text-align: left; vertical-align: top; }
caption { text-align: left; font-weight: bold; padding: .5rem 0; }
ol, ul { padding-left: 1.25rem; }
.limits { border-left: .5rem solid #1d70b8; padding: .25rem 1rem; }
.late { font-weight: bold; }
.gone { color: #505a5f; }
.wide { overflow-x: auto; }
svg { max-width: 100%; height: auto; }
@media print { body { max-width: none; } .wide { overflow: visible; } h2 { break-after: avoid; } }
"""


def page(walked: Sequence[tuple[Case, Replay]], rules: Rules, conditions: Sequence[str] = ()) -> str:
    """Write cases and their replays as a page; `conditions` say how they were tried otherwise than it was."""
    title = walked[0][0].title if len(walked) == 1 and walked[0][0].title else "Past cases, day by day"
    how = " ".join([*conditions, f"Rules {rules.version}, as of {day_in_words(rules.day)}."])
    cases = "\n".join(_case(case, found, rules, titled=len(walked) > 1) for case, found in walked)
    return (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{escape(title)}</h1>\n<p>{escape(how)}</p>\n"
        f'<p class="limits">{escape(NOT_PREVENTED)}</p>\n{cases}\n</main>\n</body>\n</html>\n'
    )


def _case(case: Case, found: Replay, rules: Rules, *, titled: bool) -> str:
    root = case.ledger.by_id[found.root]
    harm = case.expectations.injury
    opening = f"Seen from the network of {root.name or 'someone not yet named'}."
    if harm:
        opening += f" Harm was found on {day_in_words(harm)}."
    raised = [signal for signal in SIGNALS if found.edges_of(signal.code)]
    silent = [f"{signal.code} {signal.title}" for signal in SIGNALS if signal not in raised]
    return "\n".join(
        [
            f"<h2>{escape(case.title or case.id)}</h2>" if titled else "",
            f"<p>{escape(opening)}</p>",
            _first_days(raised, found, harm),
            strip(case, found, raised),
            _alone(case, found, rules, harm),
            "<h2>What each signal would have said, and why</h2>",
            *(_signal(signal, found, harm) for signal in raised),
            f"<p>Never true here: {escape('; '.join(silent) or 'none')}. That does not mean safe.</p>",
            "<h2>What was known when</h2>",
            _records(case),
        ]
    )


def _first_days(raised: Iterable[Signal], found: Replay, harm: date | None) -> str:
    rows = []
    for signal in sorted(raised, key=lambda each: (found.first(each.code) or date.max, each.code)):
        first = found.first(signal.code)
        edge = next(each for each in found.edges_of(signal.code) if each.up)
        before = lead(edge.day, harm).removeprefix(", ") or "no day of harm given"
        rows.append(
            f'<tr><th scope="row">{signal.code} {escape(signal.title)}</th><td>{day_in_words(first or edge.day)}</td>'
            f"<td>{escape(before)}</td><td>{escape(edge.finding.headline)}</td></tr>"
        )
    heads = "".join(
        f'<th scope="col">{head}</th>' for head in ("Signal", "First day", "Lead", "What it says")
    )
    caption = "<caption>The first day of each signal, on what was known then</caption>"
    return _wide(
        "First days", f"<table>{caption}<thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )


def _wide(name: str, inside: str) -> str:
    return f'<div class="wide" tabindex="0" role="region" aria-label="{escape(name)}">{inside}</div>'


def _alone(case: Case, found: Replay, rules: Rules, harm: date | None) -> str:
    together = found.first("S01")
    said = [f"Counted for the whole family, S01 speaks on {day_in_words(together)}." if together else
            "Counted for the whole family, S01 never speaks."]  # fmt: skip
    for child, first in per_child(case.ledger, found.root, rules).items():
        name = case.ledger.by_id[child].name or "someone not yet named"
        when = f"on {day_in_words(first)}{lead(first, harm)}" if first else "never"
        said.append(f"Counted for {name} alone: {when}.")
    items = "".join(f"<li>{escape(each)}</li>" for each in said)
    return f"<h2>What a count for each child would have seen instead</h2><ul>{items}</ul>"


def _signal(signal: Signal, found: Replay, harm: date | None) -> str:
    parts, told = [], set()
    for edge in found.edges_of(signal.code):
        who = f" for {' and '.join(edge.key)}" if edge.key else ""
        if not edge.up:
            why = " ".join(reason.said for reason in edge.because) or "Time alone changed it."
            parts.append(
                f'<li class="gone">{day_in_words(edge.day)}: no longer true{escape(who)}. {escape(why)}</li>'
            )
            continue
        reasons = "" if edge.key in told else _reasons(edge.finding.reasons)
        told.add(edge.key)
        when = f"{day_in_words(edge.day)}{lead(edge.day, harm)}"
        parts.append(f"<li>{escape(when)}: {escape(edge.finding.headline)}{reasons}</li>")
    return f"<h3>{signal.code} {escape(signal.title)}</h3><ol>{''.join(parts)}</ol>"


def _reasons(reasons: Iterable[object]) -> str:
    items = "".join(
        f"<li>{escape(getattr(reason, 'said', ''))} [{escape(', '.join(getattr(reason, 'sources', ())))}]</li>"
        for reason in reasons
    )
    return f"<ul>{items}</ul>"


def _records(case: Case) -> str:
    view = View(case.ledger, date.max, Rules(date.max, {}))
    ordered = sorted(case.ledger.events, key=lambda event: (event.known, event.order))
    rows = "".join(_record(view, event) for event in ordered)
    heads = "".join(
        f'<th scope="col">{head}</th>'
        for head in ("Known", "Happened", "Record", "About", "What was written")
    )
    caption = "<caption>In the order in which it became known</caption>"
    return _wide("Records", f"<table>{caption}<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>")


def _record(view: View, event: Event) -> str:
    days = (event.known - event.occurred).days
    late = f' <span class="late">known {counted(days, "day", "days")} later</span>' if days else ""
    gone = f" Withdrawn on {day_in_words(event.withdrawn)}." if event.withdrawn else ""
    about = names_in_words(view, event.everyone)
    what = f"{agency_in_words(event.agency)}: {kind_in_words(event)} [{event.id}]"
    return (
        f"<tr><td>{day_in_words(event.known)}</td><td>{day_in_words(event.occurred)}{late}</td><td>{escape(what)}</td>"
        f"<td>{escape(about)}</td><td>{escape(event.text + gone)}</td></tr>"
    )
