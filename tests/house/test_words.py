"""The words we use and the ones we do not, and that nothing of the place where this was written gets in."""

import re

import pytest
from django.apps import apps

from tests.house.tree import ours, text, tracked

PROSE = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"]

# What reviews ask us not to say, and what to say. GLOSSARY.md explains each.
AVOIDED = {
    r"risk[ -]scor(e|es|ing)\b": "say what is known and what rests on it",
    r"hard[ -]to[ -]reach\b": "say what was tried, and what got in the way",
    r"fail(ed|s|ing)? to engage\b": "say what was offered and what happened",
    r"\bchaotic\b": "say what happened",
    r"\bhidden (man|men|male|males|father|fathers|sibling|siblings)\b": "unseen: it is we who did not look",
    r"\blead professional\b": "lead practitioner",
}
DID_NOT_ATTEND = re.compile(r"\bDNA\b|\bdid not attend\b", re.IGNORECASE)

# A word that has to be there, and why. This list may only shrink.
ALLOWED: dict[str, str] = {}

PLACES = [
    r"(?<![\w.])/(work|root|opt|home/\w+|Users/\w+)/",  # folders of somebody's machine
    r"\b(files\.pythonhosted|pypi\.org|registry\.npmjs|registry\.yarnpkg|index-url|find-links)\b",
]
MAY_NAME_PLACES = {"tests/house/test_words.py"}


def where_people_read() -> list[str]:
    """List the files whose words reach a user, a practitioner or a developer."""
    pages = [
        path for ending in (".py", ".html", ".toml") for path in ours("frontdoor", "kinfold", ending=ending)
    ]
    prose = [path for path in tracked() if path in PROSE or path.startswith("docs/")]
    return [path for path in [*pages, *prose] if path not in ALLOWED]


def lines_with(pattern: re.Pattern[str], paths: list[str]) -> list[str]:
    """Give each line that has the pattern, with its place."""
    return [
        f"{path}:{number}: {line.strip()[:120]}"
        for path in paths
        for number, line in enumerate(text(path).splitlines(), start=1)
        if pattern.search(line)
    ]


@pytest.mark.parametrize("avoided, instead", AVOIDED.items())
def test_words_that_blame_or_score_people_are_not_used(avoided, instead):
    found = lines_with(re.compile(avoided, re.IGNORECASE), where_people_read())

    assert not found, f"Instead: {instead}."


def test_a_child_is_not_brought_they_do_not_fail_to_attend():
    found = lines_with(DID_NOT_ATTEND, where_people_read())

    assert not found, "A child is brought or not brought: 'was not brought'."


def test_nothing_names_a_registry_or_a_folder_of_one_machine():
    paths = [path for path in tracked() if path not in MAY_NAME_PLACES and "/vendor/" not in path]

    assert not [line for pattern in PLACES for line in lines_with(re.compile(pattern), paths)]


def glossary() -> list[str]:
    """List the words that GLOSSARY.md explains, in its order."""
    return re.findall(r"^\*\*(.+?)\*\*", text("GLOSSARY.md"), flags=re.MULTILINE)


def test_the_glossary_is_in_the_order_of_the_alphabet_and_explains_each_word_once():
    words = [word.casefold() for word in glossary()]

    assert words == sorted(set(words))


def test_every_table_is_a_word_that_the_glossary_explains():
    rooms = [config for config in apps.get_app_configs() if config.name.startswith("frontdoor.")]
    tables = {str(model._meta.verbose_name) for config in rooms for model in config.get_models()}
    said = {word.casefold() for word in glossary()}

    assert not {table for table in tables if table.casefold() not in said}, "Add it in the same commit."


def test_every_record_of_kinfold_is_a_word_that_the_glossary_explains():
    records = re.findall(r"^class (\w+)", text("kinfold/records.py") + text("kinfold/finding.py"), flags=re.M)
    said = {word.casefold() for word in glossary()}

    assert not {record for record in records if record.casefold() not in said}, "Add it in the same commit."
