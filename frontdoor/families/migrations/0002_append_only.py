"""Rows of these tables are added and read, never changed or removed."""

from django.db import migrations

from frontdoor.audit.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("families", "0001_initial")]

    operations = [
        append_only(
            "families_tie",
            "families_tieend",
        )
    ]
