"""Questions about mail."""

from django.db.models import QuerySet

from counterpart.base.models import SentMail
from counterpart.base.models.sent_mail import MailState


def undelivered() -> QuerySet[SentMail]:
    """Mails that were refused or given up, the newest first."""
    states = (MailState.REFUSED, MailState.FAILED)
    return SentMail.objects.filter(state__in=states).order_by("-written_at", "-id")
