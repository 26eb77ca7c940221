"""A place is looked at over real TLS: one that is set up well passes, and each thing that is not well is named."""

import os
import re
import socket
import ssl
import subprocess
import sys
import time
import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from pathlib import Path
from threading import Thread

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from frontdoor.continuity.management.commands.check_the_place import no_history
from frontdoor.continuity.place.answers import TWO_MEANINGS
from tests.rooms.test_settings import PRODUCTION

from .authority import Authority

HOST = "kinfold.example"
PLACE = settings.HERE / "deploy" / "place"


class Careful(BaseHTTPRequestHandler):
    """Answers as the service behind a good proxy does."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        ours = self.headers.get("Host") == HOST
        status = 400 if not ours else 200 if self.path == "/help/" else 404
        self.answers(status, ("Strict-Transport-Security", "max-age=31536000; includeSubDomains"))

    def do_POST(self):
        self.answers(400)

    def answers(self, status: int, *headers: tuple[str, str]) -> None:
        self.send_response_only(status)
        for name, value in (*headers, ("Content-Length", "0"), ("Connection", "close")):
            self.send_header(name, value)
        self.end_headers()
        self.close_connection = True

    def log_message(self, *_) -> None:
        """Say nothing."""


class SendsOn(Careful):
    """Plain HTTP as it should be: sent on, whatever a browser claims."""

    def do_GET(self):
        self.answers(301, ("Location", f"https://{HOST}{self.path}"))


class Careless(Careful):
    """Believes every header, gives out every file, takes a request in two meanings and tells its version."""

    def do_GET(self):
        there = self.headers.get("X-Forwarded-Host") or self.headers.get("Host")
        if self.headers.get("X-Forwarded-Proto") == "http" or "proto=http" in self.headers.get(
            "Forwarded", ""
        ):
            self.answers(301, ("Location", f"https://{there}/"))
        else:
            self.answers(200, ("Server", "Apache/2.2.3"), ("Location", f"https://{there}/"))

    def do_POST(self):
        self.answers(200)


@contextmanager
def serving(handler: type, context: ssl.SSLContext | None = None) -> Iterator[int]:
    """Serve on a port of this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.handle_error = lambda *_: None  # a handshake that is refused is what is tried
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()


def as_nginx_would(pair: tuple[Path, Path]) -> ssl.SSLContext:
    """TLS with the very ciphers of our nginx.conf."""
    line = next(each for each in (PLACE / "nginx.conf").read_text().splitlines() if "ssl_ciphers" in each)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers(line.split()[1].rstrip(";"))
    context.load_cert_chain(*pair)
    return context


def as_nobody_should(pair: tuple[Path, Path]) -> ssl.SSLContext:
    """TLS from long ago."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.set_ciphers("ALL:@SECLEVEL=0")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version, context.maximum_version = ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_2
    context.load_cert_chain(*pair)
    return context


@pytest.fixture(scope="module")
def authority(tmp_path_factory) -> Authority:
    return Authority(tmp_path_factory.mktemp("tls"))


def looked_at(port: int, plain: int, authority: Authority, **more) -> tuple[str, str]:
    """What the command prints, and how it ends."""
    said = StringIO()
    where = {"url": f"https://{HOST}:{port}", "plain_port": plain, "connect_to": "127.0.0.1"}
    try:
        call_command("check_the_place", **where, trust=str(authority.file), stdout=said, **more)
    except CommandError as ended:
        return said.getvalue(), str(ended)
    return said.getvalue(), ""


def test_a_place_that_is_set_up_well_passes(authority):
    with serving(Careful, as_nginx_would(authority.gives("good", HOST))) as port, serving(SendsOn) as plain:
        said, ended = looked_at(port, plain, authority)

    assert ended == "", said
    assert "FAILED" not in said
    assert "TLSv1.3" in said
    assert "as they should be" in said


def test_each_thing_that_is_not_as_it_should_be_is_named(authority):
    with (
        serving(Careless, as_nobody_should(authority.gives("bad", HOST))) as port,
        serving(Careless) as plain,
    ):
        said, ended = looked_at(port, plain, authority)

    failed = {
        line.removeprefix("FAILED  ").partition(":")[0] for line in said.splitlines() if "FAILED" in line
    }
    assert failed == {
        *("TLS 1.0", "TLS 1.1", "the newest TLS", "ciphers"),
        *("plain HTTP", "plain HTTP that claims to be HTTPS", "another host's name"),
        *("X-Forwarded-Proto", "X-Forwarded-Host", "Forwarded"),
        *("/.git/HEAD", "/.git/config", "/.env", "/manage.py", "/frontdoor/settings/production.py"),
        *(f"a request with {what}" for what in TWO_MEANINGS),
        *("Strict-Transport-Security", "Server"),
    }
    assert f"{len(failed)} things of" in ended


@pytest.mark.parametrize(
    ("named", "days", "told"),
    [
        ("elsewhere.example", 30, "Hostname mismatch"),
        (HOST, 10, "FAILED  the certificate"),
        (HOST, 0, "expired"),
    ],
)
def test_a_certificate_for_another_name_or_near_its_end_is_named(authority, named, days, told):
    pair = authority.gives(f"odd{days}", named, days=days)
    with serving(Careful, as_nginx_would(pair)) as port, serving(SendsOn) as plain:
        said, ended = looked_at(port, plain, authority)

    assert told in said
    assert "failed" in ended


def test_a_certificate_that_no_browser_trusts_is_named(authority):
    said = StringIO()
    with serving(Careful, as_nginx_would(authority.gives("own", HOST))) as port, serving(SendsOn) as plain:
        where = {"url": f"https://{HOST}:{port}", "plain_port": plain, "connect_to": "127.0.0.1"}
        with pytest.raises(CommandError):
            call_command("check_the_place", **where, stdout=said)

    assert "FAILED  the certificate: is not trusted" in said.getvalue()


def test_where_nobody_answers_nothing_is_said_to_be_well(authority):
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        _, ended = looked_at(unused.getsockname()[1], 9, authority)
        with pytest.raises(CommandError, match="begins with https"):
            call_command("check_the_place", url="http://kinfold.example")

    assert "nothing is known of it" in ended


def test_a_history_of_the_code_beside_the_running_code_is_named_and_an_export_has_none(tmp_path):
    archive = subprocess.run(
        ["git", "archive", "--format=tar", "HEAD"], cwd=settings.HERE, capture_output=True, check=True
    )
    subprocess.run(["tar", "-x", "-C", tmp_path], input=archive.stdout, check=True)

    assert no_history(tmp_path).well
    (tmp_path / ".git").mkdir()
    assert not no_history(tmp_path).well
    assert "InaccessiblePaths=-/srv/kinfold/service/.git" in (PLACE / "kinfold.service").read_text()


# --- The service behind the proxy ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def proxy(authority) -> tuple[Path, Path]:
    """What the proxy shows."""
    return authority.gives("proxy", "proxy.kinfold.internal")


@pytest.fixture(scope="module")
def service(authority, tmp_path_factory) -> Iterator[int]:
    """The service in its real settings, started as deploy/place says."""
    authority.gives("service", "service.kinfold.internal")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    told = {
        **{key: value for key, value in PRODUCTION.items() if value is not None},
        "KINFOLD_HOSTS": HOST,
        "KINFOLD_TLS": str(authority.folder),
        "KINFOLD_BIND": f"127.0.0.1:{port}",
        "KINFOLD_WORKERS": "1",
        "DATABASE_URL": f"sqlite:///{tmp_path_factory.mktemp('place')}/kinfold.sqlite3",
    }
    command = [sys.executable, "-m", "gunicorn", "-c", str(PLACE / "gunicorn.conf.py"), "frontdoor.wsgi"]
    env = {**os.environ, **told}
    # As a place does before it starts: without them every page is a fault.
    gathered = [sys.executable, "manage.py", "collectstatic", "--no-input", "-v", "0"]
    subprocess.run(gathered, cwd=settings.HERE, env=env, check=True, capture_output=True)
    with (authority.folder / "said").open("wb") as said:
        process = subprocess.Popen(command, cwd=settings.HERE, env=env, stdout=said, stderr=said)
    try:
        for _ in range(300):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield port
    finally:
        process.terminate()
        process.wait(20)


def from_proxy(
    authority: Authority, port: int, *, shows: tuple[Path, Path] | None = None, newest: str = "TLSv1_3"
) -> ssl.SSLSocket:
    """Connect as the proxy does, with what it shows."""
    context = ssl.create_default_context(cafile=str(authority.file))
    context.maximum_version = ssl.TLSVersion[newest]
    if shows:
        context.load_cert_chain(*shows)
    way = socket.create_connection(("127.0.0.1", port), 20)
    return context.wrap_socket(way, server_hostname="service.kinfold.internal")


def answer_to(way: ssl.SSLSocket, words: str) -> bytes:
    """Send it, and give all that comes back."""
    with closing(way):
        way.settimeout(15)
        way.sendall(words.encode())
        said = b""
        try:
            while part := way.recv(65_536):
                said += part
                if said.count(b"HTTP/1.1") and b"\r\n\r\n" in said and b"Connection: close" in said:
                    return said
        except TimeoutError:
            return said
        return said


ASKS = f"GET /contacts/drafts/ HTTP/1.1\r\nHost: {HOST}\r\nConnection: close\r\n"


def refused(authority: Authority, port: int, **how) -> bool:
    """Whether nothing at all is answered."""
    try:
        return answer_to(from_proxy(authority, port, **how), f"{ASKS}\r\n") == b""
    except OSError:
        return True


def test_the_service_answers_its_proxy_by_tls_1_3_with_certificates_on_both_sides(authority, service, proxy):
    way = from_proxy(authority, service, shows=proxy)
    version = way.version()

    said = answer_to(way, f"{ASKS}X-Forwarded-Proto: https\r\n\r\n")
    open_way = answer_to(
        from_proxy(authority, service, shows=proxy), f"{ASKS}X-Forwarded-Proto: http\r\n\r\n"
    )

    assert version == "TLSv1.3"
    assert b"Location: /accounts/login/" in said
    assert f"Location: https://{HOST}/contacts/drafts/".encode() in open_way, (
        "a browser that came by plain HTTP"
    )


def test_whoever_shows_no_certificate_another_authoritys_or_speaks_an_older_tls_reaches_nothing(
    authority, service, proxy, tmp_path
):
    stranger = Authority(tmp_path / "another").gives("proxy", "proxy.kinfold.internal")

    assert refused(authority, service)
    assert refused(authority, service, shows=stranger)
    assert refused(authority, service, shows=proxy, newest="TLSv1_2")
    assert not refused(authority, service, shows=proxy)


def test_there_is_no_plain_way_to_the_service(service):
    with socket.create_connection(("127.0.0.1", service), 20) as way:
        way.settimeout(15)
        way.sendall(f"{ASKS}\r\n".encode())
        try:
            said = way.recv(65_536)
        except OSError:
            said = b""

    assert b"HTTP/1.1 200" not in said
    assert b"HTTP/1.1 302" not in said


@pytest.mark.parametrize("what", TWO_MEANINGS)
def test_a_request_with_two_meanings_is_refused_and_never_read_as_two(authority, service, proxy, what):
    said = answer_to(
        from_proxy(authority, service, shows=proxy),
        f"POST /help/ HTTP/1.1\r\nHost: {HOST}\r\nX-Forwarded-Proto: https\r\n{TWO_MEANINGS[what]}",
    )

    assert said.count(b"HTTP/1.1 ") <= 1
    assert not said or said.split()[1] in (b"400", b"501"), said[:200]


def test_promise_20_neither_the_service_nor_the_proxy_keeps_a_list_of_what_was_asked(
    authority, service, proxy
):
    for words in (
        f"GET /help/?about=Oakapple-Merrin HTTP/1.1\r\nHost: {HOST}\r\n",
        f"GET /no/such/Oakapple-Merrin HTTP/1.1\r\nHost: {HOST}\r\nReferer: https://{HOST}/Oakapple-Merrin\r\n",
        f"GET /contacts/drafts/?Oakapple-Merrin HTTP/1.1\r\nHost: {HOST}\r\n",
        "GET /Oakapple-Merrin HTTP/1.1\r\nHost: Oakapple-Merrin.example\r\n",
        "GET /Oakapple-Merrin\r\n",
    ):
        answer_to(from_proxy(authority, service, shows=proxy), f"{words}Connection: close\r\n\r\n")
    said = (authority.folder / "said").read_text()
    lines = [each.strip() for each in (PLACE / "nginx.conf").read_text().splitlines()]

    assert "Oakapple" not in said, said
    assert lines.count("access_log off;") == 1
    assert not [each for each in lines if each.startswith("access_log ") and each != "access_log off;"]
    assert [each.split()[-1] for each in lines if each.startswith("error_log")] == ["crit;"]


# --- The units ----------------------------------------------------------------------------------------------

UNITS = {path.name: path.read_text().splitlines() for path in sorted(PLACE.glob("kinfold*.service"))}
SECRETS = {
    "kinfold.service": ["factor-keys", "secret-key", "sign-on"],
    "kinfold-audit.service": ["secret-key", "service.key"],
    "kinfold-clocks.service": ["secret-key"],
    "kinfold-copy.service": ["copies-key", "secret-key"],
    "kinfold-tell@.service": [],
}


def said(unit: str, name: str) -> list[str]:
    """What a unit says under one name."""
    return [line.partition("=")[2] for line in UNITS[unit] if line.startswith(f"{name}=")]


def test_each_unit_is_given_its_own_secrets_and_no_others():
    given = {
        unit: sorted(each.partition(":")[0] for each in said(unit, "LoadCredentialEncrypted"))
        for unit in UNITS
    }
    environments = [line for unit in UNITS for line in said(unit, "Environment")]

    assert given == SECRETS
    assert not [line for line in environments if re.search(r"(KEY|SECRET|PASSWORD)=", line)]
    assert not [line for line in environments if re.search(r"://[^/]+:[^/]+@", line)], (
        "a password in an address"
    )


@pytest.mark.parametrize("unit", ["kinfold.service", "kinfold-clocks.service", "kinfold-audit.service"])
def test_each_unit_reaches_what_is_listed_and_nothing_else(unit):
    assert said(unit, "IPAddressDeny") == ["any"]
    assert "localhost" in said(unit, "IPAddressAllow")
    assert said(unit, "ProtectSystem") == ["strict"]
    assert said(unit, "NoNewPrivileges") == ["yes"]
