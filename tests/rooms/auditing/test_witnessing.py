"""The head of the chain is told outside once a day, says nothing about anybody, and is kept as told."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from frontdoor.audit.models import Witness
from frontdoor.audit.sealing import StillOpen, seal_all
from frontdoor.audit.witnessing import NothingToWitness, head, heads_in, witness_today
from frontdoor.journey.management.commands import run_clocks
from tests.rooms.auditing.trails import a_trail

pytestmark = pytest.mark.django_db

NOW = datetime(2025, 11, 18, 6, 0, tzinfo=UTC)


@pytest.fixture
def sealed() -> None:
    a_trail(12)
    seal_all(at=NOW)


@pytest.fixture
def file(tmp_path, settings):
    """A file and an address outside, named in the settings."""
    settings.AUDIT_WITNESS_FILE = str(tmp_path / "heads.txt")
    settings.AUDIT_WITNESS_MAIL = "privacy@another.example"
    return tmp_path / "heads.txt"


def test_a_head_is_read_back_as_it_was_told_and_names_nobody(sealed):
    told = head()

    assert heads_in(told.line()) == [told]
    assert (told.seal, told.last_entry, told.entries) == (1, 1022, 12)
    assert "Worker" not in told.line()
    assert "P-" not in told.line()


def test_it_is_told_once_a_day_to_each_place(sealed, file):
    assert witness_today(at=NOW) == ["file", "mail"]
    assert witness_today(at=NOW + timedelta(hours=12)) == []
    assert witness_today(at=NOW + timedelta(days=1)) == ["file", "mail"]

    assert heads_in(file.read_text(encoding="utf-8")) == [head(), head()]
    assert [message.to for message in mail.outbox] == [["privacy@another.example"]] * 2
    assert heads_in(mail.outbox[0].body) == [head()]
    assert "Worker" not in mail.outbox[0].body
    assert Witness.objects.filter(seal=1, hash=head().hash).count() == 4


def test_nothing_is_told_where_nobody_is_named_or_nothing_is_sealed(sealed, settings):
    assert witness_today(at=NOW) == []
    assert mail.outbox == []


def test_before_the_first_seal_there_is_nothing_to_tell(file):
    assert witness_today(at=NOW) == []
    with pytest.raises(NothingToWitness):
        head()
    with pytest.raises(CommandError, match="Nothing is sealed yet"):
        call_command("witness_audit", "--print")


def test_what_could_not_be_told_is_not_kept_as_told_and_is_tried_again(sealed, file, settings):
    settings.AUDIT_WITNESS_FILE = str(file / "no such folder" / "heads.txt")

    with pytest.raises(OSError, match="No such file"):
        witness_today(at=NOW)
    assert not Witness.objects.exists()

    settings.AUDIT_WITNESS_FILE = str(file)
    assert witness_today(at=NOW) == ["file", "mail"]


def test_the_command_tells_it_in_any_of_three_ways(sealed, tmp_path):
    out = StringIO()
    call_command("witness_audit", "--print", stdout=out)
    call_command("witness_audit", "--file", str(tmp_path / "heads.txt"), stdout=out)
    call_command("witness_audit", "--mail", "privacy@another.example", stdout=out)

    assert heads_in(out.getvalue()) == [head()] * 3
    assert list(Witness.objects.order_by("id").values_list("how", flat=True)) == ["print", "file", "mail"]
    with pytest.raises(CommandError, match="The head was not told"):
        call_command("witness_audit", "--file", str(tmp_path))


def test_the_clocks_say_that_sealing_waits_and_go_on(monkeypatch):
    def waits(*, at):
        raise StillOpen("Nothing was sealed: a transaction is still open.")

    monkeypatch.setattr(run_clocks, "seal_all", waits)
    clocks = run_clocks.Command(stdout=StringIO())

    assert clocks.tick(clocks.seal) is None
    assert clocks.stdout.getvalue() == "Nothing was sealed: a transaction is still open.\n"


@pytest.mark.django_db(transaction=True)
def test_the_clocks_seal_and_witness(file):
    a_trail(12)
    out = StringIO()

    call_command("run_clocks", stdout=out)
    call_command("run_clocks", stdout=out)

    assert "The head of the audit was witnessed outside by file." in out.getvalue()
    assert len(heads_in(file.read_text(encoding="utf-8"))) == 1
