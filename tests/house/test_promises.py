"""The repository keeps what its own pages promise: commands that exist, and a reason for every dependency."""

import re
import tomllib

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
