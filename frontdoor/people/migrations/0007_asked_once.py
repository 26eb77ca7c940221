"""Holds each pair of people on the work list once, whichever of the two was told of last, and each description once."""

from django.db import migrations, models
from django.db.models.functions import Greatest, Least


def asked_twice(rows):
    """Which of these questions (their ids, the newer and the known) ask what an earlier one asks."""
    seen, twice = set(), []
    for pk, newer, known in rows:
        asked = (newer, None) if known is None else frozenset((newer, known))
        twice += [pk] if asked in seen else []
        seen.add(asked)
    return twice


def leave_one_of_each(apps, schema_editor):
    """Take away what was asked twice, the later: the one that stays asks the same."""
    Question = apps.get_model("people", "Question")
    rows = Question.objects.order_by("id").values_list("pk", "newer_id", "known_id")
    Question.objects.filter(pk__in=asked_twice(rows)).delete()


class Migration(migrations.Migration):
    dependencies = [("people", "0006_barriers_are_append_only")]

    operations = [
        migrations.RunPython(leave_one_of_each, migrations.RunPython.noop),
        migrations.RemoveConstraint(model_name="question", name="asked_once"),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.UniqueConstraint(
                Least("newer", "known"),
                Greatest("newer", "known"),
                condition=models.Q(("known__isnull", False)),
                name="asked_once_of_two",
            ),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.UniqueConstraint(
                condition=models.Q(("known__isnull", True)), fields=("newer",), name="asked_once_of_several"
            ),
        ),
    ]
