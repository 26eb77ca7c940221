"""The words of the form: every choice it offers, with what is kept and what is said, for every room that shows them."""

YES_NO = (("yes", "Yes"), ("no", "No"))
YES_NO_NOT_KNOWN = (*YES_NO, ("not_known", "I do not know"))

# The four answers that may be given about a person; "none" and "listed" only where they make sense.
KNOWN = ("known", "Yes, I know who they are, or something about them")
LISTED = ("listed", "It is one of the people already listed")
NONE = ("none", "No, there is nobody")
UNTOLD = (
    ("not_known", "Not known"),
    ("asked_not_told", "I asked, and was not told"),
    ("not_safe", "It is not safe to ask"),
)
WHO_ELSE = {
    "known": "Known",
    "none": "There is nobody",
    "not_known": "Not known",
    "asked_not_told": "Asked and not told",
    "not_safe": "Not safe to ask",
}

SEX = (("F", "Female"), ("M", "Male"), ("U", "Not known"))

# The four that the signals know come first; the others are free words of the ledger.
KINDS = (
    ("neglect", "Neglect: care, food, warmth, health or supervision"),
    ("bruise", "A bruise or a mark"),
    ("injury", "An injury other than a bruise, or physical harm"),
    ("homelessness", "Homelessness, or about to lose the home"),
    ("domestic_abuse", "Domestic abuse in the family or the household"),
    ("sexual_abuse", "Sexual abuse or harmful sexual behaviour"),
    ("emotional_abuse", "Emotional abuse"),
    ("exploitation", "Exploitation, or going missing"),
    ("parenting", "Parents or carers finding it hard to care for the child"),
    ("young_parent", "A very young parent"),
    ("mental_health", "The mental health of a parent or child"),
    ("substance_use", "Alcohol or drugs"),
    ("learning_difficulty", "A learning difficulty of a parent or child"),
    ("speech", "Speech, growth or development"),
    ("attendance", "Missed school or health appointments"),
)
SUPPORT_REQUEST = ("support_request", "A request for support: nobody is worried about harm")
OTHER_KIND = ("other", "Something else")

ASKED = (
    ("yes", "Yes"),
    ("no", "No"),
    ("not_known", "Not known"),
    ("not_safe", "It is not safe to ask"),
)

CLAIMS = (
    ("fact", "Fact: I, or the person I name, saw or heard it at first hand"),
    ("reported", "Reported: somebody was told it and passed it on"),
    ("opinion", "Professional opinion"),
)

PLACES = (
    ("home", "At home"),
    ("relative", "With a relative or friend"),
    ("school", "At school or nursery"),
    ("hospital", "In hospital"),
    ("unborn", "Not yet born"),
    ("other", "Somewhere else, or the children are in different places"),
    ("not_known", "I do not know"),
)

OTHER_ROLES = (
    ("grandparent", "Grandparent"),
    ("household", "Someone else who lives at home"),
    ("visitor", "Frequent visitor"),
    ("carer", "Carer of the child, such as a foster carer or guardian"),
    ("stepparent", "Step-parent"),
    ("other", "Someone else in the child’s life"),
)

LAWFUL_BASES = (
    ("public_task", "Public task"),
    ("legal_obligation", "Legal obligation"),
    ("vital_interests", "Vital interests"),
    ("legitimate_interests", "Legitimate interests"),
    ("not_sure", "I am not sure"),
)

AGREEMENT = (
    ("yes", "Yes, they agree"),
    ("no", "No, they do not agree"),
    ("not_asked", "They have not been asked"),
    ("not_safe", "It is not safe to ask"),
)
