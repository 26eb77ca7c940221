"""Values that were proposed, and the answers of a second person; both are only ever added."""

import django.db.models.deletion
import frontdoor.audit.references
from django.db import migrations, models

from frontdoor.audit.append_only import append_only


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(default=frontdoor.audit.references.value_reference, max_length=12, unique=True)),
                ('name', models.CharField(max_length=40)),
                ('value', models.IntegerField()),
                ('holds_from', models.DateField()),
                ('why', models.TextField()),
                ('report', models.TextField()),
                ('report_sha256', models.CharField(max_length=64)),
                ('at', models.DateTimeField()),
                ('by_id', models.BigIntegerField()),
                ('by_name', models.CharField(max_length=150)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='proposal_says_why')],
            },
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('choice', models.CharField(choices=[('approved', 'Approve it'), ('declined', 'Decline it')], max_length=8)),
                ('why', models.TextField()),
                ('at', models.DateTimeField()),
                ('by_id', models.BigIntegerField()),
                ('by_name', models.CharField(max_length=150)),
                ('proposed_by_id', models.BigIntegerField()),
                ('proposal', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='answer', to='rulebook.proposal')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='answer_says_why'), models.CheckConstraint(condition=models.Q(('by_id', models.F('proposed_by_id')), _negated=True), name='answered_by_another')],
            },
        ),
        append_only("rulebook_proposal", "rulebook_answer"),
    ]
