"""A real mail server on this machine that keeps what it is given, and can be told to refuse, to drop or to be slow."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller

from tests.with_postgres import free_port


class PostOffice:
    """What arrived, in order; `answer` is what the server says to each mail."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.raw: list[str] = []
        self.to: list[list[str]] = []
        self.answer = "250 OK"
        self.refuses: str = ""
        self.takes_seconds = 0.0

    async def handle_RCPT(self, server, session, envelope, address, options) -> str:
        if self.refuses:
            return self.refuses
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope) -> str:
        await asyncio.sleep(self.takes_seconds)
        if self.answer.startswith("250"):
            self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
            self.raw.append(envelope.content.decode())
            self.to.append(list(envelope.rcpt_tos))
        return self.answer

    def by_mark(self) -> Counter[str]:
        """How often each mail arrived, by its Message-ID."""
        return Counter(str(mail["Message-ID"]) for mail in self.mails)


@contextmanager
def open_post_office() -> Iterator[tuple[PostOffice, int]]:
    """Open a mail server on a free port; gives what it keeps, and its port."""
    office = PostOffice()
    controller = Controller(office, hostname="127.0.0.1", port=free_port())
    controller.start()
    try:
        yield office, controller.port
    finally:
        controller.stop()
