"""What a mail says: a sentence of the list, references, and where to read on. Its subject is the same for every mail."""

from dataclasses import dataclass

from django.conf import settings

from frontdoor.outbox.models import Mail
from frontdoor.outbox.sentences import About

SUBJECT = "A message for you"
MOST = 50
BODY = """{sentence}

{references}

Sign in to {service} to read it{where}. This mail says nothing about anybody, and nobody reads answers to it.
"""


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail as it goes out, to one address."""

    address: str
    sender: str
    mark: str
    sentence: str
    references: str
    body: str


def letter_of(mail: Mail) -> Letter | None:
    """Give a mail as it goes out; nothing where there is no address to send it to any more."""
    address = box_of(mail.box) if mail.box else _address(mail)
    if not address:
        return None
    sentence, references = sentence_of(mail.message.about), _references(mail)
    where = f": {settings.SITE_ADDRESS}/messages/" if settings.SITE_ADDRESS else ""
    body = BODY.format(sentence=sentence, references=references, service=settings.SERVICE_NAME, where=where)
    return Letter(address, settings.DEFAULT_FROM_EMAIL, mail.mark, sentence, references, body)


def box_of(role: str) -> str:
    """Give the post box that the settings name for the holders of a role; nothing where they are written to singly."""
    return {"privacy_officer": settings.PRIVACY_OFFICER_MAIL}.get(role, "")


def _address(mail: Mail) -> str:
    return mail.user.email if mail.user and mail.user.is_active else ""


def sentence_of(about: str) -> str:
    """Give the sentence of the list; one that is no longer there says only that there is something."""
    return About(about).label if about in About else "There is something for you to read."


def _references(mail: Mail) -> str:
    refs = [each for each in (mail.message.about_ref, *mail.message.also) if each]
    more = f"\nand {len(refs) - MOST} more" if len(refs) > MOST else ""
    return f"Reference: {', '.join(refs[:MOST])}{more}" if refs else f"Reference: {mail.message.ref}"
