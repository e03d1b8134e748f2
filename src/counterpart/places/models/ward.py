"""Electoral wards."""

from django.db import models

from counterpart.base.classification import classified


@classified(plain="name")
class Ward(models.Model):
    """An electoral ward of one district, by its Office for National Statistics code."""

    code = models.CharField(max_length=9, primary_key=True)
    name = models.CharField(max_length=100)
    district = models.ForeignKey("places.District", on_delete=models.PROTECT, related_name="wards")

    def __str__(self) -> str:
        return self.name
