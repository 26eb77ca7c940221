"""What is installed is known by name and sum, and is held against known weaknesses; not having looked is a failure."""

import json
from datetime import date

import pytest
import yaml

from deploy import advisories, bill, locked
from deploy.advisories import FOUND, NOT_CHECKED, PASSED, Accepted, Weakness
from deploy.locked import Locked

TODAY = date(2026, 11, 27)
DJANGO = Locked("django", "5.2.19", "", ("a" * 64,))


def an_advisory(id: str = "PYSEC-2026-9001", *, name: str = "Django", **said) -> dict:
    """Make up an advisory: of the first version up to the one that mends it."""
    events = said.pop("events", [{"introduced": "0"}, {"fixed": "5.2.20"}])
    affected = {
        "package": {"ecosystem": said.pop("ecosystem", "PyPI"), "name": name},
        "ranges": [{"type": said.pop("type", "ECOSYSTEM"), "events": events}],
        "versions": said.pop("versions", []),
    }
    return {
        "id": id,
        "modified": "2026-11-20T00:00:00Z",
        "summary": "Made up",
        "affected": [affected],
        **said,
    }


@pytest.fixture
def folder(tmp_path):
    """A small made-up folder of advisories: two files, one of them about nothing of ours."""

    def put(*given: dict):
        for place, advisory in enumerate(given):
            (tmp_path / f"{place}.json").write_text(json.dumps(advisory), encoding="utf-8")
        return tmp_path

    return put


# --- The bill of materials ----------------------------------------------------------------------------------


def test_the_bill_names_every_locked_package_once_with_its_version_and_sums():
    every = locked.everything()

    written = json.loads(bill.bill(every))

    named = {each["purl"]: each for each in written["components"] if each["purl"].startswith("pkg:pypi/")}
    assert (written["bomFormat"], written["specVersion"]) == ("CycloneDX", "1.6")
    assert sorted(named) == sorted(f"pkg:pypi/{each.name}@{each.version}" for each in every)
    for each in every:
        [files] = named[f"pkg:pypi/{each.name}@{each.version}"]["externalReferences"]
        assert sorted(one["content"] for one in files["hashes"]) == sorted(each.sums)


def test_the_bill_names_what_is_carried_in_the_repository_too():
    components = json.loads(bill.bill([DJANGO]))["components"]
    written = {each["purl"] for each in components}

    assert {"pkg:npm/govuk-frontend@6.6.0", "pkg:npm/%40ministryofjustice/frontend@11.1.0"} <= written


def test_the_same_lock_gives_the_same_bill_to_the_letter():
    assert bill.bill([DJANGO]) == bill.bill([DJANGO])
    assert "timestamp" not in bill.bill([DJANGO])


def test_the_bill_gives_the_licence_only_where_the_locked_version_is_the_one_installed():
    [here] = [each for each in locked.everything() if each.name == "django"]

    assert "BSD" in bill.licence_of(here)
    assert bill.licence_of(Locked("django", "1.0", "", ())) == ""
    assert bill.licence_of(Locked("nothing-of-the-kind", "1.0", "", ())) == ""


def test_a_line_of_a_lock_that_is_no_package_is_refused_rather_than_missed():
    with pytest.raises(ValueError, match="make lock"):
        locked.read("django @ git+https://example.org/django\n")


def test_every_package_of_the_locks_is_read_with_its_sums():
    every = locked.everything()

    assert {"django", "pyspark", "psycopg-binary"} <= {each.name for each in every}
    assert [each for each in every if not each.sums] == []


# --- Known weaknesses ---------------------------------------------------------------------------------------


def test_promise_22_a_weakness_in_a_locked_version_fails(folder, monkeypatch, capsys):
    monkeypatch.setattr(advisories, "everything", lambda: [DJANGO])

    code = advisories.from_folder(folder(an_advisory(), an_advisory("PYSEC-2", name="flask")), TODAY)

    assert code == FOUND
    assert "1 locked packages, 2 advisories, 1 that touch one of them." in capsys.readouterr().out


def test_promise_22_what_touches_nothing_passes_and_says_how_much_was_looked_at(folder, monkeypatch, capsys):
    monkeypatch.setattr(advisories, "everything", lambda: [DJANGO])

    assert advisories.from_folder(folder(an_advisory(events=[{"introduced": "6.0"}])), TODAY) == PASSED
    assert "1 locked packages, 1 advisories, 0 that touch" in capsys.readouterr().out


def test_promise_22_files_in_yaml_and_in_folders_are_read_too(tmp_path, monkeypatch, capsys):
    place = tmp_path / "vulns" / "django" / "PYSEC-2026-9001.yaml"
    place.parent.mkdir(parents=True)
    place.write_text(yaml.safe_dump(an_advisory()), encoding="utf-8")
    monkeypatch.setattr(advisories, "everything", lambda: [DJANGO])

    assert advisories.from_folder(tmp_path, TODAY) == FOUND
    assert (
        "NOT EXPLAINED: django 5.2.19: PYSEC-2026-9001, Made up (mended in 5.2.20)" in capsys.readouterr().out
    )


@pytest.mark.parametrize("asked", [[], ["/no/such/folder"]])
def test_promise_22_a_check_that_was_skipped_is_a_failure(asked, capsys):
    assert advisories.main(asked) == NOT_CHECKED
    assert "NOT CHECKED: No folder of advisories was given" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("none.txt", "", "holds no advisory about a Python package"),
        ("other.json", json.dumps(an_advisory(ecosystem="npm")), "holds no advisory about a Python package"),
        ("broken.json", "{", "cannot be read"),
        ("broken.yaml", "a: [", "cannot be read"),
        ("list.json", "[]", "is no advisory"),
        ("old.json", json.dumps(an_advisory(modified="2026-10-01T00:00:00Z")), "fetch the folder anew"),
        ("undated.json", json.dumps(an_advisory(modified="lately")), "does not say when it was changed"),
    ],
)
def test_promise_22_a_folder_that_cannot_answer_is_a_failure(tmp_path, name, text, said):
    (tmp_path / name).write_text(text, encoding="utf-8")

    with pytest.raises(advisories.NotChecked, match=said):
        advisories.from_folder(tmp_path, TODAY)


@pytest.mark.parametrize(("answers", "code"), [("0\n0\n", PASSED), ("0\n1\n", FOUND), ("1\n0\n", FOUND)])
def test_promise_22_asked_online_it_is_strict_and_fails_when_either_lock_fails(
    tmp_path, monkeypatch, answers, code
):
    program = tmp_path / "bin" / "pip-audit"
    program.parent.mkdir()
    program.write_text(
        '#!/bin/sh\necho "$*" >> calls\ncode=$(sed -n 1p next)\nsed -i 1d next\nexit "$code"\n'
    )
    program.chmod(0o755)
    (tmp_path / "next").write_text(answers)
    monkeypatch.setattr(advisories, "TOOLS", tmp_path)
    monkeypatch.setattr(advisories, "HERE", tmp_path)

    assert advisories.online(TODAY) == code

    calls = (tmp_path / "calls").read_text().splitlines()
    assert [call.split("/")[-1] for call in calls] == ["requirements.lock", "requirements-spark.lock"]
    assert all(call.startswith("--strict --require-hashes --disable-pip") for call in calls)


@pytest.mark.parametrize(
    ("version", "events", "touched"),
    [
        ("1.0", [{"introduced": "0"}], True),
        ("1.0", [{"introduced": "0"}, {"fixed": "1.0"}], False),
        ("1.0", [{"introduced": "0"}, {"last_affected": "1.0"}], True),
        ("1.0.1", [{"introduced": "0"}, {"last_affected": "1.0"}], False),
        ("0.9", [{"introduced": "1.0"}], False),
        ("1.10", [{"introduced": "1.0"}, {"fixed": "1.9"}], False),
        ("2.1", [{"introduced": "0"}, {"fixed": "1.5"}, {"introduced": "2.0"}, {"fixed": "2.2"}], True),
        ("1.7", [{"introduced": "0"}, {"fixed": "1.5"}, {"introduced": "2.0"}, {"fixed": "2.2"}], False),
        ("2.0", [{"fixed": "2.2"}, {"introduced": "1.9"}], True),
        ("1.0", [{"introduced": "0"}, {"fixed": "no version"}], True),
    ],
)
def test_a_version_is_touched_from_where_it_came_in_until_it_was_mended(version, events, touched):
    affected = an_advisory(events=events)["affected"][0]

    assert advisories.touches(version, affected) is touched


def test_a_version_that_is_listed_is_touched_and_a_range_of_commits_says_nothing():
    listed = an_advisory(type="GIT", events=[{"introduced": "0"}], versions=["5.2.19"])["affected"][0]

    assert advisories.touches("5.2.19", listed)
    assert not advisories.touches("5.2.18", listed)


def test_names_are_compared_as_an_index_does_and_what_was_taken_back_touches_nothing():
    package = Locked("typing-extensions", "4.16.0", "", ())
    known = [
        an_advisory("A", name="Typing_Extensions", events=[{"introduced": "0"}]),
        an_advisory(
            "B", name="typing-extensions", events=[{"introduced": "0"}], withdrawn="2026-01-01T00:00:00Z"
        ),
    ]

    assert [each.id for each in advisories.weaknesses([package], known)] == ["A"]


def test_a_weakness_that_was_explained_is_one_again_after_its_day():
    found = [Weakness("A", "django", "5.2.19", "Made up", "")]
    explained = [Accepted("A", "django", date(2026, 11, 27), "not reachable: no page uses it")]

    assert advisories.unexplained(found, explained, date(2026, 11, 27)) == []
    assert advisories.unexplained(found, explained, date(2026, 11, 28)) == found
    assert advisories.unexplained(found, [], date(2026, 11, 27)) == found


def test_accepting_a_weakness_without_a_reason_is_refused(tmp_path, monkeypatch):
    rows = tmp_path / "accepted.csv"
    rows.write_text("id,package,until,why\nA,Django,2026-12-31, \n", encoding="utf-8")
    monkeypatch.setattr(advisories, "ACCEPTED", rows)

    with pytest.raises(advisories.NotChecked, match="accepts A without saying why"):
        advisories.accepted()


def test_what_is_accepted_today_is_read_and_says_why():
    assert all(each.why and each.id and each.name for each in advisories.accepted())
