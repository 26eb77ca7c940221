"""Rows of these tables are added and read, never changed or removed."""

from django.db import migrations

from frontdoor.audit.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("audit", "0004_seal_witness")]

    operations = [append_only("audit_seal", "audit_witness")]
