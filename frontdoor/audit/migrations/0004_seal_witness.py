"""The chain of seals over the audit, and each time its head was told outside."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_because_and_page")]

    operations = [
        migrations.CreateModel(
            name="Seal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.BigIntegerField(unique=True)),
                ("first_entry", models.BigIntegerField()),
                ("last_entry", models.BigIntegerField()),
                ("entries", models.BigIntegerField()),
                ("version", models.PositiveSmallIntegerField()),
                ("hash", models.CharField(max_length=64)),
                ("sealed_at", models.DateTimeField()),
            ],
            options={"verbose_name": "audit seal"},
        ),
        migrations.CreateModel(
            name="Witness",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("seal", models.BigIntegerField()),
                ("hash", models.CharField(max_length=64)),
                ("how", models.CharField(max_length=20)),
            ],
        ),
    ]
