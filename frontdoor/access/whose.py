"""Which tables lead to a person, and which of their rows are of somebody hidden: what both layers of the cut go by.

It is worked out from the models, so a table that is added tomorrow is covered when it is made.
"""

from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.db.models import ForeignKey, Model

# What a row is about although it only leads there backwards: who was described in it, and who appears in it.
BACKWARDS = {
    "intake_mention": "SELECT mention_id FROM {people_person} WHERE {id_hidden}",
    "intake_received": (
        "SELECT received_id FROM {intake_mention} WHERE id IN (SELECT mention_id FROM {people_person} "
        "WHERE {id_hidden}) AND received_id NOT IN (SELECT id FROM {intake_received} WHERE sent_by_id = {reader})"
    ),
    "chronology_event": "SELECT event_id FROM {chronology_participant} WHERE {person_id_hidden}",
}
PERSON = "people_person"
# A contact that also tells of somebody hidden is not there; but whom else it describes came in with it, on its day and
# from its agency, so beside them it stands without its words.
CONTACT, WORDS = "intake_received", "body"
BESIDE = "beside_a_person"


@dataclass(frozen=True, slots=True)
class Asked:
    """How a statement asks whether a {column} leads to somebody hidden, who reads, and in which schema tables are."""

    among: str
    reader: str
    schema: str

    def whole(self, table: str) -> str:
        """The table itself, however much of it is hidden."""
        return f'{self.schema}."{table}"'

    def is_hidden(self, table: str) -> str:
        """The condition on a row of a table that it is of somebody hidden."""
        if table == PERSON or table in BACKWARDS:
            return self._leads_to("id", table)
        return " OR ".join(self._leads_to(column, to) for column, to in leading_to_a_person()[table])

    def hidden_ids(self, table: str) -> str:
        """The query that gives the ids of the hidden rows of a table."""
        if table in BACKWARDS:
            persons = {f"{name}_hidden": self._leads_to(name, PERSON) for name in ("id", "person_id")}
            whole = {name: self.whole(name) for name in leading_to_a_person()}
            return BACKWARDS[table].format(reader=self.reader, **persons, **whole)
        return f"SELECT id FROM {self.whole(table)} WHERE {self.is_hidden(table)}"  # noqa: S608

    def _leads_to(self, column: str, table: str) -> str:
        if table == PERSON:
            return self.among.format(column=f'"{column}"')
        return f'"{column}" IN ({self.hidden_ids(table)})'


@cache
def leading_to_a_person() -> dict[str, tuple[tuple[str, str], ...]]:
    """Give each table whose rows are about somebody, with its columns that lead there and the tables they lead to."""
    ours = [model for model in apps.get_models() if model.__module__.startswith("frontdoor.")]
    found: dict[str, tuple[tuple[str, str], ...]] = {PERSON: (), **dict.fromkeys(BACKWARDS, ())}
    grew = True
    while grew:
        grew = False
        for model in ours:
            leads = tuple(lead for lead in _leads(model) if lead[1] in found)
            table = model._meta.db_table
            if table not in BACKWARDS and table != PERSON and leads != found.get(table, ()):
                found[table] = leads
                grew = True
    return found


def _leads(model: type[Model]) -> tuple[tuple[str, str], ...]:
    """The columns of a model that must lead somewhere: what may be empty says where a row is from, not whose it is."""
    required = (each for each in model._meta.fields if isinstance(each, ForeignKey) and not each.null)
    return tuple((each.column, each.related_model._meta.db_table) for each in required)


@cache
def keys_of_tables() -> dict[str, str]:
    """Give the key's column of each table whose rows are about somebody."""
    of_models = {model._meta.db_table: model._meta.pk.column for model in apps.get_models()}
    return {table: of_models[table] for table in leading_to_a_person()}


@cache
def links_of_tables() -> dict[str, frozenset[str]]:
    """Give the columns of each table that lead to another: SQLite reads them when what they lead to is added."""
    return {
        model._meta.db_table: frozenset(
            each.column for each in model._meta.fields if isinstance(each, ForeignKey)
        )
        for model in apps.get_models()
    }


def columns_beside() -> list[tuple[str, bool]]:
    """Give each column of a contact, and whether it is shown where the contact stands beside a person."""
    fields = apps.get_model("intake", "Received")._meta.concrete_fields
    return [(each.column, each.column != WORDS) for each in fields]
