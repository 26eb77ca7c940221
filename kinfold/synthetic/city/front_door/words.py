"""The short sentences in which agencies of the made-up city tell what happened; invented, every one."""

from random import Random

SAID: dict[str, tuple[str, ...]] = {
    "domestic_abuse": (
        "Called to an argument; the children were upstairs",
        "A neighbour heard shouting and something breaking",
        "Says she was pushed; does not want to make a statement",
        "Asks how to be safe at home when he is back",
    ),
    "neglect": (
        "Often hungry, in the same clothes all week",
        "The home is cold, and there is little food in it",
        "Head lice for a third time; no reply to letters",
        "Left alone for some hours with an older child",
    ),
    "mental_health": (
        "Says she cannot sleep or cope, and has nobody to turn to",
        "Seen by the crisis team at night",
        "Very low since the birth",
    ),
    "drugs": (
        "Found with cannabis at a stop; the children were in the car",
        "Smells of cannabis at the door",
    ),
    "alcohol": ("Smelt of drink when collecting the children", "Fell asleep on the sofa after drinking"),
    "homelessness": (
        "Asked to leave by family; sofa surfing",
        "Rent arrears; notice has been served",
        "In temporary accommodation, one room for everybody",
    ),
    "bruise": ("Small mark on the cheek; not yet rolling", "A bruise on the arm seen at the weight clinic"),
    "injury": ("A graze and a bruise; says it was a fall", "Hand mark on the arm; says it was play"),
    "behaviour": ("Hits out at others and cannot say why", "Excluded twice this term"),
    "attendance": ("Attendance below half this term", "Moved, and has not come to the new school"),
    "parenting": ("Finds it hard to set limits, and asks for help", "Shouted at in the playground"),
    "young_parent": ("Expecting, and little support around her", "A young mother with no family near"),
    "missing": ("Missing overnight; came home by themselves",),
    "exploitation": ("Seen with older people; has new clothes and a second phone",),
    "disability": ("Asks for short breaks",),
}
DECIDED = {
    "no_further_action": "No further action at the front door",
    "advice_only": "Advice to the referrer",
    "signposted": "Told where to ask for help",
    "early_help": "Passed to early help, with consent",
    "assessment": "Referral accepted: assessment by social care",
    "mash": "Agencies to share what they know",
    "family_group_conference": "Family group conference offered",
}


def said_of(concern: str, chance: Random) -> str:
    """Draw a sentence that tells of a concern."""
    return chance.choice(SAID[concern]) if concern in SAID else concern.replace("_", " ").capitalize()
