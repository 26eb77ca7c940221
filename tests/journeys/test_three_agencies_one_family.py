"""Three agencies, three people of one family, eleven weeks, one alert: what the whole service is for.

A midwife worried about a baby not yet born, a school about a boy of eight, the police about a girl of seventeen.
They do not know of each other, and nobody has to search: whoever opens the third contact is told of the others.
"""

import re
from datetime import timedelta

from django.utils.timezone import localdate

from frontdoor.alerts.models import Alert
from frontdoor.intake.models import Received
from frontdoor.response.models import Decision
from tests.journeys import the_form
from tests.journeys.families import DUE, NAMES, a_midwife_books_late, a_teacher_worries, born
from tests.journeys.visitor import Minutes, Visitor

GIRL = the_form.Child("Tamsin", "Quillfeather", born(17), "Female", "3 Larkspur Row", "B29 6QQ")
EVERYONE = ("Tamsin", "Unborn baby Quillfeather", "Jory", "Brenna", "Kai")
MANAGERS = {"Ines Carver": "manager", "Tom Okafor": "manager2"}
# Eleven weeks: a day more where midnight comes while the officer types.
COUNTED = re.compile("3rd contact about this family in 7[78] days, from midwifery, police and school")
NOTICED = re.compile(
    r"3 contacts in 90 days about \d people in this family, from midwifery, the police and school"
)


def an_officer_makes_the_third_contact(officer: Visitor) -> str:
    """Type it into the form, page by page; give its reference."""
    the_form.begins(officer)
    the_form.types_a_child(officer, GIRL)
    the_form.says_that_a_child_expects_one(officer, GIRL, due=DUE.isoformat())
    the_form.types_a_partner(officer, "Kai", "Denholm")
    the_form.says_who_is_around(officer)
    the_form.says_what_happened(
        officer, "Neighbour called: shouting, a door broken.", "Domestic abuse in the family or the household"
    )
    the_form.says_who_hurts_whom(officer, GIRL.name, "Kai Denholm")
    the_form.answers_what_is_asked_of_everyone(officer)
    the_form.closes(officer)

    officer.reads("Check your answers", "Tamsin Quillfeather", "Kai Denholm").presses("Send")
    reference = Received.objects.latest("pk").ref
    officer.reads("Contact sent", reference, "What happens next")
    return reference


def a_worker_opens_it_and_is_told_of_the_others(worker: Visitor, contact: str) -> None:
    """Find it in the queue with its clock and its count; the count stands above everything on its page."""
    waiting = worker.row(contact)
    assert "An alert about this family is open" in waiting.inner_text()
    assert COUNTED.search(waiting.inner_text())
    worker.follows(contact).reads(COUNTED, "Neighbour called", "People in this contact")


def the_worker_says_who_is_who(worker: Visitor, contact: str) -> None:
    """The school knew a visitor of this name: the reasons are in words, and the judgement has one too."""
    worker.reads("Probably the same person: Kai Denholm", "Surnames are the same (Denholm)")
    worker.presses(re.compile("Say who this is: Kai Denholm")).reads("Are these the same person?")
    worker.presses("Save this judgement").reads(
        "There is a problem", "Select whether these are the same person"
    )
    worker.answers("Are these the same person?", "Yes, the same person")
    worker.writes("How do you know?", "The school phoned: he brings Jory on Fridays.")
    worker.presses("Save this judgement").reads("they are one person from now on", contact)
    worker.reads("Jo Marsh judged that they are the same person", "he brings Jory on Fridays")


def the_worker_reads_the_whole_family(worker: Visitor) -> None:
    """Everyone has a card, a father whom nobody has named too; what all agencies know is in one line of time."""
    worker.presses("See the whole family").reads("The whole family", "Everyone in this family", *EVERYONE)
    worker.reads("not yet identified", "No one has recorded seeing this person")
    worker.reads("Booked at 24 weeks", "Came without lunch", "He shouts and she cries", "Neighbour called")


def the_worker_cannot_pass_anybody_over(worker: Visitor, contact: str) -> None:
    """Leave two people out: refused in plain words, and nothing typed is lost. Then cover them."""
    worker.opens(f"/contacts/{contact}/").presses("Record a decision").reads(COUNTED)
    people = worker.people_asked_about()
    for person in people[:-2]:
        worker.answers(person, "Looked at")
    worker.answers("What is the outcome?", "Social work assessment")
    worker.writes("Why?", "Three agencies, one home.")
    worker.writes("What do you tell the referrer?", "Thank you. An assessment of the whole family begins.")
    worker.presses("Save this decision").reads("There is a problem", "Say whether you looked at")
    assert worker.page.title().startswith("Error: ")
    assert not Decision.objects.exists()
    assert worker.box("Why?") == "Three agencies, one home."

    *_, father, other_father = worker.people_asked_about()
    worker.answers(father, "Looked at").answers(other_father, "Not looked at")
    worker.presses("Save this decision").reads("There is a problem", "Enter why you did not look at")
    worker.writes(re.compile("Why did you not look at"), "Nobody knows yet who he is; the visit asks.")
    worker.presses("Save this decision").reads(
        "Your decision is saved", "was not looked at: Nobody knows yet"
    )


def the_manager_takes_the_alert_on(manager: Visitor, alert: str) -> None:
    """See the badge and the alert, read what it rests on, acknowledge it, ask the workers for something."""
    assert "1 waiting" in manager.page.get_by_role("navigation", name="Menu").inner_text()
    manager.follows(re.compile("Alerts")).reads(NOTICED, "Named to you").follows(alert)
    manager.reads(NOTICED, "Booked at 24 weeks", "Came without lunch", "Neighbour called")
    # The worker's decision opened a case on her in her own right, so this much is answered.
    manager.does_not_read("Nothing is recorded about them as a child")
    manager.presses("Acknowledge").reads("You acknowledged this alert")
    manager.presses("Give guidance").writes(
        "What should the workers do next?", "Visit today. Speak with her alone."
    )
    manager.presses("Give this guidance").reads("Guidance given", "Visit today")


def the_manager_decides(manager: Visitor) -> None:
    """Everyone is looked at; the earlier decisions stand beside it."""
    manager.presses("Decide").reads("Decide for the whole family", "Decided before")
    for person in manager.people_asked_about():
        manager.answers(person, "Looked at")
    for child in manager.page.get_by_label(re.compile("What do you decide for (?!the family)")).all():
        child.select_option("The same as for the family")
    manager.answers("Knowing what you know now", "No, because")
    manager.writes("Because", "Nobody had read the three contacts together.")
    manager.answers("What do you decide for the family?", "Bring the agencies together")
    manager.page.get_by_label("What do you make of what was noticed?").select_option(index=1)
    manager.writes("Why?", "They have not yet spoken with each other.")
    manager.writes("Next step", "Ring the three agencies and meet.")
    manager.page.get_by_label("Or somebody else, by name and agency").first.fill("The duty social worker")
    manager.dates("By which day, for step 1?", (localdate() + timedelta(days=7)).isoformat())
    manager.presses("Save this decision").reads(
        "closes when its next steps are done", "Bring the agencies together"
    )


def test_three_agencies_three_people_of_one_family_eleven_weeks_one_alert(comes, minutes: Minutes):
    a_midwife_books_late(days=76)
    a_teacher_worries(days=30)
    assert not Alert.objects.exists()
    officer, worker = comes("officer"), comes("worker")

    contact = an_officer_makes_the_third_contact(officer)
    alert = Alert.objects.get()
    first = MANAGERS[str(alert.manager)]
    manager, late = comes(first), comes(next(name for name in MANAGERS.values() if name != first))
    late.opens(f"/alerts/{alert.ref}/")  # and leaves the page open

    worker.opens("/queue/")
    a_worker_opens_it_and_is_told_of_the_others(worker, contact)
    worker.reads("Tamsin Quillfeather is a parent and is 17. Nothing is recorded about them as a child.")
    the_worker_says_who_is_who(worker, contact)
    the_worker_reads_the_whole_family(worker)
    the_worker_cannot_pass_anybody_over(worker, contact)
    the_manager_takes_the_alert_on(manager.opens("/"), alert.ref)

    late.presses("Acknowledge").reads("Somebody was first", f"{alert.manager} acknowledged this alert on")
    worker.opens(f"/contacts/{contact}/").reads("Visit today. Speak with her alone.")
    the_manager_decides(manager)
    assert Alert.objects.count() == 1

    officer.follows("My contacts").reads(contact, "Social work assessment").follows(contact)
    officer.reads("Thank you. An assessment of the whole family begins.")
    officer.does_not_read(
        "Came without lunch", "Booked at 24 weeks", "Three agencies, one home", "Jory", "Brenna"
    )

    auditor = comes("auditor").reads("Who looked at whom", "Looked at").does_not_read(*NAMES)
    for name in (str(alert.manager), "Jo Marsh"):
        auditor.follows("What did they see?").writes("Which member of staff", name).presses("Ask")
        auditor.reads(name, "Looked at").does_not_read(*NAMES)
    assert minutes.gives_away(*NAMES) == []
