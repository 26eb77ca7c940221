"""Who holds an alert: chosen from the desk that is staffed, moved when they are away, handed over with a reason."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Count
from django.utils.timezone import localdate

from frontdoor.access.permissions import check
from frontdoor.accounts.actor import Actor, system
from frontdoor.agencies.cover import absent, deputy_for, on_duty
from frontdoor.agencies.queries import people_with_role
from frontdoor.alerts.life.keeping import check_open, family_now, keep
from frontdoor.alerts.life.telling import push
from frontdoor.alerts.models import Alert, Handover
from frontdoor.intake.in_turn import wait_for_turn
from frontdoor.outbox.sentences import About
from frontdoor.sealing.queries import who_may_see

ROLE = "team_manager"
AWAY = "The manager who held it is away."


class NotTheirs(ValueError):
    """Refused: an alert can move only to a Team Manager who may see its family."""


def manager_for(at: datetime, family: Iterable[int], *, instead_of: int | None = None) -> int | None:
    """The Team Manager on duty with the fewest alerts that wait, of those who may see the whole family.

    Where they may not, whoever holds the role and may; somebody away only where nobody else is there. None where
    there is nobody, and then it escalates.
    """
    family = list(family)
    desk = [each.user_id for each in on_duty(ROLE, at)]
    managers = who_may_see(family, desk)
    if not managers:
        others = [each.user_id for each in people_with_role(ROLE, localdate(at))]
        managers = who_may_see(family, [_stand_in(each, at) or each for each in others])
    managers = [each for each in dict.fromkeys(managers) if each != instead_of]
    if not managers:
        return None
    held = Alert.objects.waiting().with_holder().filter(held_by__in=managers).order_by()
    load = dict(held.values_list("held_by").annotate(Count("id")))
    return min(managers, key=lambda manager: (load.get(manager, 0), manager))


def _stand_in(user: int, at: datetime) -> int | None:
    return deputy_for(user, at) if absent(user, at) else user


def deputy_of(alert: Alert, at: datetime) -> int | None:
    """The named deputy of whoever holds an alert, where they may take it on and see the family."""
    holder = alert.holder
    deputy = deputy_for(holder.pk, at) if holder else None
    if deputy is None or deputy not in {each.user_id for each in people_with_role(ROLE, localdate(at))}:
        return None
    return deputy if who_may_see([alert.root_id], [deputy]) else None


def move_if_away(alert: Alert, *, at: datetime) -> bool:
    """Move an alert to the deputy, or to whoever is on duty, while the manager who holds it is away."""
    holder = alert.holder
    if holder is None or not absent(holder.pk, at):
        return False
    to = deputy_of(alert, at) or manager_for(at, family_now(alert, at), instead_of=holder.pk)
    if to is None or absent(to, at):
        return False
    _move(alert, to=to, why=AWAY, by=system("clock"), at=at)
    return True


@transaction.atomic
def hand_over(*, alert: Alert, to: int, why: str, by: Actor, at: datetime) -> Handover:
    """Give an alert that waits to another Team Manager, and say why. Raises NotTheirs where they may not have it."""
    check(by, "decide alerts")
    wait_for_turn()
    check_open(alert)
    if to not in takers(alert, at):
        raise NotTheirs("Choose a Team Manager who is here and may see this family.")
    return _move(alert, to=to, why=why.strip(), by=by, at=at)


def takers(alert: Alert, at: datetime) -> list[int]:
    """The Team Managers to whom an alert can be handed over: here, not its holder, and allowed to see the family."""
    here = [each.user_id for each in people_with_role(ROLE, localdate(at)) if not absent(each.user_id, at)]
    holder = alert.holder.pk if alert.holder else None
    return [each for each in who_may_see(family_now(alert, at), here) if each != holder]


def _move(alert: Alert, *, to: int, why: str, by: Actor, at: datetime) -> Handover:
    made = Handover.objects.create(alert=alert, to_id=to, why=why, at=at, by_id=by.id, by_name=by.name)
    keep("handed_over", alert, by=by, at=at, text=why)
    push(alert, "alert_handed_over", About.ALERT_MOVED, to=to, at=at)
    return made
