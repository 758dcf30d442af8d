"""A real mail server on a free port, for tests that read what was mailed."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from django.test import override_settings


@dataclass
class Mailbox:
    """What the server took. With `answer` it says something else than "taken"; with `loses` it takes and is silent."""

    letters: list[EmailMessage] = field(default_factory=list)
    to: list[str] = field(default_factory=list)
    answer: str = "250 Taken"
    loses: bool = False
    knocks: int = 0

    async def handle_DATA(self, server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        self.knocks += 1
        if self.answer.startswith("250"):
            self.letters.append(message_from_bytes(envelope.content, policy=policy.default))  # type: ignore[arg-type]
            self.to += envelope.rcpt_tos
        if self.loses:
            server.transport.abort()
        return self.answer

    def words(self) -> str:
        """Everything that anybody could read on the way: every header but the receiver's own, and every body."""
        kept = [
            f"{name}: {value}"
            for letter in self.letters
            for name, value in letter.items()
            if name not in {"To", "From", "Date", "X-Peer", "X-MailFrom", "X-RcptTo"}
        ]
        return "\n".join([*kept, *(letter.get_content() for letter in self.letters)])


@contextmanager
def mailbox() -> Iterator[Mailbox]:
    """The server, and the house's mailer set to it."""
    box = Mailbox()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    mailer = {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {"host": "127.0.0.1", "port": port, "timeout": 5},
    }
    try:
        with override_settings(MAILERS={"default": mailer}, FRIRUM_DESK_HOST="staff.example"):
            yield box
    finally:
        server.stop()
