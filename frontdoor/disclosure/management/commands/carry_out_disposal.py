"""Destroys what one approved disposal names: `manage.py carry_out_disposal Z-7K3M-9QXD --by admin`.

It needs the database's owner, takes one disposal at a time, asks for its reference to be typed once more, and cannot be
undone. No clock calls it.
"""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from frontdoor.access.permissions import MayNot
from frontdoor.access.queries import actor_for
from frontdoor.accounts.models import User
from frontdoor.disclosure.retention.actions import MustBeKept
from frontdoor.disclosure.retention.carrying_out import carry_out, leave_no_trace
from frontdoor.disclosure.retention.models import Disposal


class Command(BaseCommand):
    """One disposal, once, by somebody who neither proposed nor reviewed it."""

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("ref", help="the reference of the disposal")
        parser.add_argument("--by", required=True, help="the username of whoever carries it out")
        parser.add_argument(
            "--again", default="", help="the reference once more, where nobody is there to type it"
        )

    def handle(self, *args, ref, by, again, **options):
        disposal = Disposal.objects.filter(ref=ref).first()
        user = User.objects.filter(username=by, is_active=True).first()
        actor = actor_for(user.pk, timezone.localdate()) if user else None
        if disposal is None or actor is None:
            raise CommandError("There is no such disposal, or nobody of that name with a role today.")
        if (again or input("This cannot be undone. Type the reference once more: ")).strip() != ref:
            raise CommandError("That is another reference. Nothing was destroyed.")
        try:
            made = carry_out(disposal=disposal, by=actor, at=timezone.now())
        except (MustBeKept, MayNot) as refused:
            raise CommandError(f"{refused} Nothing was destroyed.") from refused
        leave_no_trace()
        self.stdout.write(made.certificate)
