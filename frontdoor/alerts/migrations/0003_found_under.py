"""Under which rules a finding was worded: the values in force, by their mark and day, and the signal's own version."""

import django.db.models.deletion
from django.db import migrations, models

from frontdoor.audit.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("alerts", "0002_append_only")]

    operations = [
        migrations.CreateModel(
            name="FoundUnder",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("rules_version", models.CharField(max_length=12)),
                ("rules_on", models.DateField()),
                ("signal_version", models.CharField(max_length=12)),
                (
                    "wording",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="found_under",
                        to="alerts.wording",
                    ),
                ),
            ],
        ),
        append_only("alerts_foundunder"),
    ]
