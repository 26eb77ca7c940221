"""Rows of these tables are added and read, never changed or removed."""

from django.db import migrations

from frontdoor.audit.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("journey", "0001_notes")]

    operations = [append_only("journey_note", "journey_noteread")]
