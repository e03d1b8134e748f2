"""Mails are emptied once nobody can ask for them again; that they were sent stays known."""

from datetime import datetime, timedelta

from django.db import transaction

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.base.models import SentMail
from counterpart.base.models.sent_mail import MailState

KEEP_TEXT = timedelta(days=90)  # our own choice: the timeline of the case holds what was told


def empty_old(*, by: Actor, at: datetime) -> int:
    """Erase text and attachments of mails that were settled long ago; how many."""
    settled = SentMail.objects.exclude(state=MailState.WAITING).exclude(text="")
    with transaction.atomic():
        emptied = settled.filter(written_at__lt=at - KEEP_TEXT).update(text="", attachments=[])
        if emptied:
            audit.erase(
                by=by,
                at=at,
                action="mail.empty",
                target=audit.Target("base.sentmail"),
                fields=["text", "attachments"],
                rule="retention.mail_text",
            )
    return emptied
