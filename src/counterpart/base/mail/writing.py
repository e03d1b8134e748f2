"""Writing a mail: a row and a job, both of which commit with the action that writes."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import models, transaction

from counterpart.base.mail.delivery import deliver
from counterpart.base.mail.rendering import render
from counterpart.base.models import SentMail
from counterpart.base.models.sent_mail import MailState


@dataclass(frozen=True, slots=True)
class Attachment:
    """A stored file (`base.files`) under the name and media type that the reader sees."""

    key: str
    name: str
    content_type: str


def send(
    *,
    to: str,
    at: datetime,
    template: str = "",
    context: Mapping[str, Any] | None = None,
    subject: str = "",
    text: str = "",
    about: models.Model | None = None,
    attachments: Sequence[Attachment] = (),
    holds_secret: bool = False,
) -> SentMail:
    """Write a mail to one address, to be delivered once the transaction commits.

    The words come from `template` with `context`, or are given as `subject` and `text`; then
    `template` only notes where they came from. With `holds_secret` (a link that lets its reader in)
    they are forgotten as soon as they are delivered. An address that cannot be one is refused in the
    mail's row and stops nothing else.
    """
    if not text:
        subject, text = render(template, context or {})
    mail = SentMail(to=to.strip()[:254], subject=" ".join(subject.split())[:300], text=text, written_at=at)
    mail.template, mail.holds_secret = template, holds_secret
    mail.attachments = [asdict(attachment) for attachment in attachments]
    if about is not None:
        mail.about_type, mail.about_id = about._meta.label_lower, str(about.pk)
    with transaction.atomic():
        if _is_address(mail.to):
            mail.save(force_insert=True)
            deliver.enqueue(mail.pk)
        else:
            mail.state, mail.error = MailState.REFUSED, "not an email address"
            mail.text = "" if holds_secret else text
            mail.save(force_insert=True)
    return mail


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True
