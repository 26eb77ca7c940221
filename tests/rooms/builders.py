"""Builds the people of a room's tests: an agency, somebody who works there in a role, and that person signed in."""

import time
from datetime import date

from django.test import Client

from frontdoor.accounts.models import User
from frontdoor.agencies.models import Agency, Membership


def an_agency(key: str = "health_visiting", said_as: str = "health visiting") -> Agency:
    """Give an agency, made on first use."""
    made, _ = Agency.objects.get_or_create(
        key=key, defaults={"name": said_as.capitalize(), "said_as": said_as}
    )
    return made


def a_worker(
    username: str, *, role: str = "referrer", agency: str = "health_visiting", name: str = ""
) -> User:
    """Give somebody with a current membership."""
    user = User.objects.create(username=username, full_name=name or username.capitalize())
    Membership.objects.create(user=user, agency=an_agency(agency), role=role, from_on=date(2020, 1, 1))
    return user


def signed_in(user: User) -> Client:
    """Give a browser in which somebody has just signed in, and which does not hold forms to their tokens."""
    client = Client(enforce_csrf_checks=False)
    client.force_login(user)
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    return client
