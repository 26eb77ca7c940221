"""What a keeper delivered is never changed: a later delivery is added."""

from django.db import migrations

from frontdoor.audit.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("services", "0001_initial")]

    operations = [append_only("services_delivery", "services_listing", "services_unread")]
