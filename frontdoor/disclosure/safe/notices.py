"""What may be left as a message or a notification: a reference, the same words and the same length for everybody."""

from django.conf import settings

SUBJECT = "Something waits for you"


def words_to_leave(ref: str) -> str:
    """The only words of a message: whoever else hears or reads them learns nothing of anybody."""
    return f"{SUBJECT}. Please ring {settings.FRONT_DOOR_PHONE} and say {ref}."
