"""Rows of these tables are added and read, never changed or removed."""

from django.db import migrations

from frontdoor.audit.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("alerts", "0001_initial")]

    operations = [
        append_only(
            "alerts_alert",
            "alerts_finding",
            "alerts_wording",
            "alerts_findingend",
            "alerts_acknowledgement",
            "alerts_guidance",
            "alerts_alertdecision",
            "alerts_covered",
            "alerts_escalation",
        )
    ]
