"""The timeline: what happened on a case, as pages show it."""

from django.db import models

from counterpart.base.classification import classified


@classified(
    personal="person_name",
    police="summary detail",
    plain="kind is_shared happened_at",
)
class CaseEvent(models.Model):
    """One line of the timeline.

    Of a line that `is_shared` the business is shown `summary`, in words that it understands;
    `detail` is the desk's own and never leaves it.
    """

    case = models.ForeignKey("casework.Case", on_delete=models.PROTECT, related_name="events")
    incident = models.ForeignKey(
        "crimes.Incident", null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )
    kind = models.CharField(max_length=50)
    summary = models.CharField(max_length=300)
    detail = models.TextField(blank=True)
    is_shared = models.BooleanField(default=False)
    happened_at = models.DateTimeField()
    person = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    # As the name stood then; "Counterpart" where the system did it.
    person_name = models.CharField(max_length=150)

    class Meta:
        indexes = [models.Index(fields=["case", "happened_at"])]

    def __str__(self) -> str:
        return self.summary
