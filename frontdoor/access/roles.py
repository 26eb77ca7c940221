"""The one table of roles: what each may do, in words that the screens show and the checks use."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Role:
    """A kind of work, described for the person who holds it, with its permissions."""

    key: str
    title: str
    description: str
    permissions: frozenset[str]


# What everybody may who works here, whatever their role.
EVERYBODY = frozenset({"read own messages"})

ROLES = {
    role.key: replace(role, permissions=role.permissions | EVERYBODY)
    for role in (
        Role(
            "referrer",
            "Referrer",
            "Makes contacts for their agency, and sees their own agency's contacts and what became of them.",
            frozenset({"make a contact", "see own agency's contacts", "find services", "answer questions"}),
        ),
        Role(
            "front_door_worker",
            "Front-door worker",
            "Reads every contact, says who is who, reads and adds to families' chronologies, records decisions.",
            frozenset(
                {
                    "answer questions",
                    "make a contact",
                    "see own agency's contacts",
                    "find services",
                    "see the queue",
                    "see families",
                    "know who was in care",
                    "find people",
                    "break the glass",
                    "judge links",
                    "decide contacts",
                    "write to the chronology",
                    "see what leaves",
                    "write documents",
                    "keep safe addresses",
                    "see the rota",
                }
            ),
        ),
        Role(
            "team_manager",
            "Team Manager",
            "Is alerted, gives guidance, decides on alerts; does all that a front-door worker does.",
            frozenset(
                {
                    "answer questions",
                    "make a contact",
                    "see own agency's contacts",
                    "find services",
                    "see the queue",
                    "see families",
                    "know who was in care",
                    "find people",
                    "break the glass",
                    "judge links",
                    "decide contacts",
                    "write to the chronology",
                    "see alerts",
                    "decide alerts",
                    "say who works with a family",
                    "set barriers",
                    "see rules",
                    "propose rules",
                    "see what leaves",
                    "write documents",
                    "release documents",
                    "keep safe addresses",
                    "make exports",
                    "answer for exports",
                    "hold records",
                    "propose disposals",
                    "see the rota",
                    "keep the rota",
                }
            ),
        ),
        Role(
            "head_of_service",
            "Head of Service",
            "Receives the alerts that no one acknowledged in time and can act on any; sees across barriers and seals.",
            frozenset(
                {
                    "find services",
                    "see the queue",
                    "see families",
                    "know who was in care",
                    "see alerts",
                    "decide alerts",
                    "see escalated alerts",
                    "say who works with a family",
                    "review looks",
                    "see across barriers",
                    "seal records",
                    "say which records are staff's",
                    "see sealed records",
                    "see rules",
                    "propose rules",
                    "approve rules",
                    "see incidents",
                    "try mail again",
                    "mend incidents",
                    "see what leaves",
                    "release documents",
                    "make exports",
                    "answer for exports",
                    "hold records",
                    "review disposals",
                    "see the rota",
                    "keep the rota",
                }
            ),
        ),
        Role(
            "mash_member",
            "MASH member",
            "Reads the contacts that wait, and what their own agency must know of a family to share what it holds.",
            frozenset(
                {
                    "answer questions",
                    "make a contact",
                    "see own agency's contacts",
                    "find services",
                    "see the queue",
                    "see families",
                    "find people",
                    "break the glass",
                    "write to the chronology",
                    "see the rota",
                }
            ),
        ),
        Role(
            "social_worker",
            "Social worker",
            "Reads and adds to the chronologies of the families they work with.",
            frozenset(
                {
                    "answer questions",
                    "make a contact",
                    "see own agency's contacts",
                    "find services",
                    "see families",
                    "know who was in care",
                    "find people",
                    "break the glass",
                    "write to the chronology",
                    "see the rota",
                }
            ),
        ),
        Role(
            "early_help_worker",
            "Early help hub worker",
            "Reads and adds to the chronologies of the families that their hub supports.",
            frozenset(
                {
                    "answer questions",
                    "make a contact",
                    "see own agency's contacts",
                    "find services",
                    "keep services",
                    "see families",
                    "write to the chronology",
                    "see the rota",
                }
            ),
        ),
        Role(
            "conference_coordinator",
            "Conference coordinator",
            "Prepares family group conferences, and reads the families they were asked to bring together.",
            frozenset({"find services", "see families", "write to the chronology", "see the rota"}),
        ),
        Role(
            "discharge_coordinator",
            "Discharge coordinator",
            "Plans how babies go home, and reads the families of those on the unit.",
            frozenset(
                {
                    "answer questions",
                    "make a contact",
                    "see own agency's contacts",
                    "find services",
                    "see families",
                    "write to the chronology",
                    "see the rota",
                }
            ),
        ),
        Role(
            "learning_lead",
            "Learning lead",
            "Turns reviews into rules and briefings; proposes values, and opens no family.",
            frozenset({"see rules", "propose rules"}),
        ),
        Role(
            "analyst",
            "Analyst",
            "Sees numbers only, and opens no family.",
            frozenset({"see rules"}),
        ),
        Role(
            "privacy_officer",
            "Privacy officer",
            "Reviews looks that nothing explains and every use of break-glass, by reference; opens no family.",
            frozenset({"see the audit", "review looks"}),
        ),
        Role(
            "auditor",
            "Auditor",
            "Sees who looked at whom and every change; opens no family.",
            frozenset({"see the audit", "export the audit", "see rules", "see incidents"}),
        ),
        Role(
            "administrator",
            "Administrator",
            "Runs the system, sees what could not be read and carries out approved disposals, without opening families.",
            frozenset(
                {
                    "carry out disposals",
                    "find services",
                    "keep services",
                    "say which records are staff's",
                    "see quarantine",
                    "see incidents",
                    "try mail again",
                }
            ),
        ),
    )
}
