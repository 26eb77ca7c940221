"""Who gets the summary, and of whom it may tell."""

from frontdoor.ui.forms import GovukForm, many


class LeaveForm(GovukForm):
    """To whom one page about a family goes: it waits at the gate until a second person releases it."""

    title = "Let the summary leave"
    to_agencies = many([], label="Which agencies get it?", required=False)
    to_people = many([], label="Which people get it?", required=False)
    may_name = many(
        [],
        label="Of whom else may it tell?",
        required=False,
        help_text="Everybody who is not ticked is looked for in the text, and you answer for each.",
    )

    def __init__(self, *args, people: list[tuple[str, str]], agencies: list[tuple[str, str]], **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("to_people", "may_name"):
            self.fields[name].choices = people
        self.fields["to_agencies"].choices = agencies
