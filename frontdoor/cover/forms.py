"""What is said about cover: who is on duty on which days, who is away, and who stands in."""

from datetime import date, datetime, time, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate, make_aware

from frontdoor.access.roles import ROLES
from frontdoor.accounts.models import User
from frontdoor.agencies.models import Absence
from frontdoor.cover.queries import ON_THE_ROTA, colleagues
from frontdoor.ui.forms import GovukForm, MemorableDateField, choice, words
from frontdoor.ui.words import gdate

NOBODY = "nobody"
FARTHEST = timedelta(days=2 * 366)
EARLIEST = date(2020, 1, 1)
LONGEST = 31  # days that one form puts on the rota
# Policy of this partnership, to be set by it: when its shifts change.
HOURS = {
    "day": ("Days, 8am to 6pm", time(8), time(18)),
    "night": ("Evenings and nights, 6pm to 8am", time(18), time(8)),
    "all": ("Day and night, 8am to 8am", time(8), time(8)),
}


class _OfDays(GovukForm):
    """A form about days near by: a rota is not made for years that nobody can plan."""

    def clean(self):
        """Days that are not far off."""
        said = super().clean()
        latest = localdate() + FARTHEST
        for name, field in self.fields.items():
            day = said.get(name)
            if isinstance(field, MemorableDateField) and day and day > latest:
                self.add_error(name, f"{field.label} must be on or before {gdate(latest)}")
        return {name: value for name, value in said.items() if name not in self.errors}


class _NamesColleagues(_OfDays):
    """A form that offers colleagues by name: asked for when it is made, so that leavers are not in it."""

    named = ("user",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offered = colleagues(localdate())
        for name in self.named:
            field = self.fields[name]
            field.choices = [*field.choices, *offered]

    def user_named(self, name: str) -> User | None:
        """The person chosen, or nobody."""
        return User.objects.filter(username=self.cleaned_data.get(name, ""), is_active=True).first()


class ShiftForm(_NamesColleagues):
    """Who is on duty, for which role, on which days and at which hours."""

    user = forms.ChoiceField(
        label="Who?", choices=[("", "Choose a person")], error_messages={"required": "Select who is on duty"}
    )
    role = choice(
        [(key, ROLES[key].title) for key in ON_THE_ROTA],
        label="On duty as what?",
        error_messages={"required": "Select as what they are on duty"},
    )
    team = forms.CharField(
        label="Team",
        required=False,
        max_length=120,
        help_text="Leave it empty where the rota is one for all teams.",
    )
    from_on = MemorableDateField(label="First day", earliest=EARLIEST, help_text="For example, 27 3 2026")
    until_on = MemorableDateField(label="Last day", earliest=EARLIEST)
    hours = choice(
        [(key, said) for key, (said, *_) in HOURS.items()],
        label="At which hours?",
        error_messages={"required": "Select at which hours"},
    )

    def clean(self):
        """Days in order, and not more than a month of them."""
        said = super().clean()
        first, last = said.get("from_on"), said.get("until_on")
        if first and last and last < first:
            self.add_error("until_on", "Last day must be the same as the first day or after it")
        if first and last and (last - first).days >= LONGEST:
            self.add_error("until_on", f"Last day must be within {LONGEST} days of the first day")
        return said

    def shifts(self) -> list[tuple[datetime, datetime]]:
        """Each shift that was asked for, from when until when."""
        first, last = self.cleaned_data["from_on"], self.cleaned_data["until_on"]
        _, begins, ends = HOURS[self.cleaned_data["hours"]]
        days = [first + timedelta(days=each) for each in range((last - first).days + 1)]
        return [(_moment(day, begins), _moment(day + timedelta(days=ends <= begins), ends)) for day in days]


class AwayForm(_NamesColleagues):
    """The days on which somebody is away, and who stands in."""

    named = ("deputy",)
    from_on = MemorableDateField(
        label="First day away", earliest=EARLIEST, help_text="For example, 27 3 2026"
    )
    until_on = MemorableDateField(
        label="Last day away",
        required=False,
        earliest=EARLIEST,
        help_text="Leave it empty where it is not known.",
    )
    deputy = forms.ChoiceField(
        label="Who stands in?",
        choices=[(NOBODY, "Nobody is named")],
        help_text="They must do the same work. They can then open what you work with, and it is on record why.",
    )
    why_away = choice(
        Absence.Kind.choices,
        label="Why are you away?",
        help_text="Only you see this here. Colleagues see the days.",
        error_messages={"required": "Select why you are away"},
    )

    def clean(self):
        """Days in order; whoever stands in does so until a day."""
        said = super().clean()
        first, last = said.get("from_on"), said.get("until_on")
        if first and last and last < first:
            self.add_error("until_on", "Last day away must be the same as the first day away or after it")
        if not last and "until_on" not in self.errors and said.get("deputy", NOBODY) != NOBODY:
            self.add_error(
                "until_on", "Enter the last day away, so that it is known until when they stand in"
            )
        return said


class ColleagueAwayForm(AwayForm):
    """The same of a colleague: a manager says the days, and is not asked why."""

    named = ("user", "deputy")
    field_order = ("user", "from_on", "until_on", "deputy")
    user = forms.ChoiceField(
        label="Who is away?",
        choices=[("", "Choose a person")],
        error_messages={"required": "Select who is away"},
    )
    why_away = None


class OffForm(GovukForm):
    """Why somebody is taken off the rota."""

    why = words(
        label="Why?", rows=2, most=500, error_messages={"required": "Enter why they are taken off the rota"}
    )


class BackForm(_OfDays):
    """The first day on which somebody is here again."""

    back_on = MemorableDateField(
        label="First day back", earliest=EARLIEST, help_text="For example, 27 3 2026"
    )


class WeekForm(forms.Form):
    """Which week is shown: any day of it."""

    week = forms.DateField(required=False)

    def clean_week(self) -> date | None:
        """A day that has a week before and after it."""
        day = self.cleaned_data["week"]
        if day and not 2000 <= day.year <= 2200:
            raise ValidationError("There is no rota for that week.")
        return day


def _moment(day: date, hour: time) -> datetime:
    return make_aware(datetime.combine(day, hour))
