"""A password is long and otherwise free; words of the place, what is only made long and what was stolen are refused."""

import hashlib
from io import BytesIO
from random import Random

import pytest
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from deploy import common_passwords
from frontdoor.accounts.models import User
from frontdoor.accounts.passwords import stands_in
from tests.rooms.builders import an_agency

from .people import PASSWORD, confirms, gives_password, somebody, words


def refused_for(password: str) -> set[str]:
    """Give the codes of what is wrong with a password."""
    try:
        validate_password(password, User(username="ruth", full_name="Ruth Abara"))
    except ValidationError as refused:
        return {error.code for error in refused.error_list}
    return set()


def sum_of(password: str) -> str:
    """The sum in which lists of stolen passwords are published."""
    return hashlib.sha1(password.encode()).hexdigest().upper()


@pytest.mark.parametrize(
    "password",
    [
        PASSWORD,
        "ünïcode løves long nights",
        "🦔" * 3 + " walks at midnight",
        "x9" + "lamp river stone " * 8,
        "mash" + "ed potatoes and peas",
    ],
)
def test_what_is_long_and_ones_own_is_taken(password):
    assert refused_for(password) == set()


@pytest.mark.parametrize(
    "password",
    [
        "Birmingham-2026-!!",
        "xx the MASH team xx yy",
        "KinfoldKinfold2026",
        "my Safeguarding place is here",
        "childrens_CASS_12345",
        "administrator of the whole thing",
    ],
)
def test_words_of_the_place_are_refused(password):
    assert "password_of_the_place" in refused_for(password)


def test_names_of_agencies_are_words_of_the_place():
    before = refused_for("bright otterbourne mornings")
    an_agency("otters", said_as="the Otterbourne trust")

    assert before == set()
    assert refused_for("bright otterbourne mornings") == {"password_of_the_place"}


@pytest.mark.parametrize(
    "password",
    [
        "passwordpassword",
        "Dragon1234567890",
        "monkeymonkeymonkey",
        "abcdefghijklmnopq",
        "sunshineprincess",
        "abcabcabcabcabca",
    ],
)
def test_what_is_only_made_long_is_refused(password):
    assert "password_written_over" in refused_for(password)


@pytest.mark.parametrize(
    "password", ["correct horse battery staple", "maytheforcebewithyou!", "ManchesterUnited1".lower()]
)
def test_what_stands_in_our_own_list_is_refused(password):
    assert "password_breached" in refused_for(password)


# From all over the first 3,000, as they were counted after the theft from RockYou.
COMMON = [
    *("manchesterunited", "mychemicalromance", "highschoolmusical", "cristianoronaldo", "panicatthedisco"),
    *("danielradcliffe", "30secondstomars", "justintimberlake", "iloveyouforever", "butterflykisses"),
    *("worldofwarcraft", "californication", "welcometomylife", "spongebobsquarepants", "robertpattinson"),
    *("coheedandcambria", "verizonwireless", "pinkandblack123", "michemicalromance", "livingdeaddolls"),
    *("chickennoodlesoup", "youonlyliveonce", "herecomesthepain", "backtothefuture", "wallaceandgromit"),
    *("strawberrysunday", "spongebob squarepants", "iubirecainfilme", "jonasbrotherslover"),
]


@pytest.mark.parametrize("password", COMMON)
def test_the_commonest_that_our_policy_would_take_are_refused(password):
    assert "password_breached" in refused_for(password)
    assert "password_breached" in refused_for(password.title())


def test_at_least_three_thousand_of_the_commonest_are_known_each_once_and_in_order():
    lines = (settings.HERE / "frontdoor" / "accounts" / "common.txt").read_text().splitlines()

    assert len(lines) >= 3_000
    assert lines == sorted(set(lines))
    assert {len(line) for line in lines} == {12}


def test_the_list_is_written_from_a_ranked_one_by_length_and_each_once(tmp_path, capsys):
    ranked = tmp_path / "ranked.txt"
    ranked.write_bytes(b"123456\nManchesterUnited\nmanchesterunited\r\n\xff\xfe\nfour lamps burning\n")

    common_passwords.main(ranked)

    expected = sorted(sum_of(each)[:12] for each in ("manchesterunited", "four lamps burning"))
    assert capsys.readouterr().out.splitlines() == expected


@pytest.mark.parametrize("line", ["{0}:37\r\n", "{0}\n", "{1}\n"])
def test_a_partnership_adds_a_list_of_its_own(line, settings, tmp_path):
    stolen = ["seven lamps over the water", *(f"another of them, number {number}" for number in range(400))]
    file = tmp_path / "pwned.txt"
    sums = sorted(sum_of(password) for password in stolen)
    file.write_text("".join(line.format(each, each[:12]) for each in sums), newline="")
    settings.BREACHED_PASSWORDS = [str(file)]

    assert all("password_breached" in refused_for(password) for password in stolen)
    assert refused_for("nobody ever took this one") == set()


def test_a_list_of_any_length_is_searched_to_both_ends():
    chance = Random(7)
    for size in (0, 1, 2, 3, 10, 333):
        sums = sorted(f"{chance.getrandbits(160):040X}" for _ in range(size))
        lines = BytesIO("".join(f"{each}:1\n" for each in sums).encode())

        assert [each for each in sums if not stands_in(lines, each)] == []
        assert not stands_in(lines, "0" * 40)
        assert not stands_in(lines, "F" * 40)


def test_a_list_that_is_not_there_is_a_fault_and_not_a_free_pass(settings):
    settings.BREACHED_PASSWORDS = ["/nowhere/pwned.txt"]

    with pytest.raises(FileNotFoundError):
        refused_for(PASSWORD)


def test_changing_it_asks_for_the_present_one_and_says_what_is_wrong(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    user = somebody("ruth")
    gives_password(client)
    new = "another evening by the canal"

    def change(old: str, to: str):
        return client.post(
            "/accounts/password/change/", {"oldpassword": old, "password1": to, "password2": to}
        )

    assert "There is a problem" in words(change("not the present one", new))
    assert "at least 15 characters" in words(change(PASSWORD, "too short"))
    assert "Leave out the words" in words(change(PASSWORD, "Birmingham-2026-!!"))
    assert change(PASSWORD, new).status_code == 302
    user.refresh_from_db()
    assert user.check_password(new)


def test_the_whole_of_a_long_password_counts_as_it_was_typed(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    user, long = somebody("ruth"), "Lamp river stone, " * 12
    user.set_password(long)
    user.save()

    assert gives_password(client, password=long.lower()).status_code == 200
    assert gives_password(client, password=long[:-2]).status_code == 200
    assert gives_password(client, password=long).status_code == 302
    assert confirms(client, password=long[:72]).status_code == 200
