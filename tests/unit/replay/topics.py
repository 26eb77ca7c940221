"""What made-up families are about: for each signal the records it reads, and the numbers of days that decide it."""

from dataclasses import dataclass

Recipe = tuple[str, str, tuple[str, ...]]  # kind, subtype, and the concerns it may have


@dataclass(frozen=True)
class Topic:
    """The records of some families, how many they have at most, and the windows and waits that matter to them."""

    about: str
    signals: tuple[str, ...]
    recipes: tuple[Recipe, ...]
    windows: tuple[int, ...] = ()
    most: int = 8
    referrals: tuple[str, ...] = ("", "", "", "A", "B", "C")

    @property
    def steps(self) -> tuple[int, ...]:
        """Give the days from one record to another: at once, or just under, at and just past a window."""
        return (0, 0, 1, *(window + more for window in self.windows for more in (-1, 0, 0, 1)))


def recipe(said: str, *concerns: str) -> Recipe:
    kind, _, subtype = said.partition(" ")
    return (kind, subtype, concerns or ("",))


def recipes(*said: str) -> tuple[Recipe, ...]:
    return tuple(recipe(one) for one in said)


CONTACT = recipe("contact concern", "", "neglect", "homelessness", "speech")
ABUSE = recipe("contact domestic_abuse", "domestic_abuse")
ASKING = recipe("contact support_request", "", "homelessness", "neglect")
CONTACTS = (CONTACT, CONTACT, ABUSE, ASKING, recipe("contact odd"))
NEGLECT, HOMELESS = recipe("contact concern", "neglect"), recipe("contact concern", "homelessness")
DISCLOSURE = recipe("disclosure domestic_abuse", "", "domestic_abuse")
NO_SERVICE = recipes("decision advice_only", "decision signposted", "decision no_further_action")
SERVICE = recipes("decision early_help", "decision mash")
OPENED, CLOSED = recipes("episode_open", "episode_close")
EPISODES = (OPENED, OPENED, CLOSED)
VISITS = recipes("visit", "visit", "health gp", "birth", "injury")
ANSWERS = recipes(
    "consideration dash", "assessment dash", "consideration safety_plan", "assessment victim_support"
)
LITTLE_USE = recipes("consideration victim_support", "assessment safety_plan", "assessment odd")
MARKED = tuple(
    recipe(said, "bruise", "injury", "neglect") for said in ("contact concern", "health gp", "visit")
)
OPINION = recipe("assessment paediatric_opinion")
STAYS = recipes("admission neonatal", "discharge other", "discharge neonatal")
MEETING, BOOKING = recipes("meeting discharge_planning", "booking discharge_planning")
MISSED = recipes("attempt was_not_brought", "attempt no_access")
PARENT_ABSENT = recipe("attempt parent_absent")
ASSESSED = recipe("assessment completed")
HISTORY = recipes("note child_protection_history", "note odd_history", "note other")
CONSIDERED_IT = recipe("consideration history_considered")
TALKS = recipes("conversation", "meeting other", "meeting discharge_planning")
NOT_TO_BE_SEEN = tuple(
    recipe(f"consideration {why}")
    for why in ("not_safe_to_see", "no_contact_order", "deceased", "abroad", "asked_not_known")
)
IN_OWN_RIGHT, ELSEWHERE = recipes("consideration child_in_own_right", "consideration lives_elsewhere_checked")
OTHER_PARENT = recipe("consideration other_parent_asked")
EVERYTHING = (
    *(
        *CONTACTS,
        DISCLOSURE,
        *NO_SERVICE,
        *SERVICE,
        *EPISODES,
        *VISITS,
        *ANSWERS,
        *LITTLE_USE,
        *MARKED,
        OPINION,
    ),
    *(
        *STAYS,
        MEETING,
        BOOKING,
        *MISSED,
        PARENT_ABSENT,
        ASSESSED,
        *HISTORY,
        CONSIDERED_IT,
        *TALKS,
        *NOT_TO_BE_SEEN,
    ),
    *(IN_OWN_RIGHT, ELSEWHERE, OTHER_PARENT, recipe("juggling with_knives")),
)
WINDOWS = (5, 7, 14, 28, 30, 60, 90, 180, 365, 730)

TOPICS = {
    topic.about: topic
    for topic in (
        Topic("contacts", ("S01",), CONTACTS, (90,), 7),
        Topic("copies", ("S01",), (CONTACT, ABUSE), (90,), 8, ("A", "A", "B", "")),
        Topic("looked at", ("S02",), (CONTACT, *NO_SERVICE), (90,), 5, ("", "", "A", "B")),
        Topic("no service", ("S03",), (*NO_SERVICE, *NO_SERVICE, *SERVICE), (180,)),
        Topic("young parents", ("S04",), (IN_OWN_RIGHT, *EPISODES, *NOT_TO_BE_SEEN), (), 4),
        Topic("nobody seen", ("S05", "S10"), (*EPISODES, *VISITS), (28,), 6),
        Topic(
            "not to be seen", ("S05", "S10"), (OPENED, OPENED, *NOT_TO_BE_SEEN, ELSEWHERE, CLOSED), (28,), 5
        ),
        Topic("parents of a baby", ("S06",), (*CONTACTS, OTHER_PARENT), (14,), 4),
        Topic("victims", ("S07",), (ABUSE, ABUSE, DISCLOSURE, *ANSWERS, *LITTLE_USE[:2]), (7,), 5),
        Topic("abuse again", ("S11",), (ABUSE, ABUSE, DISCLOSURE, CONTACT), (365,), 6),
        Topic("stays", ("S08",), (*STAYS, STAYS[0], MEETING, MEETING), (60,), 6),
        Topic("going home", ("S08", "S16"), (*STAYS, CONTACT, ABUSE, DISCLOSURE), (365,), 6),
        Topic("staying", ("S16",), (STAYS[0], STAYS[0], STAYS[1], MEETING, BOOKING, CONTACT), (365,), 6),
        Topic("worried apart", ("S09",), (CONTACT, CONTACT, ABUSE, *TALKS), (5, 60), 7),
        Topic("open", ("S13",), (OPENED, OPENED, CLOSED, CONTACT, ABUSE, ASKING, CONTACT), (30,), 6),
        Topic("closed", ("S17",), (CLOSED, CLOSED, CONTACT, ASKING), (30,), 5),
        Topic("histories", ("S14",), (ASSESSED, ASSESSED, *HISTORY, CONSIDERED_IT), (), 5),
        Topic("assessed", ("S20",), (ASSESSED, ASSESSED, LITTLE_USE[2]), (), 3),
        Topic("missed", ("S12",), (*MISSED, *MISSED, PARENT_ABSENT), (90, 730)),
        Topic("neglect", ("S18",), (NEGLECT, NEGLECT, NEGLECT, NEGLECT, ASKING, ASSESSED), (730,), 10),
        Topic("homeless", ("S19",), (HOMELESS, HOMELESS, ASKING, ABUSE), (90,), 5),
        Topic("marks", ("S15",), (*MARKED, OPINION), (30,), 5),
        Topic("everything", (), EVERYTHING, WINDOWS, 14),
    )
}
