"""Hands a mail to GOV.UK Notify, by its own library; before a mail goes again, Notify is asked whether it has it."""

from django.conf import settings

from frontdoor.outbox.carriers import NotNow, Refused
from frontdoor.outbox.letters import Letter

TAKES_SECONDS = 10
# A mail that Notify will never take: a wrong address, or a template that does not fit.
FOR_GOOD = (400,)


class Notify:
    """GOV.UK Notify, with the key and the template of the settings: a template with ((sentence)) and ((references))."""

    def __init__(self) -> None:
        # Loaded only where it is used: it brings a library for the web with it.
        from notifications_python_client.notifications import NotificationsAPIClient

        self.client = NotificationsAPIClient(
            settings.NOTIFY_KEY, base_url=settings.NOTIFY_ADDRESS, timeout=TAKES_SECONDS
        )

    def send(self, letter: Letter) -> str:
        """Hand the mail over. Our mark is Notify's `reference`."""
        told = {"sentence": letter.sentence, "references": letter.references}
        self._ask(
            self.client.send_email_notification,
            email_address=letter.address,
            template_id=settings.NOTIFY_TEMPLATE,
            personalisation=told,
            reference=letter.mark,
        )
        return "201"

    def has_gone(self, letter: Letter) -> bool:
        """Whether Notify holds a mail of this mark."""
        found = self._ask(self.client.get_all_notifications, reference=letter.mark)
        return bool(found.get("notifications"))

    def _ask(self, what, **given):
        from notifications_python_client.errors import APIError

        try:
            return what(**given)
        except APIError as refused:
            code = refused.status_code
            raise (Refused if code in FOR_GOOD else NotNow)(str(code)) from None
