"""The promises that run on a case."""

from django.db import models

from counterpart.base.classification import classified


class ClockKind(models.TextChoices):
    CONTACT = "contact", "First contact within 24 hours"
    RECORDING = "recording", "Crime recorded within 24 hours"
    UPDATE = "update", "Victim told of a decision"


@classified(
    personal="waived_reason",
    plain="kind subject started_at due_at met_at waived_at owner_warned_at supervisor_warned_at breached_at",
)
class ServiceClock(models.Model):
    """One promise: when it began, when it is due, when it was kept.

    Contact and recording run 24 hours of elapsed time; updates run working days (domain 2.1, 4.1).
    """

    case = models.ForeignKey("casework.Case", on_delete=models.PROTECT, related_name="clocks")
    kind = models.CharField(max_length=10, choices=ClockKind)
    # What an update clock is about, for example "outcome".
    subject = models.CharField(max_length=100, blank=True)
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    met_at = models.DateTimeField(null=True, blank=True)
    # The promise no longer stands: no contact wanted, withdrawn, merged. Always with its reason.
    waived_at = models.DateTimeField(null=True, blank=True)
    waived_reason = models.CharField(max_length=200, blank=True)
    owner_warned_at = models.DateTimeField(null=True, blank=True)
    supervisor_warned_at = models.DateTimeField(null=True, blank=True)
    breached_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["kind", "due_at"],
                condition=models.Q(met_at__isnull=True, waived_at__isnull=True),
                name="clock_running",
            )
        ]
        constraints = [
            models.UniqueConstraint(name="clock_once_a_case", fields=["case", "kind", "subject"]),
            models.CheckConstraint(
                name="clock_waived_has_reason",
                condition=models.Q(waived_at__isnull=True, waived_reason="")
                | (models.Q(waived_at__isnull=False) & ~models.Q(waived_reason="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} on {self.case}"
