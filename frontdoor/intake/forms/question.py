"""What every question shares: answers shown only after a choice, room that is counted, and how an answer is said back."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms

from frontdoor.accounts.actor import Actor
from frontdoor.intake.answers import Answers, Entry
from frontdoor.intake.forms.dates import said_date
from frontdoor.ui.dates import DateBoxes, Typed
from frontdoor.ui.forms import GovukForm


@dataclass(frozen=True, slots=True)
class Asking:
    """Who is asked, and what they have answered so far; `person` where a page is about one person."""

    answers: Answers = field(default_factory=lambda: Answers({}))
    actor: Actor | None = None
    person: Entry | None = None
    group: str = ""

    @property
    def name(self) -> str:
        """How the person this page is about is called."""
        return self.answers.label(self.person) if self.person else ""


class Question(GovukForm):
    """One page. `reveals` names the fields that belong to one choice; `widths` and `short` are how they are shown."""

    intro = ""
    reveals: dict[str, dict[str, tuple[str, ...]]] = {}
    widths: dict[str, int] = {}
    autofill: dict[str, str] = {}
    short: dict[str, str] = {}

    def __init__(self, data=None, *, asking: Asking, kept: dict[str, Any] | None = None):
        self.asking = asking
        super().__init__(data, initial=self._shown_again(kept or {}))
        self.ask()
        for name, asked in self.fields.items():
            if "%" not in str(asked.label):
                self._count(asked)
            self.initial.setdefault(name, asked.initial)

    def ask(self) -> None:
        """Put names and choices into the questions; called once, before anything is shown or checked."""

    def _shown_again(self, kept: dict[str, Any]) -> dict[str, Any]:
        boxes = {name for name, asked in self.base_fields.items() if isinstance(asked.widget, DateBoxes)}
        return {
            name: Typed(*value) if name in boxes else value
            for name, value in kept.items()
            if value is not None
        }

    @staticmethod
    def _count(asked: forms.Field) -> None:
        for validator in asked.validators:
            if getattr(validator, "code", "") == "max_length":
                validator.message = (
                    f"{str(asked.label).rstrip('?')} must be {validator.limit_value:,} characters or fewer. "
                    "You have written %(show_value)s"
                )

    @property
    def hidden_behind(self) -> set[str]:
        """The fields that belong to a choice."""
        return {name for by_value in self.reveals.values() for names in by_value.values() for name in names}

    @property
    def top(self) -> list[str]:
        """The fields that stand by themselves, in order."""
        return [name for name in self.fields if name not in self.hidden_behind]

    def _chosen(self, said: dict[str, Any]) -> list[str]:
        """The fields that count, given what was chosen, in the order of the page."""
        open_now: set[str] = set()
        for name, by_value in self.reveals.items():
            chosen = said.get(name)
            for value, names in by_value.items():
                if value in (chosen if isinstance(chosen, list) else [chosen]):
                    open_now.update(names)
        return [name for name in self.fields if name in self.top or name in open_now]

    def clean(self) -> dict[str, Any]:
        """Pass over what belongs to a choice that was not made: it is neither wrong nor kept."""
        said = super().clean() or self.cleaned_data
        counts = self._chosen(said)
        for name in self.fields:
            if name not in counts:
                self._errors.pop(name, None)
                said.pop(name, None)
        return said

    def kept(self) -> dict[str, Any]:
        """The answers as plain JSON; a date stays as it was typed, so that it can be shown and changed again."""
        return {
            name: list(self[name].value()) if self.kind(name) == "date" else self._plain(value)
            for name, value in self.cleaned_data.items()
        }

    @staticmethod
    def _plain(value: Any) -> Any:
        return value.isoformat() if isinstance(value, date) else value

    def said(self) -> list[tuple[str, str]]:
        """What has been answered, as rows of words for "check your answers"."""
        names = [name for name in self._chosen(self.initial) if self.kind(name) != "hidden"]
        return [(self.short.get(name) or str(self.fields[name].label), self._words(name)) for name in names]

    def _words(self, name: str) -> str:
        value = self.initial.get(name)
        if self.kind(name) == "date":
            return said_date(value)
        if self.kind(name) == "checkbox":
            return "Yes" if value else "No"
        choices = dict(getattr(self.fields[name], "choices", None) or ())
        if isinstance(value, list):
            return ", ".join(str(choices.get(each, each)) for each in value)
        return str(choices.get(value, value) if value not in (None, "") else "")
