"""Rows about barriers are added and read, never changed or removed."""

from django.db import migrations

from frontdoor.audit.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("people", "0005_barriers")]

    operations = [append_only("people_barrier", "people_barrierend")]
