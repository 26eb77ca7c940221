"""The repository keeps what its own pages promise: commands, reasons for dependencies, and the tests of each promise."""

import re
import tomllib

import pytest

from deploy import security_pages
from deploy.evidence import promises_held
from deploy.security_pages import kept, promises
from tests.house.tree import HERE, text, tracked

PAGES = ["README.md", "CONTRIBUTING.md", "SECURITY.md"]


def targets() -> set[str]:
    """List the Makefile's commands."""
    return set(re.findall(r"^([a-z]+):", text("Makefile"), flags=re.MULTILINE))


def test_every_command_that_a_page_names_is_in_the_makefile():
    pages = [path for path in tracked() if path in PAGES or path.startswith("docs/")]
    named = {
        (page, word) for page in pages for word in re.findall(r"(?:`|^\s*)make ([a-z]+)", text(page), re.M)
    }

    assert not {(page, word) for page, word in named if word not in targets()}


def test_every_command_says_what_it_does():
    described = set(re.findall(r"^([a-z]+):.*## \S", text("Makefile"), flags=re.MULTILINE))

    assert targets() == described


def test_every_link_of_a_page_leads_to_a_file():
    pages = [path for path in tracked() if path.endswith(".md") and "/vendor/" not in path]
    broken = []
    for page in pages:
        for link in re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", text(page)):
            if not ((HERE / page).parent / link).exists():
                broken.append(f"{page}: {link}")

    assert not broken


def test_every_dependency_says_why_it_is_there():
    project = tomllib.loads(text("pyproject.toml"))["project"]
    extras = project["optional-dependencies"]
    named = [*project["dependencies"], *(name for extra in extras.values() for name in extra)]
    commented = {
        line.split('"')[1] for line in text("pyproject.toml").splitlines() if re.match(r'\s+".+#', line)
    }

    assert not [name for name in named if name not in commented], "A comment on its line says why."


def test_every_dependency_is_locked_with_its_hashes():
    entries = re.split(r"\n(?=\S)", text("requirements.lock").strip())

    assert entries
    assert not [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry]


def test_decision_records_are_numbered_without_gaps_and_have_their_four_parts():
    records = sorted(path for path in tracked() if re.match(r"docs/adr/\d", path))
    parts = ("## Status", "## Context", "## Decision", "## Consequences")

    assert [int(path.split("/")[-1][:4]) for path in records] == list(range(1, len(records) + 1))
    assert not [path for path in records for part in parts if part not in text(path)]


def test_the_promises_are_numbered_from_1_to_23_and_each_says_what_it_aims_at():
    every = promises()

    assert [each.number for each in every] == list(range(1, 24))
    assert not [each.number for each in every if not each.promise or not each.aim]


def test_every_test_of_a_promise_names_one_that_there_is():
    assert not set(promises_held()) - {each.number for each in promises()}


def test_a_promise_without_a_test_is_shown_as_not_yet_kept():
    page, tests = text("docs/reference/promises.md"), promises_held()

    for each in promises():
        state = kept(tests.get(each.number, []), each.missing)
        assert f"| {each.number} | {each.promise} | {each.aim} | {state} |" in page
        assert (state == "not yet kept") is (each.number not in tests)


def test_a_test_is_of_a_promise_by_its_name_or_by_its_marker():
    mine = "tests/house/test_promises.py::test_no_package_of_either_lock_comes_without_the_sums_of_its_files"

    assert mine in promises_held()[22]
    assert "tests/house/test_asvs.py::test_the_standard_is_here_whole" not in promises_held()[23]


@pytest.mark.promise(22)
def test_no_package_of_either_lock_comes_without_the_sums_of_its_files():
    for lock in ("requirements.lock", "requirements-spark.lock"):
        assert "--hash=sha256:" in text(lock)
        assert not re.search(r"^\S+==\S+$", text(lock), flags=re.MULTILINE), "a package with no sum after it"


def test_the_latest_figure_that_was_measured_stands_beside_its_promise(tmp_path, monkeypatch):
    for number, sentence in ((1, "9 of 10"), (2, "10 of 10")):
        (tmp_path / f"kills-00{number}.json").write_text(f'{{"promises": {{"7": "{sentence}"}}}}')
    (tmp_path / "matching-001.json").write_text('{"figures": []}')
    monkeypatch.setattr(security_pages, "HISTORY", tmp_path)

    assert security_pages.figures.__wrapped__() == {7: "10 of 10 (`kills-002.json`)"}
