"""Handing one mail to the mail server.

What the server refuses for good (this address, these words) is noted and left at that; anything
else, such as a wrong password of ours, is tried again. A worker that dies between the server's yes
and our note delivers twice, under the same Message-ID.
"""

from email.utils import parseaddr
from smtplib import SMTPDataError, SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from counterpart.base import files
from counterpart.base.clock import now
from counterpart.base.jobs import job
from counterpart.base.mail.rendering import as_html
from counterpart.base.models import SentMail
from counterpart.base.models.sent_mail import MailState

ATTEMPTS = 12  # over some six hours
FOR_GOOD = 500
SETTLED = (MailState.SENT, MailState.REFUSED)


@job(attempts=ATTEMPTS)
def deliver(mail_id: int) -> None:
    """Send a mail, unless that has been settled."""
    mail = SentMail.objects.get(id=mail_id)
    if mail.state in SETTLED:
        return
    mail.attempts += 1
    try:
        _message(mail).send()
    except (SMTPDataError, SMTPRecipientsRefused) as error:
        if _code(error) < FOR_GOOD:
            _note_failure(mail, error)
            raise
        _note(mail, MailState.REFUSED, f"the mail server answered {_code(error)}")
    except Exception as error:
        _note_failure(mail, error)
        raise
    else:
        _note(mail, MailState.SENT)


def _message(mail: SentMail) -> EmailMultiAlternatives:
    host = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    message = EmailMultiAlternatives(
        mail.subject, mail.text, None, [mail.to], headers={"Message-ID": f"<counterpart-{mail.pk}@{host}>"}
    )
    message.attach_alternative(as_html(mail.text), "text/html")
    for attachment in mail.attachments:
        message.attach(attachment["name"], files.read(attachment["key"]), attachment["content_type"])
    return message


def _code(error: SMTPDataError | SMTPRecipientsRefused) -> int:
    if isinstance(error, SMTPRecipientsRefused):
        return min(code for code, _ in error.recipients.values())
    return error.smtp_code


def _note_failure(mail: SentMail, error: Exception) -> None:
    given_up = mail.attempts >= ATTEMPTS
    _note(mail, MailState.FAILED if given_up else MailState.WAITING, type(error).__name__)


def _note(mail: SentMail, state: MailState, error: str = "") -> None:
    mail.state, mail.error = state, error
    mail.sent_at = now() if state == MailState.SENT else None
    if mail.holds_secret and state in SETTLED:
        mail.text = ""
    mail.save(update_fields=["state", "error", "attempts", "sent_at", "text"])
