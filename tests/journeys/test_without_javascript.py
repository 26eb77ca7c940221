"""No script runs, and the whole contact is still made: every question, the check, the sending, the reference."""

from frontdoor.intake.models import Received
from tests.journeys import the_form
from tests.journeys.families import born

CHILD = the_form.Child("Wren", "Applegarth", born(6), "Female", "12 Brook Lane", "B30 1QA")


def test_a_contact_is_made_from_the_first_question_to_the_reference_without_javascript(comes):
    officer = comes("officer", scripts=False)

    the_form.begins(officer)
    the_form.types_a_child(officer, CHILD)
    officer.answers("Do you need to add another child?", "No").continues()
    the_form.says_who_else(officer)
    the_form.says_what_happened(
        officer, "Found alone at the swings after dark.", "Neglect: care, food, warmth, health or supervision"
    )
    officer.answers(the_form.ABUSE, "Not known").continues()
    the_form.answers_what_is_asked_of_everyone(officer)
    the_form.closes(officer)
    officer.reads("Check your answers", "Wren Applegarth", "12 Brook Lane", "Found alone at the swings")
    officer.presses("Send")

    officer.reads("Contact sent", "Your reference", Received.objects.get().ref)
