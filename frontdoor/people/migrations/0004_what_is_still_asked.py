"""Puts on the new work list what was proposed before there was one and that nobody has answered."""

from collections import defaultdict

from django.db import migrations
from django.db.models import Exists, OuterRef, Q

from frontdoor.people.questions import child_until


def fill(apps, schema_editor):
    Proposal, Link = apps.get_model("people", "Proposal"), apps.get_model("people", "Link")
    Question = apps.get_model("people", "Question")
    these_two = Q(one=OuterRef("newer"), other=OuterRef("known")) | Q(one=OuterRef("known"), other=OuterRef("newer"))
    rows = Proposal.objects.select_related("newer__mention", "known__mention").order_by("id")
    by_newer = defaultdict(list)
    for row in rows.exclude(Exists(Link.objects.filter(these_two, end__isnull=True))):
        by_newer[row.newer_id].append(row)
    for asked in by_newer.values():
        fits = [row for row in asked if row.outcome == "ambiguous"]
        together = [fits] if len(fits) > 1 else []
        alone = [[row] for row in asked if not together or row not in fits]
        for rows_of_one in [*together, *alone]:
            _add(Question, rows_of_one)


def _add(Question, rows):
    people = [rows[0].newer, *(row.known for row in rows)]
    Question.objects.create(
        newer=rows[0].newer,
        known=rows[0].known if len(rows) == 1 else None,
        since=min(row.made_at for row in rows),
        child_until=max(filter(None, map(child_until, people)), default=None),
    )


class Migration(migrations.Migration):
    dependencies = [("people", "0003_questions")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
