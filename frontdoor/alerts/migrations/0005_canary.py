"""The daily canary: when it went in, and whether an alert came of it."""

from django.db import migrations, models

from frontdoor.audit.append_only import append_only


class Migration(migrations.Migration):

    dependencies = [
        ('alerts', '0004_sweeps'),
    ]

    operations = [
        migrations.CreateModel(
            name='Canary',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('alerted', models.BooleanField()),
                ('said', models.TextField()),
                ('milliseconds', models.IntegerField()),
            ],
        ),
        append_only("alerts_canary"),
    ]
