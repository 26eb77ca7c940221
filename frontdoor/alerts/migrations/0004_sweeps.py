"""The nightly sweep: what it looked at, what differed, and what somebody found out about it."""

import django.db.models.deletion
import frontdoor.audit.references
from django.db import migrations, models

from frontdoor.audit.append_only import append_only


class Migration(migrations.Migration):

    dependencies = [
        ('alerts', '0003_found_under'),
        ('people', '0007_asked_once'),
    ]

    operations = [
        migrations.CreateModel(
            name='Sweep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(unique=True)),
                ('at', models.DateTimeField()),
                ('looked_at', models.IntegerField()),
                ('differing', models.IntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='Incident',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(default=frontdoor.audit.references.incident_reference, max_length=12, unique=True)),
                ('missing', models.JSONField()),
                ('left_standing', models.JSONField()),
                ('root', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('sweep', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='incidents', to='alerts.sweep')),
            ],
        ),
        migrations.CreateModel(
            name='IncidentEnd',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('why', models.TextField()),
                ('by_id', models.BigIntegerField()),
                ('by_name', models.CharField(max_length=150)),
                ('incident', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='end', to='alerts.incident')),
            ],
        ),
        append_only("alerts_sweep", "alerts_incident", "alerts_incidentend"),
    ]
