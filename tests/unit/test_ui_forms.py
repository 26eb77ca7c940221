"""Forms take what people really type, and say in words what to put right."""

from datetime import date

import pytest
from django import forms
from django.template.loader import get_template

from frontdoor.ui.forms import (
    GovukForm,
    MemorableDateField,
    NhsNumberField,
    PostcodeField,
    UpnField,
    choice,
    many,
    words,
)


class Contact(GovukForm):
    full_name = forms.CharField(max_length=20, label="Full name")
    born = MemorableDateField(label="Date of birth", past=True)
    agency = choice([("police", "Police"), ("school", "School")], label="Which agency are you from?")
    seen = many([("child", "The child"), ("none", "Nobody")], none="none", label="Seen", required=False)
    worry = words(label="What are you worried about?", most=50)
    nhs_number = NhsNumberField(label="NHS number", required=False)
    upn = UpnField(label="UPN", required=False)
    postcode = PostcodeField(label="Postcode", required=False)


GOOD = {
    "full_name": "Mia Hart",
    "born-day": "3",
    "born-month": "3",
    "born-year": "2010",
    "agency": "police",
    "worry": "She is often alone.",
}


def filled(**changes) -> Contact:
    return Contact(GOOD | {name.replace("born_", "born-"): value for name, value in changes.items()})


def errors_of(form: Contact, name: str) -> list[str]:
    return list(form.errors.get(name, []))


@pytest.mark.parametrize(
    ("day", "month", "year"),
    [
        ("3", "3", "2010"),
        ("03", " 03 ", "2010"),
        ("3rd", "mar", "2010"),
        ("3", "March", "2010"),
        ("3", "MAR.", "2010"),
        ("3/3/2010", "", ""),
        ("3 March 2010", "", ""),
        ("2010-03-03", "", ""),
    ],
)
def test_a_date_is_taken_as_people_type_it(day, month, year):
    form = filled(born_day=day, born_month=month, born_year=year)

    assert form.is_valid(), form.errors
    assert form.cleaned_data["born"] == date(2010, 3, 3)


@pytest.mark.parametrize(
    ("day", "month", "year", "said", "anchor"),
    [
        ("", "", "", "Enter the date of birth", "#born-day"),
        ("3", "", "2010", "Date of birth must include a month", "#born-month"),
        ("", "", "2010", "Date of birth must include a day and month", "#born-day"),
        ("31", "2", "2010", "Date of birth must be a real date", "#born-day"),
        ("3", "smarch", "2010", "Date of birth must be a real date", "#born-month"),
        ("3", "13", "2010", "Date of birth must be a real date", "#born-month"),
        ("3", "3", "10", "Date of birth must have a year of 4 numbers, such as 2007", "#born-year"),
        ("3", "3", "0000", "Date of birth must be a real date", "#born-year"),
        ("3", "3", "1810", "Date of birth must be on or after 1 January 1900", "#born-year"),
        ("3", "3", "2999", "Date of birth must be today or in the past", "#born-day"),
        ("9" * 500, "3", "2010", "Date of birth must be a real date", "#born-day"),
        ("-3", "²", "٢٠١٠", "Date of birth must be a real date", "#born-day"),
    ],
)
def test_a_date_that_cannot_be_taken_says_which_box_and_why(day, month, year, said, anchor):
    form = filled(born_day=day, born_month=month, born_year=year)

    assert errors_of(form, "born") == [said]
    assert form.error_list == [{"text": said, "href": anchor}]


def test_a_wrong_date_is_shown_again_as_it_was_typed():
    form = filled(born_day="3rd", born_month="smarch", born_year="2010")

    assert form.typed_date("born") == ("3rd", "smarch", "2010")


def test_a_date_already_known_fills_the_three_boxes():
    form = Contact(initial={"born": date(2010, 3, 4)})

    assert form.typed_date("born") == ("4", "3", "2010")


@pytest.mark.parametrize("typed", ["9434765919", "943 476 5919", " 943-476-5919 "])
def test_an_nhs_number_is_taken_with_spaces(typed):
    form = filled(nhs_number=typed)

    assert form.is_valid(), form.errors
    assert form.cleaned_data["nhs_number"] == "9434765919"


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("nhs_number", "943476591", "NHS number must have 10 numbers, such as 999 123 4519"),
        ("nhs_number", "٩434765919", "NHS number must have 10 numbers, such as 999 123 4519"),
        (
            "nhs_number",
            "9434765918",
            "Check the NHS number: one of its numbers is wrong. Leave it empty if you are not sure",
        ),
        ("upn", "B80120000500", "UPN must be a letter and then 12 numbers, such as B801200005001"),
        (
            "upn",
            "C801200005001",
            "Check the UPN: a letter or number in it is wrong. Leave it empty if you are not sure",
        ),
        ("postcode", "AA3", "Enter a full UK postcode, such as AA3 1AB"),
    ],
)
def test_a_wrong_number_says_what_to_do(name, typed, said):
    assert errors_of(filled(**{name: typed}), name) == [said]


@pytest.mark.parametrize("typed", ["b801 2000 05001", "A80120000501A"])
def test_a_upn_is_taken_whether_lasting_or_temporary(typed):
    form = filled(upn=typed)

    assert form.is_valid(), form.errors


def test_a_postcode_is_kept_in_capitals_with_its_space():
    form = filled(postcode="aa31ab")

    assert form.is_valid(), form.errors
    assert form.cleaned_data["postcode"] == "AA3 1AB"


def test_what_is_missing_is_asked_for_in_whole_sentences():
    form = Contact({})

    assert [error["text"] for error in form.error_list] == [
        "Enter the full name",
        "Enter the date of birth",
        "Answer “Which agency are you from?”",
        "Answer “What are you worried about?”",
    ]


def test_too_long_a_text_says_how_long_it_may_be():
    assert errors_of(filled(worry="x" * 51), "worry") == [
        "What are you worried about must be 50 characters or fewer"
    ]


def test_nobody_and_somebody_cannot_both_have_been_seen():
    form = Contact(GOOD | {"seen": ["child", "none"]})

    assert errors_of(form, "seen") == ["Select “Nobody” or other answers, not both"]


def test_hidden_direction_marks_and_nul_are_taken_out_and_accents_joined():
    form = filled(full_name="Zoe\u0301\u202e Ha\x00rt\u2069")

    assert form.is_valid(), form.errors
    assert form.cleaned_data["full_name"] == "Zoé Hart"


def test_half_an_emoji_is_refused_gently_and_the_page_can_still_be_shown():
    form = filled(full_name="Mia \ud83d")

    assert "not readable text" in errors_of(form, "full_name")[0]
    assert form.shown("full_name") == "Mia ?"
    assert drawn(form).encode()


def drawn(form: Contact) -> str:
    template = '{% from "ui/macros/form.html" import field, problems %}{{ problems(form) }}'
    template += "{% for name in form.fields %}{{ field(form, name) }}{% endfor %}"
    return get_template("ui/frame.html").backend.from_string(template).render({"form": form})


def test_what_was_typed_is_kept_and_never_becomes_markup():
    page = drawn(filled(full_name='"><script>', worry="</textarea><b>", born_day="<i>", postcode="<u>"))

    assert "&#34;&gt;&lt;script&gt;" in page
    for markup in ("<script>", "<b>", "<i>", "<u>"):
        assert markup not in page


def test_each_error_is_linked_to_a_field_that_is_there():
    form = Contact({})

    page = drawn(form)

    for error in form.error_list:
        assert f'id="{error["href"][1:]}"' in page
        assert page.count(error["text"]) == 2
