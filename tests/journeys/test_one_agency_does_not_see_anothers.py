"""What an agency sent is its own: others are told that there is nothing there; and what is sent twice is there once."""

from frontdoor.intake.models import Received
from tests.journeys import the_form
from tests.journeys.families import a_midwife_books_late, a_teacher_worries, born
from tests.journeys.visitor import Minutes

BOY = the_form.Child("Rowan", "Applegarth", born(6), "Male", "12 Brook Lane", "B30 1QA")


def test_a_referrer_is_told_that_another_agencys_contact_is_not_there(comes, minutes: Minutes):
    theirs, ours = a_midwife_books_late(days=20), a_teacher_worries(days=10)
    teacher = comes("teacher").follows("My contacts").reads(ours.ref).does_not_read(theirs.ref)

    teacher.opens(f"/contacts/sent/{ours.ref}/").reads("Came without lunch")
    for address in (f"/contacts/sent/{theirs.ref}/", f"/contacts/sent-confirmation/{theirs.ref}/"):
        assert teacher.page.request.get(teacher.home + address).status == 404
        teacher.opens(address).does_not_read("Booked at 24 weeks", "Quillfeather")

    for address in (f"/contacts/{ours.ref}/", "/queue/", "/alerts/", "/audit/"):
        assert teacher.page.request.get(teacher.home + address).status == 403


def test_sending_twice_makes_one_contact(comes):
    officer = comes("officer", scripts=False)  # no script holds a second click back
    the_form.begins(officer)
    the_form.types_a_child(officer, BOY)
    officer.answers("Do you need to add another child?", "No").continues()
    the_form.says_who_else(officer)
    the_form.says_what_happened(
        officer, "Found alone at the swings.", "Neglect: care, food, warmth, health or supervision"
    )
    officer.answers(the_form.ABUSE, "Not known").continues()
    the_form.answers_what_is_asked_of_everyone(officer)
    the_form.closes(officer)
    form = officer.page.locator("form[action$='/send/']")
    address = officer.home + form.get_attribute("action")
    token = form.locator("input[name=csrfmiddlewaretoken]").input_value()

    officer.presses("Send").reads("Contact sent")
    again = officer.page.request.post(
        address, form={"csrfmiddlewaretoken": token}, headers={"Referer": officer.home}
    )

    sent = Received.objects.get()
    assert again.ok
    assert sent.ref in again.text()
    officer.page.go_back()
    officer.arrives().follows("My contacts").reads(sent.ref, "Rowan Applegarth")
