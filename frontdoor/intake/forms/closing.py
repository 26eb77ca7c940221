"""The last questions: what has been tried, what the family knows, and on what ground this is shared."""

from frontdoor.intake.forms.question import Question
from frontdoor.intake.words import AGREEMENT, LAWFUL_BASES, YES_NO
from frontdoor.ui.forms import choice, words


class Tried(Question):
    tried = words(
        label="What has been tried so far?",
        most=5000,
        required=False,
        help_text="Help already given by you or others, and what came of it.",
    )
    short = {"tried": "What has been tried"}


class FamilyTold(Question):
    """Tell them, unless it is not safe."""

    told = choice(
        YES_NO,
        label="Have you told the family that you are making this contact?",
        help_text="It is best to tell them, unless that could put the child or someone else at risk.",
        error_messages={"required": "Select yes if the family has been told"},
    )
    why_not = words(
        label="Why have they not been told?",
        most=1000,
        rows=3,
        help_text="For example, it could put the mother at risk, or nobody could be reached.",
        error_messages={"required": "Enter why the family has not been told"},
    )
    reveals = {"told": {"no": ("why_not",)}}
    short = {"told": "Has the family been told", "why_not": "Why not"}


class LawfulBasis(Question):
    """The ground for sharing: the law, not consent."""

    basis = choice(
        LAWFUL_BASES,
        hints={
            "public_task": "Keeping children safe is part of your agency’s job: health, schools, police, councils.",
            "legal_obligation": "A law or a court order says that you must share it.",
            "vital_interests": "Someone’s life or safety depends on it.",
            "legitimate_interests": "Usual for charities, clubs and private bodies.",
            "not_sure": "Send it all the same: the front door will look at this with you.",
        },
        label="What is your lawful basis for sharing this?",
        help_text="You do not need consent to share information to keep a child safe.",
        error_messages={"required": "Select a lawful basis, or “I am not sure”"},
    )
    short = {"basis": "Lawful basis for sharing"}


class Agreement(Question):
    """Not the same thing: a service is offered, and may be refused."""

    agreement = choice(
        AGREEMENT,
        label="Does the family agree to be offered help?",
        help_text="This is about accepting a service, such as early help. It is not about sharing this information.",
        error_messages={"required": "Select whether the family agrees, or that they have not been asked"},
    )
    short = {"agreement": "Agreement to a service"}
