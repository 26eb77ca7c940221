"""What has been answered so far in a draft: pages by their slug, and people by a number that never changes.

A draft keeps plain JSON. `pages` maps a page's slug to its answers; `people` maps a number to one person: the group
they belong to, the answer given about them, and one entry for each of their pages that has been filled in.
"""

from dataclasses import dataclass, field
from typing import Any

PARENTS = ("mother", "father")
PARTNERS = ("partners", "former-partners")
# A person who is "listed" is nobody new: the entry only says that someone already here is also the mother, say.
NAMED = ("known", "listed")


@dataclass(frozen=True, slots=True)
class Entry:
    """One person of a draft, or one explicit "not known", in the group where it was answered."""

    number: int
    group: str
    answer: str = "known"
    listed: int | None = None
    pages: dict[str, dict[str, Any]] = field(default_factory=dict)

    def said(self, page: str, name: str, default: Any = "") -> Any:
        """One answer from one of this person's pages."""
        return self.pages.get(page, {}).get(name, default)

    @property
    def of(self) -> list[int]:
        """The children this person was tied to; the parent, for a partner."""
        return [int(number) for number in self.said("ties", "of", [])]

    @property
    def unborn(self) -> bool:
        """Whether this is a child not yet born."""
        return self.said("name", "called") == "unborn"

    @property
    def name(self) -> str:
        """The name as it was given; empty where there is none."""
        return " ".join(filter(None, (self.said("name", "forenames"), self.said("name", "surname"))))


@dataclass(frozen=True, slots=True)
class Answers:
    """A draft's answers, read and changed in place; the draft is saved by the action that made the change."""

    kept: dict[str, Any]

    def page(self, slug: str) -> dict[str, Any]:
        """The answers of one page; empty where it has not been answered."""
        return self.kept.get("pages", {}).get(slug, {})

    def has(self, slug: str) -> bool:
        """Whether a page has been answered, even with nothing."""
        return slug in self.kept.get("pages", {})

    def keep(self, slug: str, said: dict[str, Any]) -> None:
        """Keep one page; what rested on an answer that is gone is asked again."""
        self.kept.setdefault("pages", {})[slug] = said
        if slug == "kinds" and self.page("main-kind").get("main") not in said.get("kinds", []):
            self.forget("main-kind")

    def forget(self, slug: str) -> None:
        """Take one page back."""
        self.kept.get("pages", {}).pop(slug, None)

    @property
    def people(self) -> list[Entry]:
        """Everybody, in the order they were added."""
        rows = self.kept.get("people", {})
        return [self.person(int(number)) for number in sorted(rows, key=int)]

    def person(self, number: int) -> Entry:
        """One person. Raises KeyError where there is nobody of that number."""
        return Entry(number=number, **self.kept.get("people", {})[str(number)])

    def group(self, slug: str) -> list[Entry]:
        """The people of one group."""
        return [person for person in self.people if person.group == slug]

    @property
    def children(self) -> list[Entry]:
        """The children this contact is about."""
        return self.group("children")

    @property
    def persons(self) -> list[Entry]:
        """Everybody who is somebody: neither "not known" nor a second mention of someone listed."""
        return [person for person in self.people if person.answer == "known"]

    def add(self, group: str, answer: str = "known", listed: int | None = None) -> int:
        """Add somebody, and give their number. A number is never used twice in a draft."""
        number = self.kept.get("latest_number", 0) + 1
        self.kept["latest_number"] = number
        entry = {"group": group, "answer": answer, "listed": listed, "pages": {}}
        self.kept.setdefault("people", {})[str(number)] = entry
        self.forget(group)
        return number

    def keep_about(self, number: int, page: str, said: dict[str, Any]) -> None:
        """Keep one page about one person; a child who turns out to be unborn, or born, is asked about afresh."""
        pages = self.kept["people"][str(number)]["pages"]
        before = pages.get("name", {}).get("called", "")
        if page == "name" and before and (before == "unborn") != (said.get("called") == "unborn"):
            pages.clear()
        pages[page] = said

    def answer_about(self, number: int, answer: str, listed: int | None) -> None:
        """Change what is answered about someone; what was said of them by name stays only while they are known."""
        row = self.kept["people"][str(number)]
        pages = row["pages"] if answer == row["answer"] else {"ties": row["pages"].get("ties", {})}
        row.update(answer=answer, listed=listed, pages={key: said for key, said in pages.items() if said})

    def remove(self, number: int) -> None:
        """Take somebody out, and everything that pointed at them."""
        people = self.kept.get("people", {})
        people.pop(str(number), None)
        for other in [key for key, row in people.items() if row["listed"] == number]:
            people.pop(other)
        for row in people.values():
            ties = row["pages"].get("ties", {})
            ties["of"] = [each for each in ties.get("of", []) if int(each) != number]
            if not ties["of"]:
                row["pages"].pop("ties", None)
        who = self.page("domestic-abuse-who")
        if str(number) in (who.get("victim"), who.get("suspect")):
            self.forget("domestic-abuse-who")

    def who(self, entry: Entry) -> Entry:
        """The person an entry stands for: someone listed elsewhere, or themselves."""
        return self.person(entry.listed) if entry.answer == "listed" and entry.listed else entry

    def label(self, entry: Entry) -> str:
        """How a person is called on the pages of this form."""
        person = self.who(entry)
        if person.name:
            return person.name
        place = [each.number for each in self.group(person.group)].index(person.number) + 1
        word = {"children": "child", "mother": "mother", "father": "father", "partners": "partner"}.get(
            person.group, "person"
        )
        if person.unborn:
            return f"Unborn child (child {place})"
        return f"{word.capitalize()} {place}, name not known"
