"""Each sign-in, each failure and each change of how somebody signs in is an entry that names an account by its number."""

import pytest
from django.db import DatabaseError
from django.test import Client

from frontdoor.audit.models import Entry

from .people import PASSWORD, app_of, confirms, gives_code, gives_password, sets_up_an_app, shown_by, somebody


def entries() -> list[tuple[str, str, str]]:
    """What the audit says, in order: the verb, about which account, by whom."""
    return list(Entry.objects.order_by("pk").values_list("verb", "subject_ref", "actor_name"))


@pytest.fixture
def ruth():
    return somebody("ruth", name="Ruth Abara")


def test_signing_in_and_out_are_entries_of_the_person(ruth, client):
    gives_password(client)
    client.post("/accounts/logout/")

    mine = f"account {ruth.pk}"
    assert entries() == [("signed in", mine, "Ruth Abara"), ("signed out", mine, "Ruth Abara")]
    assert set(Entry.objects.values_list("actor_id", "subject_kind")) == {(ruth.pk, "account")}


def test_a_failure_names_the_account_by_number_or_says_that_there_is_none(ruth, client):
    gives_password(client, password="a wrong one of some length")
    gives_password(client, username="my-password-in-the-wrong-box")

    assert entries() == [
        ("failed to sign in", f"account {ruth.pk}", "Kinfold (signing in)"),
        ("failed to sign in", "no such account", "Kinfold (signing in)"),
    ]
    assert "wrong" not in str(list(Entry.objects.values()))


def test_setting_up_giving_and_failing_a_factor_are_entries(ruth, client, clock):
    sets_up_an_app(client)
    clock.passes(minutes=1)
    later = Client()
    gives_password(later)
    gives_code(later, "000000")
    gives_code(later, shown_by(app_of(ruth)))

    kept = Entry.objects.order_by("pk").values_list("verb", "detail")
    assert [(verb, detail.get("factor")) for verb, detail in kept] == [
        ("signed in", None),
        ("added a second factor", "totp"),
        ("added a second factor", "recovery_codes"),
        ("failed to give a second factor", "totp"),
        ("gave a second factor", "totp"),
        ("signed in", None),
    ]


def test_new_recovery_codes_and_a_new_password_are_entries(ruth, client, clock):
    sets_up_an_app(client)
    clock.passes(minutes=1)
    confirms(client, code=shown_by(app_of(ruth)))
    client.post("/accounts/2fa/recovery-codes/generate/")
    new = "another evening by the canal"
    client.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})

    assert [verb for verb, _, _ in entries()][-2:] == ["made new recovery codes", "changed their password"]


def test_nobody_is_signed_in_where_the_audit_cannot_be_written(ruth, monkeypatch):
    def full(*_, **__):
        raise DatabaseError("disk full")

    monkeypatch.setattr("frontdoor.signing_in.entries.record", full)
    client = Client(raise_request_exception=False)

    answer = gives_password(client)

    assert answer.status_code == 500
    assert client.get("/contacts/drafts/")["Location"].startswith("/accounts/login/")
