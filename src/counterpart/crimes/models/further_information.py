"""What the business told us after the report."""

from django.db import models

from counterpart.base.classification import classified


@classified(personal="added_by_name", special="text", plain="added_at")
class FurtherInformation(models.Model):
    """Something added to a report later: it stands beside the answers and never changes them."""

    incident = models.ForeignKey("crimes.Incident", on_delete=models.PROTECT, related_name="further_information")
    text = models.TextField()
    added_at = models.DateTimeField()
    added_by = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    # As the name stood then.
    added_by_name = models.CharField(max_length=150)

    def __str__(self) -> str:
        return self.text[:60]
