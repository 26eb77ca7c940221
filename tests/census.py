"""Census returns written in a few words, so that a test shows only what it is about."""

from datetime import date
from io import BytesIO

from frontdoor.intake.cin.returns import CinRecord, read

TODAY = date(2026, 7, 1)


def episode(referred: str = "2025-05-06", source: str = "6", more: str = "", **fields: str) -> str:
    """One CINdetails; `more` is XML that stands in it as it is."""
    first = f"<CINreferralDate>{referred}</CINreferralDate><ReferralSource>{source}</ReferralSource>"
    rest = "".join(f"<{tag}>{value}</{tag}>" for tag, value in fields.items())
    return f"<CINdetails>{first}{rest}{more}</CINdetails>"


def child(*episodes: str, number: str = "A1", who: str = "", born: str = "2015-04-01") -> str:
    """One Child; `who` replaces everything that identifies them but their number."""
    who = who or f"<PersonBirthDate>{born}</PersonBirthDate><Sex>F</Sex>"
    identifiers = f"<ChildIdentifiers><LAchildID>{number}</LAchildID>{who}</ChildIdentifiers>"
    return f"<Child>{identifiers}<ChildCharacteristics/>{''.join(episodes)}</Child>"


def census(*children: str, authority: str = "330", declaration: str = "", collection: str = "CIN") -> str:
    """A whole return."""
    details = f"<CollectionDetails><Collection>{collection}</Collection><Year>2026</Year></CollectionDetails>"
    header = f"<Header>{details}<Source><LEA>{authority}</LEA></Source></Header>"
    return f"{declaration}<Message>{header}<Children>{''.join(children)}</Children></Message>"


def told(text: str | bytes, today: date = TODAY) -> list[CinRecord]:
    """Read a return as known on a day."""
    data = text.encode() if isinstance(text, str) else text
    return list(read(BytesIO(data), today=today))


def only(*children: str, today: date = TODAY) -> CinRecord:
    """Read a return of one child."""
    [record] = told(census(*children), today)
    return record


def events(record: CinRecord) -> list[tuple[str, str, str, str]]:
    """Show a record's events in short: day, kind, subtype, agency."""
    assert record.record is not None
    return [
        (event.occurred.isoformat(), event.kind, event.subtype, event.agency)
        for event in record.record.events
    ]


def reasons(record: CinRecord) -> list[str]:
    """List why things were set aside."""
    return [each.reason for each in record.aside]
