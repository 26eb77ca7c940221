"""The week's rota and who is away: said by managers, and by everybody of themselves; days are shown, and never why."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate, now

from frontdoor.access.permissions import MayNot
from frontdoor.agencies.cover import deputy_for, on_duty
from frontdoor.agencies.models import Absence, Deputy, Shift
from frontdoor.audit.models import Entry
from frontdoor.cover import actions
from tests.rooms.alert_stories import a_manager, actor
from tests.rooms.builders import a_worker, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def ines():
    return a_manager("ines", "Ines Carver")


@pytest.fixture
def tom():
    return a_manager("tom", "Tom Okafor")


@pytest.fixture
def worker():
    return a_worker("nina", role="front_door_worker", agency="cass", name="Nina Marsh")


def boxes(name: str, days: int) -> dict[str, str]:
    day = localdate() + timedelta(days=days)
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


def on_the_rota(user: str, **more) -> dict[str, str]:
    sent = {
        "user": user,
        "role": "team_manager",
        "hours": "all",
        **boxes("from_on", 0),
        **boxes("until_on", 1),
    }
    return sent | more


def away(deputy: str = "nobody", **more) -> dict[str, str]:
    return {"deputy": deputy, "why_away": "sick", **boxes("from_on", 0), **boxes("until_on", 3)} | more


def test_a_manager_puts_somebody_on_the_rota_for_each_of_some_days_and_it_is_entered(ines, tom):
    answer = signed_in(ines).post("/cover/rota/", on_the_rota("tom"), follow=True)

    assert "Tom Okafor" in answer.content.decode()
    assert Shift.objects.filter(user=tom).count() == 2
    assert Entry.objects.filter(verb="put on the rota", subject_ref=f"account {tom.pk}").count() == 2


def test_the_same_form_sent_twice_is_one_shift_a_day(ines, tom):
    browser = signed_in(ines)
    browser.post("/cover/rota/", on_the_rota("tom"))
    browser.post("/cover/rota/", on_the_rota("tom"))

    assert Shift.objects.count() == 2


def test_where_nobody_is_on_the_rota_the_page_says_to_whom_work_goes(ines, tom):
    page = signed_in(ines).get("/cover/").content.decode()

    assert "Nobody is on the rota this week." in page
    assert "Ines Carver and Tom Okafor" in page


def test_nobody_is_on_duty_in_a_role_that_they_do_not_hold(ines, worker):
    page = signed_in(ines).post("/cover/rota/", on_the_rota("nina")).content.decode()

    assert "Nina Marsh does not hold the role Team Manager on that day." in page
    assert not Shift.objects.exists()


def test_a_worker_reads_the_rota_and_does_not_keep_it(worker, tom):
    browser = signed_in(worker)

    assert browser.get("/cover/").status_code == 200
    assert browser.post("/cover/rota/", on_the_rota("tom")).status_code == 403
    assert browser.post("/cover/away/colleague/", away(user="tom")).status_code == 403
    with pytest.raises(MayNot):
        actions.say_away(user=tom, from_on=localdate(), until_on=None, by=actor(worker), at=now())


def test_somebody_says_that_they_are_away_and_who_stands_in_and_colleagues_do_not_learn_why(ines, tom):
    signed_in(ines).post("/cover/away/", away("tom"))

    own, others = (signed_in(user).get("/cover/").content.decode() for user in (ines, tom))
    assert deputy_for(ines.pk, now()) == tom.pk
    assert [each.user for each in on_duty("team_manager", now())] == [tom]
    assert "Tom Okafor" in own
    assert "Unwell" not in others
    assert "Ines Carver" in others
    assert "sick" not in str(list(Entry.objects.values()))


def test_who_stands_in_is_a_change_of_rights_that_the_auditor_finds(ines, tom):
    signed_in(ines).post("/cover/away/", away("tom"))

    entry = Entry.objects.get(verb="changed rights")
    assert entry.detail == {"user": tom.pk, "stands_in_for": ines.pk}


def test_nobody_stands_in_who_does_other_work_or_without_an_end(ines, worker):
    browser = signed_in(ines)
    other_work = browser.post("/cover/away/", away("nina")).content.decode()
    no_end = browser.post(
        "/cover/away/", away("nina", **{"until_on-day": "", "until_on-month": "", "until_on-year": ""})
    )

    assert "Nina Marsh does not do the same work on that day." in other_work
    assert "Enter the last day away" in no_end.content.decode()
    assert not Absence.objects.exists()
    assert not Deputy.objects.exists()


def test_a_manager_says_that_a_colleague_is_away_and_is_not_asked_why(ines, worker):
    browser = signed_in(ines)
    form = browser.get("/cover/away/colleague/").content.decode()
    browser.post("/cover/away/colleague/", away(user="nina"))

    assert "Unwell" not in form
    assert Absence.objects.get().kind == "other"
    assert Absence.objects.get().user == worker


def test_whoever_is_back_is_on_duty_again_and_nobody_stands_in_any_more(ines, tom):
    browser = signed_in(ines)
    browser.post("/cover/away/", away("tom"))

    browser.post(f"/cover/away/{Absence.objects.get().pk}/back/", boxes("back_on", 0))

    assert deputy_for(ines.pk, now()) is None
    assert [each.user for each in on_duty("team_manager", now())] == [ines, tom]


def test_nobody_says_of_a_colleague_that_they_are_back_but_a_manager(ines, worker):
    said = actions.say_away(user=ines, from_on=localdate(), until_on=None, by=actor(ines), at=now())

    assert signed_in(worker).post(f"/cover/away/{said.pk}/back/", boxes("back_on", 0)).status_code == 403


def test_being_away_takes_no_right_from_anybody(ines):
    browser = signed_in(ines)
    browser.post("/cover/away/", away())

    assert browser.get("/queue/").status_code == 200


def test_somebody_is_taken_off_the_rota_with_a_reason(ines, tom):
    browser = signed_in(ines)
    browser.post("/cover/rota/", on_the_rota("tom", **boxes("until_on", 0)))
    path = f"/cover/rota/{Shift.objects.get().pk}/off/"

    assert "Enter why" in browser.post(path, {"why": " "}).content.decode()
    browser.post(path, {"why": "Swapped with Ines."})

    assert "Nobody is on the rota this week." in browser.get("/cover/").content.decode()
    assert Entry.objects.get(verb="taken off the rota").why == "Swapped with Ines."


@pytest.mark.parametrize("week", ["x", "9999-12-31", "0001-01-01", "2026-02-30", "\x00"])
def test_an_odd_week_is_this_week(ines, week):
    assert signed_in(ines).get("/cover/", {"week": week}).status_code == 200


@pytest.mark.parametrize("year", ["9999", "1", "0"])
def test_days_that_nobody_can_plan_are_refused(ines, tom, year):
    sent = {f"{name}-year": year for name in ("from_on", "until_on")}

    assert signed_in(ines).post("/cover/rota/", on_the_rota("tom") | sent).status_code == 200
    assert signed_in(ines).post("/cover/away/", away() | sent).status_code == 200
    assert not Shift.objects.exists()
    assert not Absence.objects.exists()
