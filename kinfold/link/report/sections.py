"""The parts of the report: what was read, how many people, how sure, and who is in which source."""

from kinfold.link.mapping import FIELDS
from kinfold.link.trouble import counted

from .account import OUTCOMES, Account, FileRead
from .examples import Example
from .histogram import histogram
from .html import Html, element, listed, table, together
from .reasons import reasons
from .side_by_side import side_by_side
from .words import MEANING, joined

_NONE = {
    "same": "No pair is beyond reasonable doubt.",
    "probable": "No pair is only probable.",
    "ambiguous": "No record fits more than one person.",
    "relative": "No two people were found to be of one family.",
}


def what_was_read(account: Account) -> Html:
    """Say which files were read, and which column was taken for what."""
    rows = [(file.name, f"{file.records:,}", f"{file.set_aside:,}") for file in account.files]
    files = table("Files", ("File", "Records read", "Rows set aside"), rows, numbers=(1, 2))
    return together(files, *(_columns(file) for file in account.files))


def _columns(file: FileRead) -> Html:
    rows = [
        (
            FIELDS[field],
            " + ".join(file.mapping.of(field)),
            "map file" if field in file.mapping.said else "guessed",
        )
        for field in FIELDS
        if file.mapping.of(field)
    ]
    unused = file.mapping.unused
    return together(
        element("h3", file.name),
        element("p", f"{file.how}."),
        table(f"Columns of {file.name}", ("Taken for", "Column", "How"), rows),
        element("p", f"Columns not used: {', '.join(unused)}." if unused else "Every column was used."),
        listed(file.notes),
    )


def how_many(account: Account) -> Html:
    """Say how many people there are, and how many records each has."""
    records = counted(account.records.num_rows, "record")
    rows = [(f"{each:,}", f"{people:,}") for each, people in account.records_per_person.items()]
    if len(rows) > 12:
        more = sum(people for each, people in list(account.records_per_person.items())[11:])
        rows = [*rows[:11], (f"{list(account.records_per_person)[11]:,} or more", f"{more:,}")]
    return together(
        element(
            "p",
            "The ",
            records,
            " are of ",
            element("strong", counted(account.people, "person", "people")),
            ".",
        ),
        table("Records of each person", ("Records", "People"), rows, numbers=(1,)),
    )


def how_sure(account: Account) -> Html:
    """Say what each outcome means, how many pairs have it, and how their weights are spread."""
    rows = [
        (outcome, f"{account.outcomes[outcome]:,}", joined(outcome, account.joined_when))
        for outcome in OUTCOMES
    ]
    meanings = [together(element("dt", outcome), element("dd", MEANING[outcome])) for outcome in OUTCOMES]
    same, probable = account.model.thresholds.same, account.model.thresholds.probable
    words = (
        "The weight of a pair is what speaks for one person less what speaks against, in bits: each bit doubles the "
        f"odds. From {probable:g} bits a pair is worth a look (probable); from {same:g} it is beyond reasonable doubt "
        "(same), unless something forbids it, such as two different dates of birth. The bars grow with the logarithm "
        "of the number, so that few pairs can be seen beside many."
    )
    return together(
        table("Pairs by outcome", ("Outcome", "Pairs", "In the results"), rows, numbers=(1,)),
        element("dl", *meanings),
        element("p", words),
        element("figure", histogram(account.pairs, account.model.thresholds))
        if account.pairs.num_rows
        else "",
    )


def examples(account: Account, chosen: dict[str, list[Example]]) -> Html:
    """Show some pairs of each outcome: one from the middle, one that is close, one that is clear."""
    parts = []
    number = 1
    for outcome, shown in chosen.items():
        parts.append(element("h3", outcome.capitalize()))
        parts.append(element("p", MEANING[outcome] if shown else _NONE[outcome]))
        for example in shown:
            parts.append(_pair(account, example, number, "h4"))
            number += 1
    return together(*parts)


def hardest(account: Account, pairs: list[Example], start: int) -> Html:
    """Show the pairs about which the engine is least sure: look at these first."""
    if not pairs:
        return element("p", "No pair is near a threshold, and none is ambiguous.")
    first = (
        "These are nearest to a threshold, or fit more than one person. If you check only a few, check these."
    )
    shown = [_pair(account, example, number, "h3") for number, example in enumerate(pairs, start)]
    return together(element("p", first), *shown)


def _pair(account: Account, example: Example, number: int, heading: str) -> Html:
    told = reasons(example, account.model, account.records.num_rows)
    return side_by_side(example, number, told, heading)


def overlap(account: Account) -> Html:
    """Show how many people each two sources have in common."""
    found = account.overlap
    rows = [
        (source, *(f"{found.people.get((source, other), 0):,}" for other in found.sources))
        for source in found.sources
    ]
    return together(
        element(
            "p",
            "Each number counts the people who are in both sources; on the diagonal, all people of a source.",
        ),
        table("People in both", ("Source", *found.sources), rows, numbers=range(1, len(rows) + 1)),
        element("p", f"Smaller sources not shown: {found.left_out}.") if found.left_out else "",
    )
