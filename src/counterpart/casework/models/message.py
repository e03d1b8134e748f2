"""Messages between the business and the desk."""

from django.db import models

from counterpart.base.classification import classified


class MessageDirection(models.TextChoices):
    TO_BUSINESS = "to_business", "To the business"
    TO_DESK = "to_desk", "To the desk"


@classified(
    personal="subject body sender_name",
    plain="direction template sent_at read_at",
)
class Message(models.Model):
    """One message, shown on both sides; emailed to the business as well."""

    case = models.ForeignKey("casework.Case", on_delete=models.PROTECT, related_name="messages")
    direction = models.CharField(max_length=15, choices=MessageDirection)
    # The letter or update that it was written from, empty where it was typed freely.
    template = models.CharField(max_length=50, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    body = models.TextField()
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    sender_name = models.CharField(max_length=150)
    read_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.subject or self.body[:60]
