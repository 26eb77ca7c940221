"""Makes the pack, and writes down that it was made and whom it shows, before it is there."""

from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.template.loader import render_to_string

from frontdoor.access.sight import seeing_as
from frontdoor.audit.actions import record
from frontdoor.continuity import box
from frontdoor.continuity.pack import closing
from frontdoor.continuity.pack.pages import Pack
from frontdoor.continuity.pack.queries import BY, pack, pack_eyes
from frontdoor.people.looking import looked_at


@transaction.atomic
def make_pack(file: Path, *, passphrase: str, why: str, at: datetime) -> Pack:
    """Write the pack to a file that opens in any browser; without its entries in the audit it is not made."""
    box.check_passphrase(passphrase)
    if not why.strip():
        raise ValueError("Say why a pack is made, in a sentence that a colleague would understand in a year.")
    made = pack(now=at)
    words = render_to_string("continuity/pack.html", {"pack": made})
    stamp = f"pack {at:%Y-%m-%d %H:%M}"
    record(
        "made a continuity pack",
        kind="pack",
        ref=stamp,
        by=BY,
        at=at,
        why=why,
        alerts=len(made.alerts),
        contacts=len(made.contacts),
    )
    with seeing_as(pack_eyes()):
        looked_at(made.people_shown, page=stamp, by=BY, at=at, because="continuity")
    closing.write(file, words, passphrase=passphrase, at=at)
    return made
