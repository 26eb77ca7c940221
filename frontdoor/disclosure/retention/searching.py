"""Searches every table for what identified somebody, to say on the certificate that it is nowhere any more."""

import json
from collections.abc import Iterable

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.db.models.functions import Cast, Lower

from frontdoor.people.models import Person

LONG_ENOUGH = 6
IDENTIFY = ("nhs_number", "upn", "phone", "la_child_id", "address")


def said_of(people: Iterable[int]) -> set[str]:
    """Whole names, numbers and addresses of these people, as each source gave them."""
    found: set[str] = set()
    for said in Person.objects.filter(id__in=people).values_list("mention__description", flat=True):
        name = f"{said.get('forenames', '')} {said.get('surname', '')}".strip()
        found |= {" ".join(name.split()), *(str(said.get(what) or "") for what in IDENTIFY)}
    return {each.lower() for each in found if len(each) >= LONG_ENOUGH}


def found_in(words: Iterable[str]) -> dict[str, int]:
    """How many rows of which table hold any of these words, the audit and accounts left out."""
    words = [form for each in words for form in {each, json.dumps(each)[1:-1]}]
    tables = [
        model
        for model in apps.get_models()
        if model.__module__.startswith("frontdoor.") and model._meta.app_label not in ("audit", "accounts")
    ]
    counts = {str(model._meta.verbose_name): _rows(model, words) for model in tables}
    return {table: rows for table, rows in counts.items() if rows}


def _rows(model: type[models.Model], words: list[str]) -> int:
    of_words = models.CharField | models.TextField | models.JSONField
    fields = [field for field in model._meta.fields if isinstance(field, of_words)]
    as_text = {f"text_{field.name}": Lower(Cast(field.name, models.TextField())) for field in fields}
    asked = Q()
    for name in as_text:
        for each in words:
            asked |= Q(**{f"{name}__contains": each})
    return model._base_manager.annotate(**as_text).filter(asked).count() if asked else 0
