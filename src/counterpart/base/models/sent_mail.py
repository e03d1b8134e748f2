"""A mail: what was written to whom about what, and whether it arrived at a mail server."""

from django.db import models

from counterpart.base.classification import classified


class MailState(models.TextChoices):
    WAITING = "waiting", "Waiting"
    SENT = "sent", "Sent"
    REFUSED = "refused", "Refused"
    FAILED = "failed", "Failed"


@classified(
    personal="to subject text attachments error",
    link="about_type about_id",
    plain="template holds_secret state attempts written_at sent_at",
)
class SentMail(models.Model):
    """`refused` is for good (no such address); `failed` was given up after many attempts.

    `about_type` and `about_id` name a record as the audit log does. `text` and `attachments` are
    emptied some time after sending (`base.mail.retention`), and at once where the text `holds_secret`.
    """

    to = models.CharField(max_length=254)
    subject = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    attachments = models.JSONField(default=list)
    template = models.CharField(max_length=80, blank=True)
    holds_secret = models.BooleanField(default=False)
    about_type = models.CharField(max_length=80, blank=True)
    about_id = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=10, choices=MailState, default=MailState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=300, blank=True)
    written_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (
            models.Index(fields=("about_type", "about_id"), name="sent_mail_about"),
            models.Index(fields=("state", "written_at"), name="sent_mail_state"),
            models.Index(fields=("template", "written_at"), name="sent_mail_template"),
        )
        constraints = (
            models.CheckConstraint(
                name="sent_mail_has_moment",
                condition=models.Q(state=MailState.SENT, sent_at__isnull=False)
                | (~models.Q(state=MailState.SENT) & models.Q(sent_at__isnull=True)),
            ),
        )

    def __str__(self) -> str:
        return f"mail {self.pk} ({self.state})"
