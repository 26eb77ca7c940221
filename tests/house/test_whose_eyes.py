"""Who may see everybody is written down: a named part of the system, in the modules listed here, and nowhere else."""

import re

from tests.house.tree import ours, text

# Module -> why it sees everybody although a page may be waiting for it.
MAY_SEE_EVERYBODY = {
    "frontdoor/access/sight.py": "where it is made",
    "frontdoor/alerts/evaluation.py": "signals count everybody",
    "frontdoor/alerts/restricted.py": "to find which sentences speak of somebody hidden, and take their words out",
    "frontdoor/continuity/actions.py": "a copy that is restored holds everybody; its sessions end",
    "frontdoor/continuity/dumping.py": "a copy holds everybody",
    "frontdoor/disclosure/gate/known.py": "whoever stands in what leaves must be found; of the hidden nothing is told",
    "frontdoor/disclosure/retention/carrying_out.py": "what is sealed is destroyed with the rest, once it is due",
    "frontdoor/disclosure/retention/queries.py": "a legal hold on somebody hidden holds for their family",
    "frontdoor/disclosure/retention/together.py": "whom the same records tell of, for how long all are kept",
    "frontdoor/disclosure/safe/queries.py": "a safe address of somebody hidden is guarded too, and shown to nobody",
    "frontdoor/journey/steps.py": "whoever is told of must be found",
    "frontdoor/reasons/actions.py": "break-glass opens what is hidden, and answers the same where there is nothing",
    "frontdoor/reasons/noticing/queries.py": "rules over all looks, shown by reference",
    "frontdoor/reasons/queries.py": "the privacy officer reviews looks, by reference",
    "frontdoor/sealing/actions.py": "sealing covers every description",
    "frontdoor/sealing/queries.py": "to work out who is hidden from whom",
}


def test_only_the_listed_modules_see_everybody():
    uses = {path for path in ours("frontdoor") if re.search(r"\bsystem_access\b", text(path))}

    assert sorted(uses - set(MAY_SEE_EVERYBODY)) == [], "Why must it see everybody? Say so in the list."
    assert sorted(set(MAY_SEE_EVERYBODY) - uses) == []


def test_no_part_of_the_service_says_of_its_whole_process_that_it_sees_everybody():
    says = {path for path in ours("frontdoor") if "this_process_is(" in text(path)}

    assert says == {"frontdoor/access/sight.py"}


def test_no_sql_goes_round_the_cut_by_naming_a_table_with_its_schema():
    whole = re.compile(r"\b(?:main|public)\.\"?[a-z]+_[a-z]+")

    assert [path for path in ours("frontdoor") if whole.search(text(path))] == []
