"""Takes in a children in need census return as history: safely, once, and saying what it could not read."""

from collections import Counter
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from frontdoor.accounts.actor import system
from frontdoor.intake.cin.reading import CannotRead
from frontdoor.journey.census import Taken, take_in

WORDS = {
    ("contact", "concern"): "referrals",
    ("decision", "no_further_action"): "referrals with no further action",
    ("episode_open", ""): "cases opened",
    ("episode_close", ""): "cases closed",
    ("assessment", "completed"): "assessments completed",
    ("note", "assessment_started"): "assessments begun",
    ("section_47", ""): "section 47 enquiries",
    ("meeting", "initial_child_protection_conference"): "initial child protection conferences",
    ("meeting", "child_protection_review"): "child protection reviews",
    ("plan", "child_protection_start"): "child protection plans begun",
    ("plan", "child_protection_end"): "child protection plans ended",
    ("plan", "child_in_need_start"): "child in need plans begun",
    ("plan", "child_in_need_end"): "child in need plans ended",
    ("consideration", "deceased"): "deaths",
}


class Command(BaseCommand):
    """`manage.py import_cin return.xml`. A large first return is best taken in when the front door is quiet."""

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument(
            "file", type=Path, help="the return, as the XML file that was exported for COLLECT"
        )

    def handle(self, *args, file, **options):
        try:
            taken = take_in(file, by=system("census import"), at=timezone.now())
        except CannotRead as refused:
            raise CommandError(f"{refused} Nothing was changed.") from None
        for line in lines(taken):
            self.stdout.write(line)


def lines(taken: Taken) -> list[str]:
    """Say what came of a return: counts only, and no word about anyone."""
    told = taken.history
    kinds: Counter[str] = Counter()
    for (kind, subtype), number in told.written.items():
        kinds[WORDS.get((kind, subtype)) or f"{kind} {subtype}".replace("_", " ").strip()] += number
    return [
        f"Children in the return: {taken.children:,}, with {taken.episodes:,} episodes.",
        f"New events: {told.events:,}. Known already: {told.already:,}.",
        *_table(kinds),
        f"Set aside, could not be read: {taken.aside.total():,} ({taken.newly_aside:,} for the first time).",
        *_table(taken.aside),
        f"Set aside earlier and read now: {taken.settled:,}.",
        f"Odd, and kept as returned: {taken.noticed.total():,}.",
        *_table(taken.noticed),
    ]


def _table(counted: Counter[str]) -> list[str]:
    return [
        f"{number:>8,}  {what}" for what, number in sorted(counted.items(), key=lambda row: (-row[1], row[0]))
    ]
