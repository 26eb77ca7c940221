"""People who sign in as they do: by the pages, with a password and what their app shows."""

import re
from html import unescape

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from django.test import Client

from frontdoor.accounts.models import User
from tests.rooms.builders import a_worker

PASSWORD = "quiet rivers keep no diary"
INDEX, DESK = "/accounts/2fa/", "/contacts/drafts/"


def somebody(username: str = "ruth", **more) -> User:
    """Somebody with a password and a current membership."""
    user = a_worker(username, **more)
    user.set_password(PASSWORD)
    user.save()
    return user


def gives_password(browser: Client, username: str = "ruth", password: str = PASSWORD):
    """Send the sign-in page."""
    return browser.post("/accounts/login/", {"login": username, "password": password})


def gives_code(browser: Client, code: str):
    """Send the page that asks for a code."""
    return browser.post("/accounts/2fa/authenticate/", {"code": code})


def confirms(browser: Client, **sent):
    """Confirm who one is: by password, or by a code."""
    address = "/accounts/reauthenticate/" if "password" in sent else "/accounts/2fa/reauthenticate/"
    return browser.post(address, sent)


def app_of(user: User) -> str:
    """The seed in somebody's app."""
    return auth.decrypt(Authenticator.objects.get(user=user, type="totp").data["secret"])


def shown_by(seed: str, *, steps: int = 0) -> str:
    """What an app shows now, or so many half minutes later."""
    counter = next(iter(auth.yield_hotp_counters_from_time())) + steps
    return auth.format_hotp_value(auth.hotp_value(seed, counter))


def sets_up_an_app(browser: Client, username: str = "ruth") -> list[str]:
    """Sign in, set an app up by the pages, and give the recovery codes that are shown."""
    gives_password(browser, username)
    confirms(browser, password=PASSWORD)
    page = browser.get("/accounts/2fa/totp/activate/").content.decode()
    seed = re.search(r'class="kf-key">(\w+)<', page)
    assert seed, page
    done = browser.post("/accounts/2fa/totp/activate/", {"code": shown_by(seed[1])})
    assert done["Location"] == "/accounts/2fa/recovery-codes/", done.content.decode()
    return re.findall(r"<li>(\w{4}-\w{4}-\w{4})</li>", browser.get(done["Location"]).content.decode())


def words(answer) -> str:
    """What a page says, with its marks taken out."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())
