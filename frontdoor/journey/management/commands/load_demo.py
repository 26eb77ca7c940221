"""Loads the demonstration partnership: agencies, one account a role, and made-up families whose stories are under way."""

from datetime import date

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.timezone import localdate

from frontdoor.intake.models import Received
from frontdoor.journey import demonstration, made_up_city

# The evening before the front door closed its eyes once more: everything up to then is on record.
STORY_ENDS = date(2015, 9, 8)


class Command(BaseCommand):
    """Does nothing where it was loaded before."""

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument(
            "--city",
            type=int,
            default=made_up_city.CHILDREN,
            help=f"children of the made-up city; default {made_up_city.CHILDREN}, 0 for none",
        )

    @transaction.atomic  # stopped half-way, it was never begun
    def handle(self, *args, city, **options):
        if not settings.TRAINING_DATA:
            raise CommandError(
                "This service is for real records: made-up families and their accounts stay out of it."
            )
        if Received.objects.exists():
            self.stdout.write("The database already holds contacts; the demonstration was not loaded again.")
            return
        today = localdate()
        demonstration.make_partnership(today)
        for case in ("rowan", "willow"):
            call_command("load_case", case, until=STORY_ENDS, as_of_today=True, stdout=self.stdout)
        demonstration.tell_stories(today)
        if city:
            families = made_up_city.load(
                today, manager=demonstration.actor_of("manager2", today), children=city
            )
            self.stdout.write(f"Loaded {families} families of a made-up city, with three years of records.")
        demonstration.tell_from_now_on()
        self.stdout.write("Loaded the demonstration partnership. Every person in it is made up.")
