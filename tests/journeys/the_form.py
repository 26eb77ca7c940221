"""The form as a referrer types it: one question a page, from who is in danger to who agrees to what."""

from dataclasses import dataclass

from tests.journeys.visitor import Visitor

FACT = "Fact: I, or the person I name, saw or heard it at first hand"
ABUSE = "Is there, or has there been, domestic abuse"
ASKED_OF_EVERYONE = (
    "Does a parent or carer have difficulties with their mental health?",
    "Does anyone’s use of alcohol or drugs",
    "Does a parent or carer have a learning difficulty?",
    "Is a parent very young",
)


@dataclass(frozen=True)
class Child:
    """A child as somebody types them."""

    first: str
    surname: str
    born: str
    sex: str
    address: str
    postcode: str

    @property
    def name(self) -> str:
        """Give the whole name."""
        return f"{self.first} {self.surname}"


def begins(visitor: Visitor) -> None:
    """Open the form, and say that nobody is in danger now and who is asking."""
    visitor.follows("Make a contact").presses("Start a new contact")
    visitor.answers("Is a child in immediate danger now?", "No").continues()
    visitor.writes("Your job or role", "Police constable")
    visitor.writes("Phone number we can ring you on", "01632 960 222").continues()


def types_a_child(visitor: Visitor, child: Child) -> None:
    """Answer the pages about one child."""
    visitor.writes("First names", child.first).writes("Last name", child.surname)
    visitor.answers("Sex", child.sex).continues()
    visitor.answers(f"When was {child.name} born?", "I know the date of birth")
    visitor.dates("Date of birth", child.born).continues()
    visitor.writes("Address", child.address).writes("Postcode", child.postcode).continues()
    visitor.continues()  # school, doctor and numbers: not known here, and not needed
    visitor.answers(f"Have you seen or spoken to {child.name}", "Yes")
    visitor.answers(f"Is {child.name} at home now?", "Yes").continues()


def types_a_partner(visitor: Visitor, first: str, surname: str) -> None:
    """Name somebody's partner, of whom no more than the name is known."""
    visitor.answers("Does a parent have a partner now?", "Yes").continues()
    visitor.writes("First names", first).writes("Last name", surname).answers("Sex", "Male").continues()
    name = f"{first} {surname}"
    visitor.answers(f"When was {name} born?", "I do not know").continues()
    visitor.answers(f"Does {name} live with", "I do not know").continues()
    visitor.answers(f"Is {name} a step-parent", "No").continues()
    visitor.answers(f"Have you seen or spoken to {name}", "No").continues()
    visitor.answers("Is there another partner to add?", "No").continues()


def says_who_else(visitor: Visitor) -> None:
    """Answer about everyone else, one kind of person after the other: "not known" is an answer."""
    for parent in ("mother", "father"):
        visitor.answers(f"Do you know who the {parent} is?", "Not known").continues()
        visitor.answers(f"Is there another {parent} to add?", "No").continues()
    visitor.answers("Does a parent have a partner now?", "Not known").continues()
    says_who_is_around(visitor)


def says_that_a_child_expects_one(visitor: Visitor, mother: Child, due: str) -> None:
    """Add her baby; she is its mother, nobody knows hers, and nobody knows either father."""
    visitor.answers("Do you need to add another child?", "Yes").continues()
    visitor.answers("Do you know the child’s name?", "The child is not yet born").continues()
    visitor.answers("When is the baby expected?", "I know the expected date, exactly or about")
    visitor.dates("Expected date", due).continues()
    visitor.answers("Do you need to add another child?", "No").continues()
    visitor.answers("Do you know who the mother is?", "It is one of the people already listed")
    visitor.answers("Which of the people already listed?", mother.name).continues()
    visitor.answers("Is there another mother to add?", "Yes").continues()
    visitor.answers(f"Do you know who the mother of {mother.name} is?", "Not known").continues()
    visitor.continues()  # for which of the children: the one who still has none is chosen already
    visitor.answers("Is there another mother to add?", "No").continues()
    visitor.answers("Do you know who the father is?", "Not known").continues()
    visitor.continues()
    visitor.answers("Is there another father to add?", "No").continues()


def says_who_is_around(visitor: Visitor) -> None:
    """Answer about former partners, brothers and sisters, and everybody else."""
    visitor.answers("Is there a former partner of a parent?", "Not known").continues()
    visitor.answers("Are there brothers or sisters", "Not known").continues()
    visitor.answers("Is there anyone else at home", "No, there is nobody").continues()


def says_what_happened(visitor: Visitor, what: str, kind: str) -> None:
    """Tell it: where, what, when, by whose account, in whose words, and what kind of worry it is."""
    visitor.answers("Where is the child now?", "At home").continues()
    visitor.writes("What has happened?", what).continues()
    visitor.answers("When did it happen?", "I do not know when").continues()
    visitor.writes("Who saw or heard it?", "I did")
    visitor.answers("What kind of account is it?", FACT).continues()
    visitor.continues().continues()  # the child's words, and what one makes of it: both may be left empty
    visitor.answers("What are you worried about?", kind).continues()


def says_who_hurts_whom(visitor: Visitor, victim: str, suspect: str) -> None:
    """Answer about domestic abuse: that there is some, and who is in it."""
    visitor.answers(ABUSE, "Yes").continues()
    visitor.answers("Is this contact about a domestic abuse incident?", "Yes")
    visitor.answers("Who is being hurt, threatened or controlled?", victim)
    visitor.answers("Who is hurting them?", suspect).continues()


def answers_what_is_asked_of_everyone(visitor: Visitor) -> None:
    """Say of each that it is not known: that is an answer too."""
    for question in ASKED_OF_EVERYONE:
        visitor.answers(question, "Not known").continues()


def closes(visitor: Visitor) -> None:
    """Say what was tried, what the family knows, and on what ground this is shared."""
    visitor.continues()
    visitor.answers("Have you told the family", "Yes").continues()
    visitor.answers("What is your lawful basis for sharing this?", "Public task").continues()
    visitor.answers("Does the family agree to be offered help?", "They have not been asked").continues()
