"""An impact report as JSON: what the service keeps beside a decision, and what the reference pages quote."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from kinfold.impact.figures import Carried, Workload
from kinfold.impact.told import Impact, Whole


def impact_json(told: Impact) -> str:
    """Give the report on one signal as JSON; each choice tried names its values and the rules it was tried against."""
    held = {
        "signal": told.signal.code,
        "rules": told.rules_version,
        "city": told.city,
        "managers": told.managers,
        "tried": [
            {"values": dict(row.values), "present": row.present, **_load(row.workload)} for row in told.tried
        ],
        "carried": _carried(told.carried),
    }
    return json.dumps(held, indent=1) + "\n"


def whole_json(told: Whole) -> str:
    """Give the report on all signals as JSON: each by its code, and all together."""
    signals = {
        share.signal.code: {
            **_load(share.alone),
            "adds_a_week": round(share.adds, 2),
            "carried": _carried(told.carried_by_signal[share.signal.code]),
        }
        for share in told.shares
    }
    held = {
        "rules": told.rules_version,
        "city": told.city,
        "managers": told.managers,
        "together": {**_load(told.together), "carried": _carried(told.carried)},
        "signals": signals,
    }
    return json.dumps(held, indent=1) + "\n"


def _load(load: Workload) -> dict[str, Any]:
    return {
        "alerts_a_week": round(load.a_week, 2),
        "harm_seen": load.caught,
        "harm_planted": load.planted,
        "lead_days": load.lead,
        "busy_but_safe_alerted": load.safe_raised,
        "busy_but_safe": load.safe,
    }


def _carried(carried: Mapping[str, Sequence[Carried]]) -> dict[str, Any]:
    return {
        title: {
            each.group: {
                "per_1000_children": round(each.per_1000_children, 2),
                "per_1000_contacts": round(each.per_1000_contacts, 2),
            }
            for each in groups
        }
        for title, groups in carried.items()
    }
