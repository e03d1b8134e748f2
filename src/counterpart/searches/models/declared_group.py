"""Groups by which it is watched whether searches go wrong more often."""

from django.db import models

from counterpart.base.classification import classified


class Sex(models.TextChoices):
    FEMALE = "female", "Female"
    MALE = "male", "Male"
    UNKNOWN = "unknown", "Not declared"


class AgeBand(models.TextChoices):
    YOUNGER = "18-29", "18 to 29"
    MIDDLE = "30-49", "30 to 49"
    OLDER = "50+", "50 or over"
    UNKNOWN = "unknown", "Not declared"


@classified(special="sex age_band")
class DeclaredGroup(models.Model):
    """As whoever asked for the search declared it of the person sought. For the report alone: nothing else reads it."""

    search = models.OneToOneField("searches.FaceSearch", on_delete=models.PROTECT, related_name="declared_group")
    sex = models.CharField(max_length=10, choices=Sex, default=Sex.UNKNOWN)
    age_band = models.CharField(max_length=10, choices=AgeBand, default=AgeBand.UNKNOWN)

    def __str__(self) -> str:
        return f"{self.sex}, {self.age_band}"
