"""Looks at what is answered: to plain HTTP, to headers that only a proxy may write, to requests with two meanings."""

import http.client
import re
import socket
import ssl
from collections.abc import Callable, Mapping

from frontdoor.continuity.place.findings import Found, Place
from frontdoor.continuity.place.tls import context_for

PAGE = "/help/"
STRANGER = "another.host.invalid"
NOT_GIVEN = ("/.git/HEAD", "/.git/config", "/.env", "/manage.py", "/frontdoor/settings/production.py")
A_YEAR = 31_536_000
# The first line and headers of a request that could be read as one or as two.
TWO_MEANINGS = {
    "a length and chunks": "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nX",
    "two lengths": "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
    "chunks under another name": "Content-Length: 6\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\nX",
    "a space before the colon": "Content-Length : 6\r\n\r\nhello!",
    "a length with a sign": "Content-Length: +6\r\n\r\nhello!",
}
Answer = tuple[int, Mapping[str, str], str]


def look(place: Place) -> list[Found]:
    """Everything that is answered."""
    return [
        _plain(place),
        _plain_that_claims(place),
        _not_overwritten(place, "X-Forwarded-Proto", "http"),
        _not_overwritten(place, "X-Forwarded-Host", STRANGER),
        _not_overwritten(place, "Forwarded", f"host={STRANGER};proto=http"),
        _another_host(place),
        *(_given_out(place, path) for path in NOT_GIVEN),
        *(_two_meanings(place, what, words) for what, words in TWO_MEANINGS.items()),
        _by_https_alone(place),
        _no_version(place),
    ]


def _ask(place: Place, path: str = PAGE, *, tls: bool = True, host: str = "", **headers: str) -> Answer:
    context = context_for(place)
    if tls:
        way = context.wrap_socket(_connected(place, place.port), server_hostname=place.host)
    else:
        way = _connected(place, place.plain)  # type: ignore[assignment]
    connection = http.client.HTTPConnection(place.host, timeout=place.seconds)
    connection.sock = way
    try:
        connection.putrequest("GET", path, skip_host=True)
        connection.putheader("Host", host or place.host)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        answer = connection.getresponse()
        told = {name.lower(): value for name, value in answer.getheaders()}
        return answer.status, told, answer.read(100_000).decode(errors="replace")
    finally:
        connection.close()


def _connected(place: Place, port: int) -> socket.socket:
    return socket.create_connection((place.address, port), place.seconds)


def _told(what: str, ask: Callable[[], Found]) -> Found:
    try:
        return ask()
    except (OSError, http.client.HTTPException) as problem:
        return Found(what, f"could not be looked at: {type(problem).__name__}", False)


def _plain(place: Place, what: str = "plain HTTP", **headers: str) -> Found:
    try:
        status, told, _ = _ask(place, tls=False, **headers)
    except (OSError, http.client.HTTPException):
        return Found(what, "is not answered", True)
    away = status in (301, 302, 307, 308) and told.get("location", "").startswith("https://")
    said = (
        f"is sent on to {told.get('location', '')}" if away else f"is answered with {status}, and must not be"
    )
    return Found(what, said, away)


def _plain_that_claims(place: Place) -> Found:
    return _plain(place, "plain HTTP that claims to be HTTPS", X_Forwarded_Proto="https")


def _not_overwritten(place: Place, header: str, value: str) -> Found:
    def ask() -> Found:
        usual, claimed = _ask(place), _ask(place, **{header: value})
        same = (usual[0], usual[1].get("location")) == (claimed[0], claimed[1].get("location"))
        well = same and STRANGER not in claimed[2] and STRANGER not in claimed[1].get("location", "")
        return Found(header, "from outside changes nothing" if well else "from outside is believed", well)

    return _told(header, ask)


def _another_host(place: Place) -> Found:
    def ask() -> Found:
        try:
            status, told, words = _ask(place, host=STRANGER)
        except (OSError, http.client.HTTPException):
            return Found("another host's name", "is not answered", True)
        well = status >= 400 and STRANGER not in words and STRANGER not in told.get("location", "")
        return Found("another host's name", f"is answered with {status}", well)

    return _told("another host's name", ask)


def _given_out(place: Place, path: str) -> Found:
    def ask() -> Found:
        status, _, _ = _ask(place, path)
        return Found(path, f"is answered with {status}", status in (301, 302, 400, 403, 404, 410))

    return _told(path, ask)


def _two_meanings(place: Place, what: str, words: str) -> Found:
    def ask() -> Found:
        with context_for(place).wrap_socket(_connected(place, place.port), server_hostname=place.host) as way:
            way.sendall(f"POST {PAGE} HTTP/1.1\r\nHost: {place.host}\r\n{words}".encode())
            answers = re.findall(rb"HTTP/1\.[01] (\d{3})", _all_of(way))
        refused = not answers or (len(answers) == 1 and answers[0] in (b"400", b"411", b"501"))
        said = f"answered with {', '.join(each.decode() for each in answers) or 'nothing'}"
        return Found(f"a request with {what}", said, refused)

    return _told(f"a request with {what}", ask)


def _all_of(way: ssl.SSLSocket) -> bytes:
    """All that comes until the place hangs up, or says nothing for a while."""
    way.settimeout(2)
    said = b""
    try:
        while part := way.recv(65_536):
            said += part
    except (TimeoutError, OSError):
        pass
    return said


def _by_https_alone(place: Place) -> Found:
    def ask() -> Found:
        told = _ask(place)[1].get("strict-transport-security", "")
        seconds = re.search(r"max-age=(\d+)", told)
        well = bool(seconds) and int(seconds[1]) >= A_YEAR if seconds else False
        return Found("Strict-Transport-Security", told or "is not said", well)

    return _told("Strict-Transport-Security", ask)


def _no_version(place: Place) -> Found:
    def ask() -> Found:
        told = _ask(place)[1].get("server", "")
        return Found("Server", told or "is not said", not re.search(r"\d", told))

    return _told("Server", ask)
