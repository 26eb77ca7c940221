"""The legend of a genogram: only what this drawing uses, each with what it means, in one order."""

from kinfold.kinship.genogram import Drawing

MEANINGS = (
    ("square", "Male"),
    ("circle", "Female"),
    ("diamond", "Sex not known"),
    ("unborn", "Unborn child"),
    ("not_known", "Not known, or not yet identified: ask"),
    ("focus", "Who this page was opened for"),
    ("child", "A child today (bold)"),
    ("died", "Died"),
    ("married", "Married"),
    ("together", "Partners; whether they are married is not recorded"),
    ("separated", "Separated"),
    ("ended", "Former partners"),
    ("parents", "Parents of a child; what else they are to each other is not recorded"),
    ("descent", "Parent and child"),
    ("adopted", "Adopted"),
    ("twin", "Born together"),
    ("parent", "A further person recorded as parent"),
    ("fosters", "Foster carer"),
    ("cares", "Carer"),
    ("steps", "Step-parent"),
    ("siblings", "Said to be brother or sister; no parent in common is on record"),
    ("violent", "Domestic abuse on record"),
    ("hostile", "Hostile"),
    ("close", "Close"),
    ("cut_off", "Cut off"),
    ("contradicts", "Records contradict each other"),
    ("other", "Another tie: see the table"),
    ("home", "Live together, by the newest address told"),
)


def legend_of(drawing: Drawing) -> tuple[tuple[str, str], ...]:
    """Give each symbol that is used with its meaning."""
    return tuple((kind, said) for kind, said in MEANINGS if kind in drawing.uses)
