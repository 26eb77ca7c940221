"""The five questions that an auditor asks, each answered along an index from the newest entry downwards."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from frontdoor.audit import queries
from frontdoor.audit.explained import because_in_words
from frontdoor.audit.forms import AboutForm, DaysForm, WhoForm
from frontdoor.audit.models import Entry
from frontdoor.audit.pages import Answer, Looker
from frontdoor.ui.forms import GovukForm
from frontdoor.ui.words import counted, gdate

SUMMED = 10_000  # looks that are put together by who looked; there the list of entries goes on
LEAVING = ("exported", "took out", "sent a document")
LOOKING = ("looked at", "saw", "read", "searched", "opened")
OF_THE_AUDIT = ("looked at the audit", "looked at what was searched")
OF_A_LOOK = ("id", "at", "actor_id", "actor_name", "actor_role", "agency", "verb", "because")
Asked = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Question:
    """One of the five: what it is called, what is asked for, and where its answer comes from."""

    key: str
    short: str
    title: str
    says: str
    form: type[GovukForm]
    answer: Callable[[Asked, int | None], Answer]

    @property
    def open(self) -> bool:
        """Whether it has an answer before anything is asked for."""
        return not any(field.required for field in self.form.base_fields.values())


def who_saw(asked: Asked, older_than: int | None) -> Answer:
    """Everybody who was shown one person, or anybody on the page of one alert or contact."""
    ref, title = asked["subject"], f"Who saw {asked['subject']}"
    rows = {
        row[0]: row
        for found in (Entry.objects.filter(subject_ref=ref), Entry.objects.filter(page_ref=ref))
        for row in _looks(found)
    }
    held = lookers(rows[number] for number in sorted(rows, reverse=True))
    found = counted(sum(each.times for each in held), "look")
    more = "at least " if len(rows) >= SUMMED else ""
    return Answer(title=title, found=f"{more}{found}", lookers=held)


def what_did_they_see(asked: Asked, older_than: int | None) -> Answer:
    """Everything that the people of a name were shown, the newest first."""
    found = Entry.objects.filter(queries.acted(asked["actor"]), verb__in=_verbs(*LOOKING))
    return _listed(found, f"What {asked['actor']} saw", asked, older_than)


def who_looked_without_a_reason(asked: Asked, older_than: int | None) -> Answer:
    """Looks at people that nothing on record explains: by whom, and each one."""
    found = _on_days(
        Entry.objects.filter(verb="looked at", because="").exclude(subject_kind="quarantine"), asked
    )
    answer = _listed(found, "Looks without a reason", asked, older_than)
    return answer if older_than else _with(answer, lookers(_looks(found)))


def what_was_exported(asked: Asked, older_than: int | None) -> Answer:
    """Everything that left the service: by whom, and how much."""
    found = _on_days(Entry.objects.filter(verb__in=_verbs(*LEAVING)), asked)
    return _listed(found, "Exports", asked, older_than)


def whose_rights_changed(asked: Asked, older_than: int | None) -> Answer:
    """Every change of what somebody may do: whose, and by whom."""
    found = _on_days(Entry.objects.filter(verb__in=_verbs("changed rights")), asked)
    return _listed(found, "Changes of rights", asked, older_than)


def lookers(rows: Iterable[tuple]) -> tuple[Looker, ...]:
    """Looks put together by who looked, the latest first. What one page showed at one moment is one look."""
    held: dict[tuple, list[tuple]] = {}
    for row in rows:
        held.setdefault(tuple(row[2:6]), []).append(row)
    return tuple(
        Looker(
            who=name,
            role=role.replace("_", " "),
            agency=agency.replace("_", " "),
            times=len({row[1] for row in of}),
            first=min(row[1] for row in of),
            latest=max(row[1] for row in of),
            because=tuple(because_in_words(key) for key in sorted({row[7] for row in of}, reverse=True)),
        )
        for (_, name, role, agency), of in held.items()
    )


def _looks(found: QuerySet[Entry]) -> list[tuple]:
    rows = found.order_by("-id").values_list(*OF_A_LOOK)[:SUMMED]
    return [row for row in rows if row[6].startswith(LOOKING) and row[6] not in OF_THE_AUDIT]


def _verbs(*beginnings: str) -> list[str]:
    """Every kind of act that begins so: stepping along the index finds them in an instant."""
    return [verb for verb in queries.verbs() if verb.startswith(beginnings)]


def _on_days(found: QuerySet[Entry], asked: Asked) -> QuerySet[Entry]:
    return queries.on_days(found, asked.get("since"), asked.get("until"))


def _listed(found: QuerySet[Entry], title: str, asked: Asked, older_than: int | None) -> Answer:
    said = [f"from {gdate(asked['since'])}"] if asked.get("since") else []
    said += [f"until {gdate(asked['until'])}"] if asked.get("until") else []
    number = queries.how_many(found)
    page = queries.a_page(found, asked=title, found=number, older_than=older_than)
    return Answer(title=" ".join([title, *said]), found=number, entries=page)


def _with(answer: Answer, found: tuple[Looker, ...]) -> Answer:
    return Answer(title=answer.title, found=answer.found, entries=answer.entries, lookers=found)


QUESTIONS = {
    question.key: question
    for question in (
        Question(
            "who-saw",
            "Who saw this?",
            "Who saw this record?",
            "Give the reference of a person, an alert or a contact. Somebody with several descriptions has several "
            "references: any of them finds every look.",
            AboutForm,
            who_saw,
        ),
        Question(
            "what-did-they-see",
            "What did they see?",
            "What did this member of staff see?",
            "Everything that was shown to them, the newest first, whatever they were called then.",
            WhoForm,
            what_did_they_see,
        ),
        Question(
            "without-a-reason",
            "Without a reason",
            "Who looked without a reason?",
            "A look is explained where somebody works with the family, was on duty, was invited, alerted or asked, or "
            "gave a reason. These were not. A look without a reason can be right: ask before you judge.",
            DaysForm,
            who_looked_without_a_reason,
        ),
        Question(
            "exports",
            "Exports",
            "What was exported?",
            "Everything that left the service as a file or as a document.",
            DaysForm,
            what_was_exported,
        ),
        Question(
            "rights",
            "Rights",
            "Whose rights changed?",
            "Every change of what somebody may do, with who made it.",
            DaysForm,
            whose_rights_changed,
        ),
    )
}
