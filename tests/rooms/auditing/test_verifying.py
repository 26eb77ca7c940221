"""Whatever a database's owner does to the audit is found, every time, where its head was witnessed outside."""

from datetime import UTC, datetime, timedelta
from io import StringIO
from random import Random

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from frontdoor.audit import sealing, witnessing
from frontdoor.audit.append_only import release
from frontdoor.audit.models import Entry, Seal
from frontdoor.audit.sealing import seal_all
from frontdoor.audit.verifying import DoesNotHold, verify
from tests.emptying import released
from tests.rooms.auditing.trails import a_trail

pytestmark = pytest.mark.django_db

NOW = datetime(2025, 11, 18, 6, 0, tzinfo=UTC)
ENTRIES, PLACES = 60, range(8)


@pytest.fixture
def trail(monkeypatch) -> list[int]:
    """Sixty entries under eight seals, the last of them open at its end."""
    monkeypatch.setattr(sealing, "AT_MOST", 8)
    numbers = a_trail(ENTRIES)
    seal_all(at=NOW)
    return numbers


def edit(luck: Random, numbers: list[int]) -> None:
    """Change one value of one entry."""
    entry = Entry.objects.get(pk=luck.choice(numbers))
    other = {
        "at": entry.at + timedelta(microseconds=1),
        "actor_id": 99,
        "actor_name": f"{entry.actor_name}.",
        "actor_role": "auditor",
        "agency": "police",
        "verb": "saw",
        "subject_kind": "alert",
        "subject_ref": "P-9999-9999",
        "why": f"{entry.why} ",
        "because": "on_duty",
        "page_ref": "",
        "detail": {**entry.detail, "found": entry.detail["found"] + 1},
    }
    name = luck.choice(list(other))
    Entry.objects.filter(pk=entry.pk).update(**{name: other[name]})


def delete(luck: Random, numbers: list[int]) -> None:
    """Take one entry away."""
    Entry.objects.filter(pk=luck.choice(numbers))._raw_delete("default")


def insert(luck: Random, numbers: list[int]) -> None:
    """Put one entry in between, with a number that was never used."""
    entry = Entry.objects.get(pk=luck.choice(numbers))
    entry.pk -= 1
    entry.save(force_insert=True)


def swap(luck: Random, numbers: list[int]) -> None:
    """Let two entries change places."""
    one, other = luck.sample(numbers, 2)
    moves = ((one, -1), (other, one), (-1, other))
    for old, new in moves:
        Entry.objects.filter(pk=old).update(id=new)


def forge(luck: Random, numbers: list[int]) -> None:
    """Change an entry, and make every seal from there on anew, as the service would."""
    edit(luck, numbers)
    Seal.objects.all()._raw_delete("default")
    seal_all(at=NOW)


def cut_off(luck: Random, numbers: list[int]) -> None:
    """Take away all from some entry on, with the seals, and seal what is left of the last batch anew."""
    first = luck.choice(numbers)
    Seal.objects.filter(last_entry__gte=first)._raw_delete("default")
    Entry.objects.filter(pk__gte=first)._raw_delete("default")
    seal_all(at=NOW)


DEEDS = (edit, delete, insert, swap, forge, cut_off)
UNSEEN_WITHOUT_A_HEAD = (forge, cut_off)


@pytest.mark.promise(12)
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("deed", DEEDS)
def test_what_a_database_owner_does_is_found_where_the_head_was_witnessed(trail, deed, place):
    head = witnessing.head()
    with released(connection):
        deed(Random(f"{deed.__name__} {place}"), trail)

    with pytest.raises(DoesNotHold):
        verify([head])


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("deed", UNSEEN_WITHOUT_A_HEAD)
def test_a_chain_that_is_made_anew_holds_by_itself_and_so_the_head_has_to_be_told_outside(trail, deed, place):
    with released(connection):
        deed(Random(f"{deed.__name__} {place}"), trail)

    verify()


@pytest.mark.parametrize("day", range(1, 9))
def test_a_head_of_any_earlier_day_finds_what_was_made_anew_before_it(monkeypatch, day):
    numbers, heads = [], []
    for each in range(8):
        numbers += a_trail(6, first=1000 + 100 * each)
        seal_all(at=NOW)
        heads.append(witnessing.head())
    monkeypatch.setattr(sealing, "AT_MOST", 6)
    with released(connection):
        forge(Random(day), numbers[:6])

    with pytest.raises(DoesNotHold, match=f"witnessed that seal {day} closes"):
        verify([heads[day - 1]])


def test_an_untouched_audit_holds_with_every_head_and_counts_what_is_not_sealed(trail):
    head = witnessing.head()
    a_trail(3, first=5000)

    held = verify([head])

    assert (held.seals, held.entries, held.unsealed, held.heads) == (8, ENTRIES, 3, 1)


def test_an_entry_that_comes_to_stand_between_sealed_ones_is_named_by_number(trail):
    with released(connection):
        insert(Random(1), trail[8:16])

    with pytest.raises(DoesNotHold) as found:
        verify()

    first, last = trail[7] + 1, trail[15]
    assert str(found.value) == (
        f"Entries were added between entry {first} and entry {last}: there stand 9 entries, where 8 entries were "
        "sealed on 18 November 2025 at 6am as seal 2."
    )


def test_a_seal_that_is_missing_or_changed_is_found(trail):
    with released(connection):
        Seal.objects.filter(number=3).update(sealed_at=NOW - timedelta(days=1))
    with pytest.raises(DoesNotHold, match="as seal 3: an entry, or the seal, was changed"):
        verify()

    with released(connection):
        Seal.objects.filter(number=2)._raw_delete("default")
    with pytest.raises(DoesNotHold, match="Seal 2 is missing: after it stands seal 3"):
        verify()


def test_a_trigger_that_was_left_off_is_found(trail):
    release(connection, "audit_entry")

    with pytest.raises(DoesNotHold, match="audit_entry is not protected"):
        verify()


@pytest.mark.sqlite
def test_an_entry_that_can_no_longer_be_read_is_found(trail):
    with released(connection), connection.cursor() as cursor:
        cursor.execute("UPDATE audit_entry SET at = 'never' WHERE id = %s", [trail[20]])

    with pytest.raises(DoesNotHold, match="can no longer be read"):
        verify()


def said_by(*arguments) -> str:
    out = StringIO()
    call_command("verify_audit", *arguments, stdout=out)
    return out.getvalue()


def test_the_command_says_what_holds_and_that_no_head_was_compared(trail):
    a_trail(1, first=5000)

    said = said_by()

    assert said.startswith(
        "The audit holds: 60 entries under 8 seals.\nNot sealed yet: 1 entry.\nNo head was"
    )


def test_the_command_compares_every_head_in_every_file(trail, tmp_path, settings):
    one, other = tmp_path / "heads.txt", tmp_path / "message.eml"
    witnessing.to_file(str(one), at=NOW)
    a_trail(4, first=5000)
    seal_all(at=NOW)
    witnessing.to_file(str(one), at=NOW)
    other.write_text(
        "Dear all,\n> " + witnessing.head().line().replace(", ", ",\n  ") + "\nBest wishes", "utf-8"
    )

    assert "Agrees with 3 witnessed heads." in said_by("--head", str(one), "--head", str(other))

    settings.AUDIT_WITNESS_FILE = str(one)
    assert "Agrees with 2 witnessed heads." in said_by()


def test_the_command_fails_with_the_first_thing_that_does_not_hold(trail):
    with released(connection):
        delete(Random(1), trail)

    with pytest.raises(
        CommandError, match=r"THE AUDIT DOES NOT HOLD\. Entries were removed between"
    ) as found:
        said_by()
    assert found.value.returncode == 1


def test_a_file_without_a_head_proves_nothing_and_is_refused(trail, tmp_path):
    empty = tmp_path / "empty.txt"
    empty.touch()

    with pytest.raises(CommandError, match="There is no head in"):
        said_by("--head", str(empty))
    with pytest.raises(CommandError, match="cannot be read, so nothing was verified"):
        said_by("--head", str(tmp_path / "gone.txt"))
