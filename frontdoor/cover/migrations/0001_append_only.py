"""What was said of duty, absence and deputies stays: whom an alert went to must be found again years later."""

from django.db import migrations

from frontdoor.audit.append_only import append_only


class Migration(migrations.Migration):
    initial = True

    dependencies = [("agencies", "0002_cover"), ("audit", "0001_initial")]

    operations = [
        append_only(
            "agencies_shift",
            "agencies_shiftend",
            "agencies_absence",
            "agencies_absenceend",
            "agencies_deputy",
            "agencies_deputyend",
        ),
    ]
