"""Looks again at families for which a day has come, and passes on alerts that nobody acknowledged in time."""

import time
import traceback
from datetime import datetime

from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils import timezone

from frontdoor.access.serving import refuse_to_serve_unheld
from frontdoor.alerts.actions import escalate_overdue
from frontdoor.alerts.evaluation import run_due
from frontdoor.alerts.life.telling import push_all_due
from frontdoor.alerts.nightly.sweep import sweep_tonight
from frontdoor.audit.sealing import StillOpen, seal_all
from frontdoor.audit.witnessing import witness_today
from frontdoor.journey import canary
from frontdoor.journey.digest.actions import send_digests
from frontdoor.journey.sealed_contacts import tell_of_late_sealed_contacts
from frontdoor.outbox.every_minute import keep_telling
from frontdoor.ui.words import counted


class Command(BaseCommand):
    """Once, or with --loop every minute. Safe to run twice, late, or in two places: everything is recomputed."""

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--loop", action="store_true", help="go on every minute until stopped")
        parser.add_argument("--every", type=int, default=60, help="seconds between two looks")

    def handle(self, *args, loop, every, **options):
        refuse_to_serve_unheld()
        while True:
            close_old_connections()
            failed = [problem for problem in map(self.tick, self.work()) if problem]
            if not loop:
                if failed:
                    raise ExceptionGroup("The clocks did not run whole", failed)
                return
            time.sleep(every)

    def work(self) -> tuple:
        """The pieces of work, in order; each is whole by itself."""
        return (
            self.look,
            self.tell,
            self.pass_on,
            self.mail,
            self.sweep,
            self.canary,
            self.seal,
            self.witness,
        )

    def tick(self, work) -> Exception | None:
        """Do one piece of work; what fails is said aloud, stays due and is tried again: the clocks must not stop."""
        try:
            work(timezone.now())
        except Exception as problem:  # noqa: BLE001  (said, and given back)
            self.stderr.write("".join(traceback.format_exception(problem)))
            return problem
        return None

    def look(self, at: datetime) -> None:
        """Look again at the families for which a day has come."""
        if looked := run_due(at=at):
            self.stdout.write(f"Looked again at {counted(looked, 'family', 'families')}.")

    def tell(self, at: datetime) -> None:
        """Tell managers what is due to be told of the alerts they hold."""
        if told := push_all_due(at=at):
            self.stdout.write(f"Told of alerts: {counted(told, 'message')}.")

    def pass_on(self, at: datetime) -> None:
        """Pass on the alerts whose time is over or whose manager is away, and say which sealed contacts are late."""
        if passed_on := escalate_overdue(at=at):
            self.stdout.write(f"Passed on {counted(passed_on, 'alert')}.")
        tell_of_late_sealed_contacts(at=at)

    def mail(self, at: datetime) -> None:
        """Tell once a working day what waits past its time, and keep the mails going."""
        if told := send_digests(at=at):
            self.stdout.write(f"Told {counted(told, 'person', 'people')} what waits past its time.")
        if asked := keep_telling(at=at):
            self.stdout.write(f"Asked again for {counted(asked, 'mail')} that no worker had.")

    def sweep(self, at: datetime) -> None:
        """Once a day, compare what stands with what the records say; a difference is an incident that is shown."""
        if swept := sweep_tonight(at=at):
            said = counted(swept.looked_at, "child", "children")
            self.stdout.write(f"Swept {said}: {counted(swept.differing, 'incident')}.")

    def canary(self, at: datetime) -> None:
        """Once a day, send a made-up family in behind the fence: an alert must come of it."""
        if sent := canary.send_if_due(at=at):
            self.stdout.write("The canary was heard." if sent.alerted else f"SILENCE: {sent.said}")

    def seal(self, at: datetime) -> None:
        """Seal what was added to the audit since the last time."""
        try:
            sealed = seal_all(at=at)
        except StillOpen as waits:  # expected while a long import writes: said, and due again in a minute
            self.stdout.write(str(waits))
            return
        if sealed:
            self.stdout.write(f"Sealed {counted(sealed, 'entry', 'entries')} of the audit.")

    def witness(self, at: datetime) -> None:
        """Once a day, tell the head of the audit's chain to the places outside that the settings name."""
        for way in witness_today(at=at):
            self.stdout.write(f"The head of the audit was witnessed outside by {way}.")
