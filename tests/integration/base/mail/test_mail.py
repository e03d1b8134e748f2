from datetime import UTC, datetime, timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPServerDisconnected

import jinja2
import pytest
from django.core import mail as outbox
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from counterpart.base import files, mail
from counterpart.base.actors import Actor
from counterpart.base.audit import AuditEvent
from counterpart.base.clock import now
from counterpart.base.jobs.worker import Worker
from counterpart.base.mail import queries, rendering, retention
from counterpart.base.models import AuditSeal

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 29, 0, 59, tzinfo=UTC)


@pytest.fixture(autouse=True)
def private_files(settings, tmp_path):
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "counterpart.base.files.local.LocalFiles", "OPTIONS": {"location": tmp_path}},
    }


def send(to="shop@example.org", **changes):
    return mail.send(**({"to": to, "at": AT, "subject": "Your report", "text": "Thank you.\n"} | changes))


def delivered(sent):
    DBTaskResult.objects.update(run_after=now())
    Worker().run_waiting()
    sent.refresh_from_db()
    return sent


def test_a_mail_is_delivered_as_text_and_html_with_its_attachments():
    key = files.save(b"%PDF-1.7", folder="receipts", suffix=".pdf")
    sent = delivered(send(attachments=[mail.Attachment(key, "report.pdf", "application/pdf")]))
    assert (sent.state, sent.attempts, sent.error) == ("sent", 1, "")
    assert sent.sent_at is not None
    (message,) = outbox.outbox
    assert (message.to, message.subject, message.body) == (["shop@example.org"], "Your report", "Thank you.\n")
    assert "<p>Thank you.</p>" in message.alternatives[0][0]
    assert message.attachments == [("report.pdf", b"%PDF-1.7", "application/pdf")]


def test_html_escapes_what_was_typed_and_links_addresses():
    delivered(send(text="<b>Bob</b> wrote: see https://example.org/a?b=1&c=2"))
    html = outbox.outbox[0].alternatives[0][0]
    assert "&lt;b&gt;Bob&lt;/b&gt;" in html
    assert '<a href="https://example.org/a?b=1&amp;c=2">' in html


def test_a_mail_goes_out_once():
    sent = delivered(send())
    assert delivered(sent).attempts == 1
    DBTaskResult.objects.update(status="READY")
    delivered(sent)
    assert len(outbox.outbox) == 1


def test_a_mail_vanishes_with_its_transaction():
    with transaction.atomic():
        send()
        transaction.set_rollback(True)
    Worker().run_waiting()
    assert not outbox.outbox
    assert not mail.SentMail.objects.exists()


@pytest.mark.parametrize("address", ["", "nobody", "a b@example.org", "x@", "a@example.org\nBcc: b@example.org"])
def test_what_cannot_be_an_address_is_refused_and_stops_nothing(address):
    sent = send(to=address)
    delivered(send())
    assert (sent.state, sent.error) == ("refused", "not an email address")
    assert list(queries.undelivered()) == [sent]
    assert len(outbox.outbox) == 1


def test_a_subject_keeps_to_one_line():
    assert send(subject="Your report\nBcc: x@example.org").subject == "Your report Bcc: x@example.org"


def test_a_mail_names_what_it_is_about():
    seal = AuditSeal.objects.create(number=1, sealed_at=AT, size=1, root="", chain="")
    sent = send(about=seal, template="closing_letter")
    assert (sent.about_type, sent.about_id) == ("base.auditseal", "1")
    assert sent.template == "closing_letter"


@pytest.fixture
def server(monkeypatch):
    """A server that fails as it is told."""
    failures = []

    def refuse(message, fail_silently=False):
        raise failures[0]

    monkeypatch.setattr(EmailMultiAlternatives, "send", refuse)
    return failures


@pytest.mark.parametrize(
    "error", [SMTPRecipientsRefused({"shop@example.org": (550, b"no such user")}), SMTPDataError(500, b"spam")]
)
def test_what_the_server_refuses_for_good_is_not_tried_again(server, error):
    server.append(error)
    sent = delivered(send())
    assert (sent.state, sent.attempts) == ("refused", 1)
    assert sent.error in ("the mail server answered 550", "the mail server answered 500")
    assert delivered(sent).attempts == 1


@pytest.mark.parametrize(
    "error",
    [
        SMTPRecipientsRefused({"shop@example.org": (451, b"later")}),
        SMTPDataError(499, b"later"),
        SMTPServerDisconnected(),
        OSError(),
    ],
)
def test_anything_else_is_tried_again_and_given_up_at_last(server, error):
    server.append(error)
    sent = delivered(send())
    assert (sent.state, sent.attempts) == ("waiting", 1)
    for _ in range(11):
        delivered(sent)
    assert (sent.state, sent.attempts) == ("failed", 12)
    assert delivered(sent).attempts == 12


def test_the_words_come_from_a_template_in_plain_text(tmp_path, monkeypatch):
    (tmp_path / "mail").mkdir()
    (tmp_path / "mail" / "receipt.txt").write_text(
        "{% block subject %}Your report\n{{ code }}{% endblock %}{% block body %}\nDear {{ name }},\n{% endblock %}"
    )
    monkeypatch.setattr(rendering, "get_app_template_dirs", lambda _: [tmp_path])
    rendering._environment.cache_clear()
    sent = send(subject="", text="", template="receipt", context={"code": "BCR", "name": "O'Hara & <Sons>"})
    assert (sent.subject, sent.text) == ("Your report BCR", "Dear O'Hara & <Sons>,\n")
    with pytest.raises(jinja2.UndefinedError, match="name"):
        send(subject="", text="", template="receipt", context={"code": "BCR"})
    rendering._environment.cache_clear()


def test_old_mails_are_emptied_and_the_log_says_so_without_their_words():
    sent, waiting = delivered(send()), send()
    empty = {"by": Actor.system("Test"), "at": AT + timedelta(days=91)}
    assert retention.empty_old(by=empty["by"], at=AT + timedelta(days=89)) == 0
    assert [retention.empty_old(**empty), retention.empty_old(**empty)] == [1, 0]
    sent.refresh_from_db()
    waiting.refresh_from_db()
    assert (sent.text, sent.subject, waiting.text) == ("", "Your report", "Thank you.\n")
    event = AuditEvent.objects.get()
    assert (event.action, event.data) == (
        "mail.empty",
        '{"fields":["attachments","text"],"rule":"retention.mail_text"}',
    )


@pytest.mark.parametrize("to", ["shop@example.org", "not an address"])
def test_a_secret_is_forgotten_once_it_is_delivered(to):
    sent = delivered(send(to=to, text="https://example.org/let-me-in", holds_secret=True))
    assert sent.text == ""
    assert [message.body for message in outbox.outbox] == ["https://example.org/let-me-in"][: sent.attempts]


def test_a_secret_is_kept_while_it_waits(server):
    server.append(OSError())
    assert delivered(send(text="https://example.org/let-me-in", holds_secret=True)).text
