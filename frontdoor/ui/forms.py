"""Forms as the Design System asks: errors listed on top and beside the field, and what was typed is kept."""

from functools import wraps

from django import forms
from django.core.exceptions import ValidationError

from frontdoor.ui.dates import DateBoxes, MemorableDateField, Typed
from frontdoor.ui.identifiers import NhsNumberField, PostcodeField, UpnField
from frontdoor.ui.tidy import tidied

__all__ = [
    "GovukForm",
    "MemorableDateField",
    "NhsNumberField",
    "PostcodeField",
    "UpnField",
    "choice",
    "many",
    "words",
]

KINDS = (
    (DateBoxes, "date"),
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.CheckboxInput, "checkbox"),
    (forms.Select, "select"),
    (forms.Textarea, "textarea"),
    (forms.ClearableFileInput, "file"),
    (forms.HiddenInput, "hidden"),
)


# A label that begins so needs no article before it in a sentence.
DETERMINED = ["the", "your", "their", "a", "an", "any", "what", "who", "how", "when", "where", "why", "which"]


def choice(choices, *, hints: dict[str, str] | None = None, **kwargs) -> forms.ChoiceField:
    """Ask for one of several, as radios; `hints` explains a value where its words alone would not."""
    field = forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **kwargs)
    field.hints = hints or {}
    return field


def many(
    choices, *, hints: dict[str, str] | None = None, none: str = "", **kwargs
) -> forms.MultipleChoiceField:
    """Ask for any of several, as checkboxes; `none` is the value that means none of the others."""

    def alone(chosen: list[str]) -> None:
        if none in chosen and len(chosen) > 1:
            raise ValidationError(f"Select “{dict(choices)[none]}” or other answers, not both", code="alone")

    field = forms.MultipleChoiceField(
        choices=choices, widget=forms.CheckboxSelectMultiple, validators=[alone] if none else [], **kwargs
    )
    field.hints, field.none = hints or {}, none
    return field


def words(*, most: int = 4000, rows: int = 5, **kwargs) -> forms.CharField:
    """Ask for something in a person's own words, with a count of how much room is left."""
    return forms.CharField(max_length=most, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)


def _in_sentence(label: str) -> str:
    """Lower the first letter, unless the word is an abbreviation."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _asks(label: str, verb: str) -> str:
    """Say what is missing: Enter the date of birth; Answer “What are you worried about?”."""
    if label.endswith("?"):
        return f"Answer “{label}”"
    article = "" if label.split(" ")[0].lower() in DETERMINED else "the "
    return f"{verb} {article}{_in_sentence(label)}"


def _tidying(to_python):
    @wraps(to_python)
    def tidy_then_read(value):
        return to_python(tidied(value) if isinstance(value, str) else value)

    return tidy_then_read


class GovukForm(forms.Form):
    """The form every page uses. `title` is the heading of a page that asks several things."""

    title = ""
    use_required_attribute = False

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("auto_id", "%s")
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if field.label is None:
                field.label = name.replace("_", " ").capitalize()
            self._speak_plainly(field)
            if isinstance(field, forms.CharField):
                field.to_python = _tidying(field.to_python)

    def _speak_plainly(self, field: forms.Field) -> None:
        """Put Django's own sentences into ours, wherever a page has not chosen its words."""
        label, verb = str(field.label), "Select" if isinstance(field, forms.ChoiceField) else "Enter"
        required = f"Tick the box: {label}" if isinstance(field, forms.BooleanField) else _asks(label, verb)
        if field.error_messages.get("required") == forms.Field.default_error_messages["required"]:
            field.error_messages["required"] = required
        if isinstance(field, forms.ChoiceField):
            field.error_messages["invalid_choice"] = "Select one of the answers on this page"
        for validator in field.validators:
            if getattr(validator, "code", "") == "max_length":
                validator.message = (
                    f"{label.rstrip('?')} must be {validator.limit_value:,} characters or fewer"
                )

    def kind(self, name: str) -> str:
        """Name the component that draws a field."""
        widget = self.fields[name].widget
        return next((kind for made, kind in KINDS if isinstance(widget, made)), "input")

    def shown(self, name: str) -> str:
        """Give what was typed in a form that a page can always show, even where it was refused."""
        value = self[name].value()
        return "" if value is None else str(value).encode("utf-8", "replace").decode().replace("\x00", "")

    def typed_date(self, name: str) -> Typed:
        """Give what the three boxes of a date show."""
        return self.fields[name].widget.format_value(self[name].value())

    def error_for(self, name: str) -> str | None:
        """Give the first thing that is wrong with a field, in words."""
        found = self.errors.get(name)
        return str(found[0]) if found else None

    def wrong_parts(self, name: str) -> tuple[str, ...]:
        """Name the boxes of a date that are wrong; all three if the date is missing or not real."""
        for error in self.errors.as_data().get(name, []):
            return (error.params or {}).get("parts", ("day", "month", "year"))
        return ()

    def anchor(self, name: str) -> str:
        """Give the address within the page of the first box to put right."""
        html_name = self.add_prefix(name)
        if self.kind(name) != "date":
            return f"#{html_name}"
        return f"#{html_name}-{(self.wrong_parts(name) or ('day',))[0]}"

    @property
    def error_list(self) -> list[dict[str, str]]:
        """List what is wrong for the summary on top, in the order of the page, each linked to its field."""
        shown = [name for name in self.fields if self.kind(name) != "hidden"]
        first = self.anchor(shown[0]) if shown else ""
        whole = [{"text": str(text), "href": first} for text in self.non_field_errors()]
        fields = [(name, self.error_for(name)) for name in self.fields]
        return whole + [{"text": text, "href": self.anchor(name)} for name, text in fields if text]
