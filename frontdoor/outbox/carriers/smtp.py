"""Hands a mail to a mail server by SMTP: one mail to one address, with a Message-ID that stays the same."""

import smtplib

from django.core.mail import EmailMessage, get_connection

from frontdoor.outbox.carriers import NotNow, Refused
from frontdoor.outbox.letters import SUBJECT, Letter

LIKE_A_MACHINE = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}
PERMANENT = range(500, 600)


class Smtp:
    """The mail server of the settings. It cannot be asked what it took before: the Message-ID tells a double."""

    def send(self, letter: Letter) -> str:
        """Hand the mail over, and be told by the server that it has it."""
        domain = letter.sender.rpartition("@")[2].rstrip(">") or "kinfold.invalid"
        headers = {"Message-ID": f"<{letter.mark}@{domain}>", **LIKE_A_MACHINE}
        mail = EmailMessage(
            SUBJECT,
            letter.body,
            letter.sender,
            [letter.address],
            headers=headers,
            connection=get_connection(),
        )
        try:
            mail.send()
        except smtplib.SMTPRecipientsRefused as refused:
            raise _by_code(min(code for code, _ in refused.recipients.values())) from None
        except (smtplib.SMTPDataError, smtplib.SMTPSenderRefused) as refused:
            raise _by_code(refused.smtp_code) from None
        except smtplib.SMTPResponseException as refused:
            raise NotNow(str(refused.smtp_code)) from None  # it would refuse every mail: ours to mend
        except (smtplib.SMTPException, OSError) as away:
            raise NotNow(type(away).__name__) from None
        return "250"

    def has_gone(self, letter: Letter) -> bool:
        """SMTP has no such question."""
        return False


def _by_code(code: int) -> NotNow | Refused:
    return Refused(str(code)) if code in PERMANENT else NotNow(str(code))
