"""Speaks syslog over TLS (RFC 5424 in RFC 5425's frames): each message with its length, to a receiver that is checked.

Syslog says nothing back. So what was sent counts only once the receiver has ended the connection in order: it does so
after it has read all that came before the end.
"""

import re
import select
import socket
import ssl
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

FACILITY_AUDIT, NOTICE = 13, 5
PRIORITY = FACILITY_AUDIT * 8 + NOTICE
PATIENCE = 20  # seconds
CUT = "The receiver did not end the connection in order, so all of it is sent again."


class NotTaken(OSError):
    """The receiver did not end the connection in order, so what it has is not known, and is sent again."""


@dataclass(frozen=True, slots=True)
class Receiver:
    """Where to, whom to trust there, and what to show it."""

    host: str
    port: int = 6514
    trust: str = ""
    certificate: str = ""
    key: str = ""

    def __str__(self) -> str:
        return f"syslog {self.host}:{self.port}"

    def send(self, messages: Iterable[bytes]) -> None:
        """Send all, and wait until the receiver has ended the connection. Raises OSError where anything is in doubt."""
        context = ssl.create_default_context(cafile=self.trust or None)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        if self.certificate:
            context.load_cert_chain(self.certificate, self.key or None)
        way = socket.create_connection((self.host, self.port), PATIENCE)
        with context.wrap_socket(way, server_hostname=self.host, suppress_ragged_eofs=False) as closed:
            for message in messages:
                closed.sendall(b"%d %s" % (len(message), message))
            _ended_in_order(closed)


def _ended_in_order(closed: ssl.SSLSocket) -> None:
    """Say that this is the end, and read until the receiver says the same.

    `unwrap` alone does not do: it gives up after the second try and calls that a success, also where the receiver had
    refused our certificate and read nothing.
    """
    _say_the_end(closed)
    closed.settimeout(PATIENCE)
    try:
        while closed.read(1):
            continue
    except ssl.SSLZeroReturnError:
        return
    except OSError as cut:
        raise NotTaken(CUT) from cut
    raise NotTaken(CUT)


def _say_the_end(closed: ssl.SSLSocket) -> None:
    closed.settimeout(0)
    while True:
        try:
            closed.unwrap()
        except ssl.SSLWantReadError:
            return  # it is said, and nothing was answered yet
        except ssl.SSLWantWriteError:
            select.select([], [closed], [], PATIENCE)
        except OSError as cut:
            raise NotTaken(CUT) from cut
        else:
            raise NotTaken(CUT)


def message(words: str, *, at: datetime, host: str, number: int) -> bytes:
    """One message: who says it, when, its number, and the words on one line."""
    stamp = at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    name = re.sub(r"[^\x21-\x7e]", "", host)[:255] or "-"
    return f"<{PRIORITY}>1 {stamp} {name} kinfold - audit-{number} - {words}".encode()
