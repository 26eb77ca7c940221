"""What no honest browser sends to the pages of signing in is a page that asks again, and never a fault."""

import json

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from .people import app_of, confirms, gives_password, sets_up_an_app, shown_by, somebody

pytestmark = pytest.mark.promise(18)
B64 = "AAAA"
KEY = {"id": B64, "rawId": B64, "type": "public-key", "clientExtensionResults": {}}
TOLD = json.dumps({"type": "webauthn.create", "challenge": B64, "origin": "http://testserver"}).encode().hex()
ODD = [
    "",
    "null",
    "[]",
    '"words"',
    "7",
    "{",
    "{}",
    json.dumps(KEY),
    json.dumps({**KEY, "response": {}}),
    json.dumps({**KEY, "response": {"clientDataJSON": B64}}),
    json.dumps({**KEY, "response": {"clientDataJSON": B64, "attestationObject": B64}}),
    json.dumps({**KEY, "response": {"clientDataJSON": TOLD, "attestationObject": "oA"}}),
    json.dumps({**KEY, "response": {"clientDataJSON": B64, "authenticatorData": B64, "signature": B64}}),
    json.dumps({**KEY, "response": {"clientDataJSON": 7, "authenticatorData": [], "signature": {}}}),
    json.dumps(
        {**KEY, "id": "é", "rawId": "…", "response": {"clientDataJSON": "…", "attestationObject": "…"}}
    ),
]


@pytest.fixture
def ruth(client, clock):
    """Somebody with an app, who has just confirmed who she is."""
    user = somebody("ruth")
    sets_up_an_app(client)
    clock.passes(minutes=1)
    confirms(client, code=shown_by(app_of(user)))
    return user


@pytest.mark.parametrize("odd", ODD)
def test_an_odd_passkey_adds_nothing_and_opens_nothing(odd, ruth, client, clock):
    client.raise_request_exception = False
    at_the_door = Client(raise_request_exception=False)
    gives_password(at_the_door)
    client.get("/accounts/2fa/webauthn/add/")
    at_the_door.get("/accounts/2fa/authenticate/")

    answers = [
        client.post("/accounts/2fa/webauthn/add/", {"name": "Odd", "credential": odd}),
        client.post("/accounts/2fa/webauthn/reauthenticate/", {"credential": odd}),
        at_the_door.post("/accounts/2fa/authenticate/", {"credential": odd}),
    ]

    assert {answer.status_code for answer in answers} <= {200, 302}
    assert not Authenticator.objects.filter(type="webauthn").exists()
    assert at_the_door.get("/contacts/drafts/").status_code == 302


@pytest.mark.parametrize(
    "odd", ["", "0" * 500, "１２３４５６", "\u202e123456", "-1", "1e5", "\ud800", "00 00 00"]
)
def test_an_odd_code_opens_nothing(odd, ruth):
    at_the_door = Client(raise_request_exception=False)
    gives_password(at_the_door)

    answer = at_the_door.post("/accounts/2fa/authenticate/", {"code": odd.encode("utf-8", "surrogatepass")})

    assert answer.status_code in (200, 400)
    assert at_the_door.get("/contacts/drafts/").status_code == 302


@pytest.mark.parametrize("odd", ["\x00", "ruth\x00", "\u202eruth", "é" * 151, "r" * 150, "ruth\n", "%00"])
def test_an_odd_name_is_answered_as_any_unknown_one(odd):
    somebody("ruth")

    answer = gives_password(Client(raise_request_exception=False), odd)

    assert answer.status_code == 200 or odd == "ruth\n"
