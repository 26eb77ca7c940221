"""Puts the report together: one page with its own style, no scripts, and nothing fetched from anywhere."""

from importlib import resources
from string import Template

from kinfold.link.trouble import counted

from . import sections
from .account import Account
from .examples import choose
from .html import safe


def write_report(account: Account) -> str:
    """Write the whole report as one page that needs nothing else."""
    shown = choose(account)
    number = 1 + sum(len(examples) for examples in shown.by_outcome.values())
    page = resources.files("kinfold.link.report").joinpath("page.html").read_text(encoding="utf-8")
    return Template(page).substitute(
        records=counted(account.records.num_rows, "record"),
        people=counted(account.people, "person", "people"),
        files=counted(len(account.files), "file"),
        model=safe(account.model.version),
        read=sections.what_was_read(account),
        many=sections.how_many(account),
        sure=sections.how_sure(account),
        examples=sections.examples(account, shown.by_outcome),
        hardest=sections.hardest(account, shown.hardest, number),
        overlap=sections.overlap(account),
    )
