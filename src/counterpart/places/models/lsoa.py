"""Lower-layer super output areas: the small areas that published crime is counted in."""

from django.db import models

from counterpart.base.classification import classified


@classified(plain="name")
class Lsoa(models.Model):
    """An area of about 1,500 residents (census 2021) in one district."""

    code = models.CharField(max_length=9, primary_key=True)
    name = models.CharField(max_length=100)
    district = models.ForeignKey("places.District", on_delete=models.PROTECT, related_name="lsoas")

    def __str__(self) -> str:
        return self.name
