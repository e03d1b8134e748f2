"""Notes of the desk."""

from django.db import models

from counterpart.base.classification import classified


@classified(police="body", plain="written_at")
class Note(models.Model):
    """What an officer wrote for the desk; the business never sees it."""

    case = models.ForeignKey("casework.Case", on_delete=models.PROTECT, related_name="notes")
    body = models.TextField()
    written_at = models.DateTimeField()
    written_by = models.ForeignKey("accounts.Person", null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.body[:60]
