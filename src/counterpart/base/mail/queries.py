"""Questions about mail."""

from django.db.models import QuerySet

from counterpart.base.models import SentMail
from counterpart.base.models.sent_mail import MailState


def about(object_type: str, object_id: str | int) -> QuerySet[SentMail]:
    """Mails about one record (`crimes.incident`, 12), the newest first."""
    return SentMail.objects.filter(about_type=object_type, about_id=str(object_id)).order_by("-written_at", "-id")


def undelivered() -> QuerySet[SentMail]:
    """Mails that were refused or given up, the newest first."""
    states = (MailState.REFUSED, MailState.FAILED)
    return SentMail.objects.filter(state__in=states).order_by("-written_at", "-id")
