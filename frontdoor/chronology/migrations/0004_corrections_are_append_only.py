"""Rows of this table are added and read, never changed or removed."""

from django.db import migrations

from frontdoor.audit.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("chronology", "0003_corrections")]

    operations = [append_only("chronology_correction")]
