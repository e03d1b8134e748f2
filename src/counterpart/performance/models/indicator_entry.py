"""Values of indicator series."""

from django.db import models

from counterpart.base.actors import Actor
from counterpart.base.classification import classified
from counterpart.base.scoping import TenantModel
from counterpart.core.indicators import IndicatorValue, Unit
from counterpart.core.periods.months import Window
from counterpart.performance.models.scope import of_force


@classified(
    plain="series force_code place first_month last_month unit value numerator denominator note source entered_at "
    "superseded_at",
    personal="entered_by_name",
)
class IndicatorEntry(TenantModel):
    """One value of a series, entered by hand or loaded; a later value for the same months supersedes it."""

    force = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="indicator_entries")
    # The force that the value is about, by its identifier at data.police.uk.
    force_code = models.CharField(max_length=50)
    series = models.CharField(max_length=100)
    # An Office for National Statistics code; empty for the whole force.
    place = models.CharField(max_length=9, blank=True)
    first_month = models.IntegerField()
    last_month = models.IntegerField()
    unit = models.CharField(max_length=10, choices=[(unit.value, unit.value) for unit in Unit])
    value = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    numerator = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    denominator = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    note = models.CharField(max_length=500, blank=True)
    source = models.CharField(max_length=300, blank=True)
    snapshot = models.ForeignKey(
        "performance.CrimeSnapshot", null=True, blank=True, on_delete=models.PROTECT, related_name="indicators"
    )
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(
        "accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="indicators_entered"
    )
    entered_by_name = models.CharField(max_length=200)
    superseded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="indicator_entry_once",
                fields=["force", "force_code", "series", "place", "first_month", "last_month"],
                condition=models.Q(superseded_at__isnull=True),
            ),
            models.CheckConstraint(
                name="indicator_entry_months_in_order", condition=models.Q(first_month__lte=models.F("last_month"))
            ),
            models.CheckConstraint(
                name="indicator_entry_missing_has_reason", condition=models.Q(value__isnull=False) | ~models.Q(note="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.series} {Window(self.first_month, self.last_month)}"

    def as_value(self) -> IndicatorValue:
        """The value as the core knows it."""
        return IndicatorValue(
            series=self.series,
            force=self.force_code,
            place=self.place,
            window=Window(self.first_month, self.last_month),
            unit=Unit(self.unit),
            value=self.value,
            numerator=self.numerator,
            denominator=self.denominator,
            note=self.note,
            source=self.source,
        )

    @classmethod
    def scope(cls, actor: Actor) -> models.Q:
        return of_force(actor)
