"""What the service's own code never does, read from the code: these are answers to the verdicts in security/asvs.csv."""

import ast
import re
import time

import pytest
from django.conf import settings

from tests.house.tree import imported, ours, parsed, text

SERVICE = ours("frontdoor")
SCRIPTS = [*ours("frontdoor", ending=".js"), *ours("frontdoor", ending=".mjs")]

# Called by any of these names, a text would be run as code, as a shell's words, or as somebody else's objects.
RUNS_TEXT = {"eval", "exec", "compile", "__import__"}
RUNS_PROGRAMS = {"os.system", "os.popen", "os.execv", "os.spawnv"}
NOT_IMPORTED = {"subprocess", "pickle", "marshal", "shelve", "dill", "jsonpickle"}
OPENS_CONNECTIONS = {
    *("urllib.request", "http.client", "socket", "smtplib", "ftplib", "imaplib", "poplib", "telnetlib"),
    *("requests", "httpx", "urllib3", "aiohttp", "paramiko", "django.core.mail"),
    "notifications_python_client.notifications",
}
# Whose programs are run: named in the code, without a shell, with nothing that somebody wrote among their words.
RUNS = {
    "frontdoor/continuity/dumping.py": "PostgreSQL's own pg_dump and psql, for a copy and for restoring one",
    "frontdoor/disclosure/files/reading.py": "our own reader of files, in a process with a limit on time and memory",
}
# Who may speak with another machine, and about what.
SPEAKS = {
    "frontdoor/outbox/carriers/smtp.py": "that somebody was told: a sentence of a list and a reference",
    "frontdoor/outbox/carriers/notify.py": "the same, by GOV.UK Notify where a partnership has its key",
    "frontdoor/audit/witnessing.py": "the head of the audit, by mail to a witness: numbers and a sum, no names",
    "frontdoor/continuity/place/answers.py": "our own place, asked from outside by a command: no names",
    "frontdoor/continuity/place/tls.py": "the same, for what it offers before anything is said",
    "frontdoor/continuity/shipping/actions.py": "the failures of the next",
    "frontdoor/continuity/shipping/syslog.py": "entries of the audit to another system of the place, by TLS",
}
# Patterns put together from our own words: names of tables, never what somebody wrote.
PATTERNS_OF_OUR_OWN_WORDS = {
    "frontdoor/access/rows.py": "names of our tables",
    "frontdoor/ui/abbreviations.py": "the abbreviations of our list",
}
# Scripts that ask for something, each from the address that its own page gave it.
ASKS_ITS_OWN_PAGE = {
    "frontdoor/accounts/static/accounts/passkeys.js": "what the browser's passkey has to sign",
    "frontdoor/families/static/families/genogram.js": "the same page as known on another day",
}
# Where SQL is put together from our own words (names of tables, marks for values), never from what somebody wrote.
SQL_OF_OUR_OWN_WORDS = {
    "frontdoor/audit/append_only.py": "names of our tables, in triggers",
    "frontdoor/access/guarded_postgresql/grants.py": "names of our tables and of a role, which is checked to be one",
    "frontdoor/access/guarded_postgresql/policies.py": "names of our tables and columns, in policies",
    "frontdoor/continuity/dumping.py": "names of our tables, to count their rows",
    "frontdoor/disclosure/retention/carrying_out.py": "names of our tables, after a disposal",
    "frontdoor/people/clusters.py": "pieces of one question, with a mark for each value",
    "frontdoor/people/matching.py": "pieces of one question, with a mark for each value",
}


def calls(path: str) -> list[ast.Call]:
    """Give every call in a file."""
    return [node for node in ast.walk(parsed(path)) if isinstance(node, ast.Call)]


def called(call: ast.Call) -> str:
    """Write what is called, as it stands in the code."""
    return ast.unparse(call.func)


def test_nothing_that_somebody_wrote_is_run_as_code_or_given_to_a_shell():
    runs = [f"{path}: {called(call)}" for path in SERVICE for call in calls(path) if _runs(called(call))]
    takes = [f"{path}: {name}" for path in SERVICE for name in imported(path) if name in NOT_IMPORTED]
    allowed = [f"{path}: subprocess" for path in RUNS]

    assert not runs
    assert sorted(takes) == sorted(allowed)
    assert not [path for path in RUNS if "shell=True" in text(path)]


def _runs(name: str) -> bool:
    return name in RUNS_TEXT | RUNS_PROGRAMS or name in ("yaml.load", "yaml.unsafe_load", "yaml.full_load")


def test_the_database_is_asked_with_values_apart_from_the_question():
    raw = re.compile(r"\.raw\(|\.extra\(|RawSQL\(")
    put_together = {path for path in SERVICE for call in calls(path) if _asks_what_is_put_together(call)}

    assert not [path for path in SERVICE if raw.search(text(path))]
    assert sorted(put_together - set(SQL_OF_OUR_OWN_WORDS)) == [], (
        "Whose words are in it? Say so in the list."
    )


def _asks_what_is_put_together(call: ast.Call) -> bool:
    """Tell whether SQL is asked that is no plain text, nor a text that the file names in capitals."""
    if not called(call).endswith("cursor.execute"):
        return False
    asked = call.args[0]
    return not (isinstance(asked, ast.Constant) or (isinstance(asked, ast.Name) and asked.id.isupper()))


def test_no_pattern_and_no_form_of_words_is_made_of_what_somebody_wrote():
    patterns = ("re.compile", "re.search", "re.match", "re.fullmatch", "re.sub", "re.split", "re.findall")
    made = [
        f"{path}: {ast.unparse(call)[:80]}"
        for path in SERVICE
        for call in calls(path)
        if called(call) in patterns
        and not _is_our_own(call.args[0])
        and path not in PATTERNS_OF_OUR_OWN_WORDS
    ]

    assert not made


def _is_our_own(pattern: ast.expr) -> bool:
    """Tell whether a pattern is written in the code, or is a name that the code gives to one."""
    return isinstance(pattern, ast.Constant) or ast.unparse(pattern) in ("Reference.regex",)


def test_no_template_is_made_of_what_somebody_wrote():
    makes = re.compile(r"\bfrom_string\(|\bTemplate\(")

    assert not [path for path in SERVICE if makes.search(text(path))]


def test_no_page_is_excused_from_the_token_against_forged_forms():
    assert "django.middleware.csrf.CsrfViewMiddleware" in settings.MIDDLEWARE
    assert not [path for path in SERVICE if "csrf_exempt" in text(path)]


def test_no_form_takes_a_field_that_it_does_not_name():
    assert not [path for path in SERVICE if re.search(r"ModelForm|modelform_factory", text(path))]


def test_no_weak_sum_and_no_weak_chance_guards_anything():
    weak = re.compile(r"\bmd5\b|\bsha1\b|\bMD5PasswordHasher\b|^import random|^from random", re.M)

    assert [path for path in SERVICE if weak.search(text(path))] == ["frontdoor/settings/test.py"]


def test_the_service_opens_no_connection_that_is_not_named():
    opens = {path: name for path in SERVICE for name in imported(path) if name in OPENS_CONNECTIONS}

    assert sorted(set(opens) - set(SPEAKS)) == [], "To whom, and what is said? Say so in the list."


def test_each_kind_of_file_is_read_by_one_reader():
    readers = re.compile(
        r"\b(?:XMLParser|DefusedXMLParser|fromstring|iterparse|XMLPullParser|minidom|pulldom|lxml|sax)\b"
    )

    assert {path for path in SERVICE if readers.search(text(path))} == {
        "frontdoor/intake/cin/reading.py",
        "frontdoor/disclosure/files/docx.py",
    }


def test_no_header_lets_another_site_read_our_answers():
    assert not [path for path in SERVICE if re.search(r"Access-Control|corsheaders", text(path))]


@pytest.mark.parametrize("path", SCRIPTS)
def test_our_scripts_keep_nothing_in_the_browser_and_write_no_markup(path):
    does = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|document\.cookie"
        r"|localStorage|sessionStorage|indexedDB|postMessage|\"message\"|'message'|new XMLHttpRequest"
    )

    assert not does.search(text(path))
    asks = re.findall(r"\bfetch\(([^,)]*)", text(path))
    assert all(path in ASKS_ITS_OWN_PAGE and not re.match(r"""["'`](?!\$\{)""", each) for each in asks)


def test_times_are_kept_with_their_zone_and_logs_go_where_the_inventory_says():
    assert settings.USE_TZ
    assert set(settings.LOGGING["handlers"]) == {"console"}


ASKS = ("search", "match", "fullmatch", "sub", "split", "findall", "finditer")
LETTERS = 4_000  # as many as a page takes in one answer


def patterns() -> list[tuple[str, str, tuple[str, ...]]]:
    """Give every pattern of the service and of kinfold that meets others' words, and how it is asked."""
    places = [path for path in [*SERVICE, *ours("kinfold")] if path not in PATTERNS_OF_OUR_OWN_WORDS]
    return [
        (path, pattern if isinstance(pattern, str) else pattern.decode("latin-1"), _asked(path, call))
        for path in places
        for call in calls(path)
        if called(call) in {"re.compile", *(f"re.{verb}" for verb in ASKS)}
        and isinstance(call.args[0], ast.Constant)
        and isinstance(pattern := call.args[0].value, str | bytes)
    ]


def _asked(path: str, call: ast.Call) -> tuple[str, ...]:
    """Give the ways in which a pattern is asked: its own, or those in which its file uses the name it was given."""
    if called(call) != "re.compile":
        return (called(call).removeprefix("re."),)
    assigned = (
        node for node in ast.walk(parsed(path)) if isinstance(node, ast.Assign) and node.value is call
    )
    names = [ast.unparse(node.targets[0]) for node in assigned]
    used = [verb for name in names for verb in ASKS if re.search(rf"\b{name}\.{verb}\b", text(path))]
    return tuple(used) or ASKS


HOSTILE = ("a", "0", " ", "-", ".", "'", "\n", "a ", "a'", "0-", "C-", "(", '"')


def seconds(pattern: str, asked: tuple[str, ...], letters: int) -> float:
    """Measure the longest that a pattern takes with so many letters that almost fit it."""
    compiled, longest = re.compile(pattern), 0.0
    for several in HOSTILE:
        text = several * (letters // len(several)) + "\0"
        for verb in asked:
            began = time.perf_counter()
            getattr(compiled, verb)(*(("", text) if verb == "sub" else (text,)))
            longest = max(longest, time.perf_counter() - began)
    return longest


@pytest.mark.parametrize(("path", "pattern", "asked"), patterns())
def test_no_pattern_takes_for_ever_whatever_it_is_given(path, pattern, asked):
    # What doubles with each letter shows with two dozen, and would never come to an end with more.
    assert seconds(pattern, asked, 24) < 0.1, f"{path}: this pattern takes twice as long for each letter."
    assert seconds(pattern, asked, LETTERS) < 1.0, f"{path}: this pattern is slow with a long text."


@pytest.mark.parametrize(
    ("pattern", "slow"),
    [(r"(a+)+b", True), (r"(?:a|a)*b", True), (r"(ab?)+", False), (r"[a-z]+(?:'[a-z]+)*", False)],
)
def test_a_pattern_that_takes_for_ever_is_recognised(pattern, slow):
    assert (seconds(pattern, ("fullmatch",), 24) >= 0.1) is slow
