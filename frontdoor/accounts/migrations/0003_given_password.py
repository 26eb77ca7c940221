"""Until when a password that an administrator gave opens."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0002_tally'),
    ]

    operations = [
        migrations.AddField(
            model_name='user',
            name='password_until',
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
