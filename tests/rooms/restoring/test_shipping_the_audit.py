"""The audit goes to another system in order, each entry at least once, over TLS to whoever is trusted; no name leaves."""

import json
import socket
import ssl
from io import StringIO
from pathlib import Path
from threading import Thread

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from frontdoor.accounts.actor import system
from frontdoor.audit.actions import record
from frontdoor.audit.models import Entry
from frontdoor.audit.sealing import seal_all
from frontdoor.continuity.models import Shipped
from frontdoor.continuity.shipping import actions
from tests.rooms.alert_stories import a_family

from .authority import Authority

pytestmark = pytest.mark.django_db


class Receiver:
    """A receiver of syslog over TLS, written from RFC 5425: reads frames, and can be cut off half-way."""

    def __init__(self, authority: Authority, name: str = "localhost") -> None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*authority.gives("log", name))
        context.load_verify_locations(authority.file)
        context.verify_mode = ssl.CERT_REQUIRED
        self.context, self.got, self.cut_after = context, [], 0
        self.server = socket.create_server(("127.0.0.1", 0))
        self.port = self.server.getsockname()[1]
        Thread(target=self.run, daemon=True).start()

    def run(self) -> None:
        while True:
            try:
                way, _ = self.server.accept()
            except OSError:
                return
            try:
                self.take(self.context.wrap_socket(way, server_side=True))
            except OSError:
                way.close()

    def take(self, closed: ssl.SSLSocket) -> None:
        file, taken = closed.makefile("rb"), 0
        while length := self.frame(file):
            self.got.append(file.read(int(length)))
            taken += 1
            if self.cut_after and taken >= self.cut_after:
                closed.shutdown(socket.SHUT_RDWR)
                closed.close()
                return
        closed.unwrap().close()

    @staticmethod
    def frame(file) -> bytes:
        """The length before a message, in numbers, up to the space."""
        length = b""
        while (letter := file.read(1)) not in (b" ", b""):
            length += letter
        return length


@pytest.fixture(scope="module")
def authority(tmp_path_factory) -> Authority:
    return Authority(tmp_path_factory.mktemp("tls"))


@pytest.fixture
def receiver(authority):
    made = Receiver(authority)
    yield made
    made.server.close()


def carried(receiver: Receiver, authority: Authority, **more) -> str:
    """Carry it there; give what the command says."""
    said, (crt, key) = StringIO(), authority.gives("kinfold", "kinfold.internal")
    options = {"trust": str(authority.file), "certificate": str(crt), "key": str(key), **more}
    call_command("ship_audit", syslog=f"localhost:{receiver.port}", stdout=said, **options)
    return said.getvalue()


def entries(how_many: int) -> None:
    """Some entries, sealed."""
    for number in range(how_many):
        with transaction.atomic():
            ref = f"P-0000-{number:04}"
            record(
                "looked at",
                kind="person",
                ref=ref,
                by=system("test"),
                at=timezone.now(),
                why="Isla Merrin fell",
            )
    seal_all(at=timezone.now())


def numbers(messages: list[bytes]) -> list[int]:
    """The numbers of the entries, as they came."""
    return [int(each.split()[5].decode().removeprefix("audit-")) for each in messages]


def all_of_them() -> list[int]:
    return list(Entry.objects.order_by("id").values_list("id", flat=True))


def test_every_sealed_entry_arrives_once_in_order_and_later_ones_after_it(receiver, authority, monkeypatch):
    monkeypatch.setattr(actions, "A_BATCH", 4)
    entries(10)
    first = carried(receiver, authority)
    entries(3)
    second, nothing = carried(receiver, authority), carried(receiver, authority)

    assert numbers(receiver.got) == all_of_them()
    assert ("10 entries" in first, "3 entries" in second, "no entries" in nothing) == (True, True, True)


def test_what_a_receiver_may_not_have_is_sent_again_and_nothing_is_left_out(receiver, authority, monkeypatch):
    monkeypatch.setattr(actions, "A_BATCH", 4)
    entries(10)
    receiver.cut_after = 2
    with pytest.raises(CommandError, match="goes on where it was"):
        carried(receiver, authority)
    in_doubt = len(receiver.got)
    receiver.cut_after = 0

    carried(receiver, authority)

    assert in_doubt == 2
    assert numbers(receiver.got[in_doubt:]) == all_of_them()


def test_what_is_not_sealed_yet_waits(receiver, authority):
    entries(2)
    with transaction.atomic():
        record("looked at", kind="person", ref="P-0000-9999", by=system("test"), at=timezone.now())

    carried(receiver, authority)

    assert len(receiver.got) == 2


def test_a_message_is_an_event_that_another_system_reads_with_no_reason_and_no_name_of_a_child(
    receiver, authority
):
    a_family()
    entries(1)

    carried(receiver, authority)

    last = receiver.got[-1].decode()
    head, _, words = last.partition(" - {")
    event = json.loads("{" + words)
    assert head.startswith("<109>1 20")
    assert "kinfold - audit-" in head
    assert event["resourceType"] == "AuditEvent"
    assert event["entity"][0]["what"]["identifier"]["value"] == "P-0000-0000"
    assert not [each for each in receiver.got if b"Merrin" in each or b"fell" in each]


def test_a_receiver_that_is_not_trusted_or_not_there_gets_nothing(receiver, authority, tmp_path):
    entries(2)
    another = Authority(tmp_path / "another")

    with pytest.raises(CommandError, match="did not take the audit"):
        carried(receiver, authority, trust=str(another.file))
    for _ in range(20):  # whether the refusal comes before or after what we say is chance
        with pytest.raises(CommandError, match="did not take the audit"):
            carried(receiver, authority, certificate="", key="")
    receiver.server.close()
    with pytest.raises(CommandError, match="HOST:PORT"):
        call_command("ship_audit", syslog="nowhere")

    assert receiver.got == []
    assert not Shipped.objects.exists()


def test_a_file_grows_by_a_line_for_each_entry_and_each_way_has_its_own_place(receiver, authority, tmp_path):
    file = Path(tmp_path / "audit.log")
    entries(3)
    call_command("ship_audit", file=file, stdout=StringIO())
    entries(2)
    call_command("ship_audit", file=file, stdout=StringIO())
    carried(receiver, authority)

    assert numbers(file.read_bytes().splitlines()) == all_of_them()
    assert numbers(receiver.got) == all_of_them()
