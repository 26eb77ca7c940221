"""The code sets of the children in need census, in plain words.

Codes of every year are here, the retired ones too: a return of an earlier year is still history.
"""

# Who referred, as an agency of the ledger. Maternity has no code of its own and comes as 3F.
SOURCES = {
    "1A": ("family", "a family member, relative or carer"),
    "1B": ("acquaintance", "an acquaintance, such as a neighbour or childminder"),
    "1C": ("self", "the child or young person"),
    "1D": ("individual", "another individual"),
    "2A": ("school", "a school"),
    "2B": ("education", "education services"),
    "3A": ("gp", "a GP"),
    "3B": ("health_visiting", "a health visitor"),
    "3C": ("school_nursing", "a school nurse"),
    "3D": ("primary_health", "another primary health service"),
    "3E": ("emergency_department", "an emergency department"),
    "3F": ("health", "another health service"),
    "4": ("housing", "housing"),
    "5A": ("other_social_care", "social care, such as adults' services"),
    "5B": ("other_council_service", "another service of the council"),
    "5C": ("another_authority", "another authority"),
    "5D": ("early_help", "early help"),
    "6": ("police", "the police"),
    "7": ("legal", "a court, probation, immigration, Cafcass or a prison"),
    "8": ("other", "a children's centre, voluntary or other organisation"),
    "9": ("anonymous", "someone who gave no name"),
    "10": ("unknown", "a source that is not known"),
}

# N1 is abuse OR neglect. It is not the ledger's word "neglect", which rules count: the code does not say which.
NEEDS = {
    "N1": ("abuse_or_neglect", "abuse, neglect or exploitation"),
    "N2": ("childs_disability_or_illness", "the child's disability or illness"),
    "N3": ("parental_disability_or_illness", "a parent's disability or illness"),
    "N4": ("family_in_acute_stress", "a family in acute stress"),
    "N5": ("family_dysfunction", "family dysfunction"),
    "N6": ("socially_unacceptable_behaviour", "socially unacceptable behaviour"),
    "N7": ("low_income", "low income"),
    "N8": ("absent_parenting", "absent parenting"),
    "N9": ("not_in_need", "a case other than a child in need"),
    "N0": ("", "not stated"),
}

CLOSURES = {
    "RC1": "adopted",
    "RC2": "died",
    "RC3": "child arrangements order",
    "RC4": "special guardianship order",
    "RC5": "moved to the services of another authority",
    "RC6": "moved to adult social care",
    "RC7": "services ended for another reason",
    "RC8": "closed after assessment, no further action",
    "RC9": "closed after assessment, referred to early help",
}

_OF_WHOM = {"A": "the child", "B": "a parent or carer", "C": "someone else at home"}
_OF_THREE = {
    "1": "alcohol",
    "2": "drugs",
    # The census marks who is subjected to abuse; it has no code for who abuses.
    "3": "subject of domestic abuse",
    "4": "mental health",
    "5": "learning disability",
    "6": "physical disability or illness",
}
FACTORS = {
    **{f"{n}{who}": f"{what} ({whom})" for n, what in _OF_THREE.items() for who, whom in _OF_WHOM.items()},
    "7A": "young carer",
    "8A": "privately fostered",
    "8B": "privately fostered, from overseas and means to return",
    "8C": "privately fostered, from overseas and means to stay",
    "8D": "privately fostered, in an educational placement",
    "8E": "privately fostered, by the child's own arrangement",
    "8F": "privately fostered, other",
    "9A": "unaccompanied child seeking asylum",
    "10A": "going missing",
    "11A": "child sexual exploitation",
    "12A": "trafficking",
    "13A": "gangs",
    "14A": "socially unacceptable behaviour",
    "15A": "self-harm",
    "16A": "neglect",
    "17A": "emotional abuse",
    "18A": "physical abuse",
    "18B": "physical abuse by a child",
    "18C": "physical abuse by an adult",
    "19A": "sexual abuse",
    "19B": "sexual abuse by a child",
    "19C": "sexual abuse by an adult",
    "20": "other",
    "21": "no factors identified",
    "22A": "female genital mutilation",
    "23A": "abuse linked to faith or belief",
    "24A": "child criminal exploitation",
}

ABUSE = {
    "NEG": "neglect",
    "PHY": "physical abuse",
    "SAB": "sexual abuse",
    "EMO": "emotional abuse",
    "MUL": "several kinds, or none named",
}

# GenderCurrent until 2023-24, Sex since. "Indeterminate" and "unborn" are both not known to us.
SEXES = {"1": "M", "2": "F", "0": "U", "9": "U", "M": "M", "F": "F", "U": "U"}

YES_OR_NO = {"true": True, "1": True, "false": False, "0": False}
