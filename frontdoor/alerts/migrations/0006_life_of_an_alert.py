"""The whole life of an alert: lapses, handovers, pauses, pushes, closings, and a decision for each child."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from frontdoor.audit.append_only import append_only, protect, release


NEW = [
    "alerts_lapse",
    "alerts_handover",
    "alerts_passing",
    "alerts_pause",
    "alerts_pauseend",
    "alerts_push",
    "alerts_closing",
    "alerts_reopening",
    "alerts_childdecision",
    "alerts_weighing",
    "alerts_nextstep",
    "alerts_stepdone",
    "alerts_usefulness",
]


def let_go(apps, schema_editor):
    release(schema_editor.connection, "alerts_acknowledgement")


def hold(apps, schema_editor):
    protect(schema_editor.connection, "alerts_acknowledgement")


class Migration(migrations.Migration):

    dependencies = [
        ('alerts', '0005_canary'),
        ('people', '0007_asked_once'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(let_go, hold),
        migrations.CreateModel(
            name='ChildDecision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('choice', models.CharField(choices=[('same', 'The same as for the family'), ('assessment', 'Social work assessment of this child'), ('strategy_discussion', 'Strategy discussion about this child'), ('health', 'Seen by a health practitioner first'), ('early_help', 'Early help for this child'), ('continue', 'This child’s present plan covers it'), ('nothing_more', 'Nothing more for this child')], max_length=30)),
                ('why', models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name='Closing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('why', models.TextField()),
                ('at', models.DateTimeField()),
                ('by_id', models.BigIntegerField()),
                ('by_name', models.CharField(max_length=150)),
            ],
        ),
        migrations.CreateModel(
            name='Handover',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('why', models.TextField()),
                ('at', models.DateTimeField()),
                ('by_id', models.BigIntegerField(null=True)),
                ('by_name', models.CharField(max_length=150)),
            ],
        ),
        migrations.CreateModel(
            name='Lapse',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('was_due_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='NextStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('owner_name', models.CharField(max_length=150)),
                ('due_on', models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name='Passing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('was_due_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Pause',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('until', models.DateTimeField()),
                ('why', models.TextField()),
                ('at', models.DateTimeField()),
                ('by_id', models.BigIntegerField()),
                ('by_name', models.CharField(max_length=150)),
            ],
        ),
        migrations.CreateModel(
            name='PauseEnd',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('because', models.TextField()),
                ('at', models.DateTimeField()),
                ('by_id', models.BigIntegerField(null=True)),
                ('by_name', models.CharField(max_length=150)),
            ],
        ),
        migrations.CreateModel(
            name='Push',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(blank=True, max_length=40)),
                ('kind', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Reopening',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('because', models.TextField()),
                ('at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='StepDone',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.TextField()),
                ('at', models.DateTimeField()),
                ('by_id', models.BigIntegerField()),
                ('by_name', models.CharField(max_length=150)),
            ],
        ),
        migrations.CreateModel(
            name='Usefulness',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('answer', models.CharField(choices=[('changed', 'It changed what we did'), ('confirmed', 'It confirmed what we were doing'), ('no_use', 'It was no use')], max_length=10)),
                ('why', models.TextField(blank=True)),
                ('at', models.DateTimeField()),
                ('by_id', models.BigIntegerField()),
                ('by_name', models.CharField(max_length=150)),
            ],
        ),
        migrations.CreateModel(
            name='Weighing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(choices=[('acted', 'What was noticed is true, and nobody had answered it'), ('known', 'What was noticed is true, and was known and answered already'), ('less', 'What was noticed is true, and matters less than it seemed'), ('one_event', 'One event was told of several times'), ('wrong_person', 'Records of somebody else were taken for this family'), ('wrong_record', 'A record was wrong or missing'), ('over', 'It is no longer true'), ('other', 'Another reason')], max_length=20)),
                ('same_again', models.BooleanField(help_text='nothing where there was no earlier decision', null=True)),
                ('because', models.TextField(blank=True)),
                ('earlier', models.JSONField(default=list)),
            ],
        ),
        migrations.AddField(
            model_name='acknowledgement',
            name='turn',
            field=models.PositiveSmallIntegerField(default=0, help_text='how many were there before, and lapsed'),
        ),
        migrations.AlterField(
            model_name='acknowledgement',
            name='alert',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='acknowledgements', related_query_name='acknowledgement', to='alerts.alert'),
        ),
        migrations.AlterField(
            model_name='alertdecision',
            name='choice',
            field=models.CharField(choices=[('assessment', 'Social work assessment of the whole family'), ('strategy_discussion', 'Strategy discussion'), ('meeting', 'Bring the agencies together'), ('early_help', 'Early help for the family'), ('continue', 'The present plan covers it'), ('no_action', 'No further action on this alert'), ('cleared', 'Confirmed: no longer true')], max_length=30),
        ),
        migrations.AddConstraint(
            model_name='acknowledgement',
            constraint=models.UniqueConstraint(fields=('alert', 'turn'), name='one_acknowledgement_at_a_time'),
        ),
        migrations.AddField(
            model_name='childdecision',
            name='decision',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='for_children', to='alerts.alertdecision'),
        ),
        migrations.AddField(
            model_name='childdecision',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person'),
        ),
        migrations.AddField(
            model_name='closing',
            name='alert',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='closing', to='alerts.alert'),
        ),
        migrations.AddField(
            model_name='handover',
            name='alert',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='handovers', to='alerts.alert'),
        ),
        migrations.AddField(
            model_name='handover',
            name='to',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='lapse',
            name='acknowledgement',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='lapse', to='alerts.acknowledgement'),
        ),
        migrations.AddField(
            model_name='nextstep',
            name='decision',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='next_steps', to='alerts.alertdecision'),
        ),
        migrations.AddField(
            model_name='nextstep',
            name='owner',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='passing',
            name='alert',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='passing', to='alerts.alert'),
        ),
        migrations.AddField(
            model_name='passing',
            name='to',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='pause',
            name='alert',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pauses', to='alerts.alert'),
        ),
        migrations.AddField(
            model_name='pauseend',
            name='pause',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='end', to='alerts.pause'),
        ),
        migrations.AddField(
            model_name='push',
            name='alert',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pushes', to='alerts.alert'),
        ),
        migrations.AddField(
            model_name='push',
            name='to',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='reopening',
            name='alert',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='goes_on_from', to='alerts.alert'),
        ),
        migrations.AddField(
            model_name='reopening',
            name='earlier',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='reopened_as', to='alerts.alert'),
        ),
        migrations.AddField(
            model_name='stepdone',
            name='step',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='done', to='alerts.nextstep'),
        ),
        migrations.AddField(
            model_name='usefulness',
            name='decision',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='useful', to='alerts.alertdecision'),
        ),
        migrations.AddField(
            model_name='weighing',
            name='decision',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='weighing', to='alerts.alertdecision'),
        ),
        migrations.AddConstraint(
            model_name='childdecision',
            constraint=models.UniqueConstraint(fields=('decision', 'person'), name='a_child_once_in_an_alert_decision'),
        ),
        migrations.AddConstraint(
            model_name='childdecision',
            constraint=models.CheckConstraint(condition=models.Q(('choice', 'same'), models.Q(('why', ''), _negated=True), _connector='OR'), name='child_decision_says_why'),
        ),
        migrations.AddConstraint(
            model_name='closing',
            constraint=models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='closing_says_why'),
        ),
        migrations.AddConstraint(
            model_name='handover',
            constraint=models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='handover_says_why'),
        ),
        migrations.AddConstraint(
            model_name='nextstep',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('text', ''), _negated=True), models.Q(('owner_name', ''), _negated=True)), name='next_step_says_what_and_whose'),
        ),
        migrations.AddConstraint(
            model_name='pause',
            constraint=models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='pause_says_why'),
        ),
        migrations.AddConstraint(
            model_name='pause',
            constraint=models.CheckConstraint(condition=models.Q(('until__gte', models.F('at'))), name='pause_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='stepdone',
            constraint=models.CheckConstraint(condition=models.Q(('what', ''), _negated=True), name='step_done_says_what'),
        ),
        migrations.AddConstraint(
            model_name='usefulness',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', 'no_use'), _negated=True), models.Q(('why', ''), _negated=True), _connector='OR'), name='no_use_says_why'),
        ),
        migrations.AddConstraint(
            model_name='weighing',
            constraint=models.CheckConstraint(condition=models.Q(('same_again__isnull', True), models.Q(('because', ''), _negated=True), _connector='OR'), name='weighing_says_why_the_same_or_not'),
        ),
        migrations.RunPython(hold, let_go),
        append_only(*NEW),
    ]
