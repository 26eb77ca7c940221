"""What is overwritten when records are destroyed: every word, number, file and day of theirs, in every table.

Rows stay with their references, kinds, years and ties, so that nothing which counts them or points at them breaks, and
the audit stays whole. Which rows are theirs follows the foreign keys of the models, so a table that is added tomorrow is
overwritten as well; a column of words is kept only where it is named here.
"""

import re
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Cast, Concat, TruncYear

from frontdoor.disclosure.gate.text import each
from frontdoor.disclosure.retention.together import people_of_documents
from frontdoor.people.models import Person

Rows = dict[type[models.Model], set[int]]

MARK = "[disposed]"
# Codes, references of rows, sums, and the names of those who worked: none says anything of whoever is disposed of.
KEPT = each(
    "ref kind subtype agency role type team signal severity concern form what sha256 about_kind about_ref person_ref "
    "rules_version signal_version"
)
KEPT_INSIDE = each("number role answer type a b subtype precision claim kinds main_kind victim suspect")
NEVER_A_YEAR = frozenset(("born", "died"))
A_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# Lists of what to look for and look at: made anew from what is left, so rows of theirs go.
INDEXES = ("people.Key", "people.Question", "alerts.Recheck")
# What tells of the disposal itself, and what is never anybody's.
NOT_THEIRS = ("audit", "accounts", "agencies", "rulebook")
OF_THE_DISPOSAL = ("disposal", "disposalreview", "destruction")


def rows_of(people: Iterable[int]) -> Rows:
    """Every row of every table that is about these people."""
    people = set(people)
    person, mention, received = (
        apps.get_model(name) for name in ("people.Person", "intake.Mention", "intake.Received")
    )
    event = apps.get_model("chronology.Event")
    found: Rows = {
        person: people,
        mention: _ids(mention, person__in=people),
        received: _ids(received, mentions__person__in=people),
        event: _ids(event, participants__person__in=people),
        **_by_reference(people),
    }
    grew = True
    while grew:
        grew = False
        for model in tables_about_people():
            new = _leading_to(model, found) - found.get(model, set())
            if new:
                found.setdefault(model, set()).update(new)
                grew = True
    return found


def _ids(model: type[models.Model], **asked: object) -> set[int]:
    return set(model._base_manager.filter(**asked).values_list("pk", flat=True))


def tables_about_people() -> list[type[models.Model]]:
    """Every table that may hold anything of theirs."""
    return [
        model
        for model in apps.get_models()
        if model.__module__.startswith("frontdoor.")
        and model._meta.app_label not in NOT_THEIRS
        and model._meta.model_name not in OF_THE_DISPOSAL
    ]


def _leading_to(model: type[models.Model], found: Rows) -> set[int]:
    """The rows of a table that point at a row which is theirs."""
    leads = Q()
    for field in model._meta.fields:
        if isinstance(field, models.ForeignKey) and found.get(field.related_model):
            leads |= Q(**{f"{field.attname}__in": found[field.related_model]})
    return set(model._base_manager.filter(leads).values_list("pk", flat=True)) if leads else set()


def _by_reference(people: set[int]) -> Rows:
    """Documents and exports hold references as text."""
    refs = set(Person.objects.filter(id__in=people).values_list("ref", flat=True))
    document, export = apps.get_model("disclosure.Document"), apps.get_model("disclosure.Export")
    exports = export._base_manager.values_list("pk", "person_ref", "people_refs")
    return {
        document: {pk for pk, told in people_of_documents().items() if told & refs},
        export: {pk for pk, one, many in exports if {one, *many} & refs},
    }


def overwrite(model: type[models.Model], ids: Iterable[int]) -> None:
    """Overwrite everything that identifies anybody in these rows of a table; of an index, take the rows out."""
    rows = model._base_manager.filter(pk__in=ids)
    if model._meta.label in INDEXES:
        rows.delete()
        return
    if values := {
        field.name: value for field in model._meta.fields if (value := _instead(field)) is not None
    }:
        rows.update(**values)
    for field in model._meta.fields:
        if isinstance(field, models.JSONField) and not field.has_default():
            for row in rows:
                model._base_manager.filter(pk=row.pk).update(
                    **{field.name: emptied(getattr(row, field.name))}
                )


def _instead(field: models.Field) -> Any:
    """What stands in a column afterwards, or None where it stays or is emptied row by row."""
    if field.name == "message_id":  # unique, so each keeps one of its own
        return Concat(Value("disposed:"), Cast("pk", models.CharField()))
    if isinstance(field, models.JSONField):
        return field.get_default() if field.has_default() else None
    if isinstance(field, models.BinaryField):
        return b""
    if isinstance(field, models.DateField) and not isinstance(field, models.DateTimeField):
        return TruncYear(F(field.name), output_field=models.DateField())
    if isinstance(field, models.CharField | models.TextField) and not _stays(field):
        mark = MARK[: field.max_length]
        return Case(When(**{field.name: ""}, then=Value("")), default=Value(mark), output_field=type(field)())
    return None


def _stays(field: models.Field) -> bool:
    return bool(field.choices) or field.name in KEPT or field.name.endswith("_name")


def emptied(value: Any, key: str = "") -> Any:
    """The same shape without what it held: words are empty, days are their year, and codes stay.

    >>> emptied({"role": "child", "forenames": "Isla", "born": "2015-06-08", "happened_on": "2025-09-01"})
    {'role': 'child', 'forenames': '', 'born': '', 'happened_on': '2025-01-01'}
    """
    if isinstance(value, dict):
        return {name: emptied(held, name) for name, held in value.items()}
    if isinstance(value, list):
        return [emptied(held, key) for held in value]
    if key in KEPT_INSIDE or value is None:
        return value
    if isinstance(value, bool):
        return False
    if isinstance(value, str):
        is_day = A_DAY.fullmatch(value) and key not in NEVER_A_YEAR
        return f"{value[:4]}-01-01" if is_day else ""
    return 0
