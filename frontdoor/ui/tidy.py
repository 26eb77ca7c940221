"""Makes typed text safe to keep: accents in one form, no hidden marks, nothing a database refuses."""

import re
import unicodedata

from django.core.exceptions import ValidationError

# Direction marks can make a name read as another name; the rest of C0 and C1 is never typed on purpose.
INVISIBLE = re.compile(
    "[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"
)
LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def tidied(text: str) -> str:
    """Give the text as it should be kept, or refuse gently what no database can hold."""
    if LONE_SURROGATE.search(text):
        raise ValidationError(
            "Part of what you pasted is not readable text. Remove that part, or type it again.",
            code="unreadable",
        )
    return INVISIBLE.sub("", unicodedata.normalize("NFC", text))
