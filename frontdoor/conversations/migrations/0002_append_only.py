"""Rows of these tables are added and read, never changed or removed."""

from django.db import migrations

from frontdoor.audit.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("conversations", "0001_initial")]

    operations = [
        append_only(
            "conversations_practitioner",
            "conversations_working",
            "conversations_workingend",
            "conversations_request",
            "conversations_reply",
            "conversations_spoke",
        )
    ]
