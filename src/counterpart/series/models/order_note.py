"""What is known of stealing to order."""

from django.db import models

from counterpart.base.classification import classified


@classified(personal="noted_by_name", police="note why", plain="noted_at")
class OrderNote(models.Model):
    """One wording of the note of a series, the newest in force; an empty one took it back. Never altered."""

    series = models.ForeignKey("series.Series", on_delete=models.PROTECT, related_name="order_notes")
    note = models.TextField(blank=True)
    why = models.TextField()
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    noted_by_name = models.CharField(max_length=200)

    def __str__(self) -> str:
        return f"note {self.pk} of {self.series}"
