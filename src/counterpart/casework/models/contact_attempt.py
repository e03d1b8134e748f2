"""Attempts to reach the business."""

from django.db import models

from counterpart.base.classification import classified


class ContactChannel(models.TextChoices):
    PHONE = "phone", "Telephone"
    EMAIL = "email", "Email"
    MESSAGE = "message", "Message in Counterpart"
    IN_PERSON = "in_person", "In person"


class ContactResult(models.TextChoices):
    REACHED = "reached", "Spoke to them"
    SENT = "sent", "Sent a personal message"
    NO_ANSWER = "no_answer", "No answer"
    LEFT_MESSAGE = "left_message", "Left a message"
    WRONG_DETAILS = "wrong_details", "Contact details are wrong"


@classified(personal="note", plain="channel result attempted_at")
class ContactAttempt(models.Model):
    """One attempt. Only `reached` and `sent` keep the promise."""

    case = models.ForeignKey("casework.Case", on_delete=models.PROTECT, related_name="contact_attempts")
    channel = models.CharField(max_length=10, choices=ContactChannel)
    result = models.CharField(max_length=15, choices=ContactResult)
    note = models.TextField(blank=True)
    attempted_at = models.DateTimeField()
    attempted_by = models.ForeignKey("accounts.Person", null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.get_channel_display()}: {self.get_result_display()}"
