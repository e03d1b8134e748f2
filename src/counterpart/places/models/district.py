"""Districts: the lower-tier councils that published figures are broken down by."""

from django.db import models

from counterpart.base.classification import classified


@classified(plain="name force_code is_urban")
class District(models.Model):
    """A local authority district, by its Office for National Statistics code."""

    code = models.CharField(max_length=9, primary_key=True)
    name = models.CharField(max_length=100)
    # The force's identifier at data.police.uk, for example "norfolk".
    force_code = models.CharField(max_length=50)
    # True where no location counts as rural. False says nothing about one location in the district.
    is_urban = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name
