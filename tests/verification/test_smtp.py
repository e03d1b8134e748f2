"""A real SMTP server: what arrives, and that one bad address stops no other."""

import re
import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes, policy

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django_tasks_db.models import DBTaskResult

from counterpart.base import mail
from counterpart.base.clock import now
from counterpart.base.jobs.worker import Worker

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 29, 0, 59, tzinfo=UTC)


class Postmaster:
    """Takes every mail but to `nobody@`, for good, and `busy@`, the first time."""

    def __init__(self) -> None:
        self.taken: list[Envelope] = []
        self.was_busy = False

    async def handle_RCPT(
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if address.startswith("nobody@"):
            return "550 no such user"
        if address.startswith("busy@") and not self.was_busy:
            self.was_busy = True
            return "451 try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        self.taken.append(envelope)
        return "250 OK"


@pytest.fixture
def postmaster(settings) -> Iterator[Postmaster]:
    handler = Postmaster()
    controller = Controller(handler, hostname="127.0.0.1", port=free_port())
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = controller.hostname, controller.port
    yield handler
    controller.stop()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
    return port


def send(to: str) -> mail.SentMail:
    return mail.send(to=to, at=AT, subject="Zgłoszenie przyjęte", text="Dziękujemy: https://example.org/a\n")


def test_a_mail_arrives_whole(postmaster):
    sent = send("shop@example.org")
    Worker().run_waiting()
    (envelope,) = postmaster.taken
    message = message_from_bytes(envelope.content, policy=policy.default)
    assert envelope.rcpt_tos == ["shop@example.org"]
    assert message["Subject"] == "Zgłoszenie przyjęte"
    assert re.fullmatch(rf"<counterpart-{sent.pk}@\S+>", message["Message-ID"])
    assert message.get_body(["plain"]).get_content().strip() == "Dziękujemy: https://example.org/a"
    assert '<a href="https://example.org/a">' in message.get_body(["html"]).get_content()


def test_one_bad_address_stops_no_other(postmaster):
    mails = [send(to) for to in ("nobody@example.org", "busy@example.org", "shop@example.org", "not an address")]
    Worker().run_waiting()
    for sent in mails:
        sent.refresh_from_db()
    assert [sent.state for sent in mails] == ["refused", "waiting", "sent", "refused"]
    DBTaskResult.objects.update(run_after=now())
    Worker().run_waiting()
    assert [envelope.rcpt_tos for envelope in postmaster.taken] == [["shop@example.org"], ["busy@example.org"]]


def test_a_server_that_is_away_loses_no_mail(postmaster, settings):
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    sent = send("shop@example.org")
    Worker().run_waiting()
    sent.refresh_from_db()
    assert (sent.state, sent.error) == ("waiting", "ConnectionRefusedError")
    settings.EMAIL_PORT = port
    DBTaskResult.objects.update(run_after=now())
    Worker().run_waiting()
    assert len(postmaster.taken) == 1
