"""Cameras: where they stand, what they see, and how long their recordings last."""

from datetime import datetime, timedelta
from typing import Any, ClassVar, Self

from django.db import models

from counterpart.base.actors import Actor
from counterpart.base.classification import classified
from counterpart.base.scoping import NOTHING, TenantModel, TenantQuerySet
from counterpart.core.geography.sight import ALL_ROUND, FURTHEST, Sight


class CameraQuerySet(TenantQuerySet["Camera"]):
    """Cameras of the register."""

    def current(self) -> Self:
        """Cameras that are in use, of the business that still trades there."""
        same = models.Q(organisation__isnull=True) | models.Q(organisation=models.F("premises__organisation"))
        return self.filter(same, retired_at__isnull=True)


@classified(
    personal="contact_name contact_email contact_phone",
    police="shows",
    plain="name longitude latitude bearing width reach_metres is_indoor overwrite_days registered_at confirmed_at "
    "retired_at retired_reason is_simulated",
)
class Camera(TenantModel):
    """One camera of a premises. `organisation` is the business that had the premises when it was registered.

    Where that is empty, the desk registered the camera of a business without an account: whoever claims the premises
    takes it over. A camera of a business that has left the premises is in use no longer.
    """

    force = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="cameras_known")
    organisation = models.ForeignKey(
        "partners.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="cameras"
    )
    premises = models.ForeignKey("partners.Premises", on_delete=models.PROTECT, related_name="cameras")
    name = models.CharField(max_length=100)
    # WGS84 degrees.
    longitude = models.FloatField()
    latitude = models.FloatField()
    # Degrees clockwise from north, along the middle of what it sees.
    bearing = models.PositiveSmallIntegerField(default=0)
    # Degrees from side to side; 360 looks all round.
    width = models.PositiveSmallIntegerField(default=90)
    reach_metres = models.PositiveSmallIntegerField()
    is_indoor = models.BooleanField()
    overwrite_days = models.PositiveSmallIntegerField()
    contact_name = models.CharField(max_length=150, blank=True)
    contact_email = models.EmailField(blank=True)
    contact_phone = models.CharField(max_length=30, blank=True)
    # As in "the door and the pavement on both sides".
    shows = models.CharField(max_length=300, blank=True)
    registered_at = models.DateTimeField()
    registered_by = models.ForeignKey(
        "accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # When somebody last said that all of this is still so.
    confirmed_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True, blank=True)
    retired_reason = models.CharField(max_length=300, blank=True)
    is_simulated = models.BooleanField(default=False)

    objects: ClassVar[Any] = CameraQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["latitude", "longitude"]), models.Index(fields=["force", "confirmed_at"])]
        constraints = [
            models.CheckConstraint(
                name="camera_sees_something",
                condition=models.Q(
                    bearing__lt=360,
                    width__gte=1,
                    width__lte=ALL_ROUND,
                    reach_metres__gte=1,
                    reach_metres__lte=FURTHEST,
                    overwrite_days__gte=1,
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def scope(cls, actor: Actor) -> models.Q:
        """A business reaches its own, and those at its premises that nobody had; a force all that it knows."""
        if actor.organisation_kind == "business":
            taken_over = models.Q(organisation__isnull=True, premises__organisation_id=actor.organisation_id)
            return models.Q(organisation_id=actor.organisation_id) | taken_over
        if actor.organisation_kind == "force":
            return models.Q(force_id=actor.organisation_id)
        return NOTHING

    @property
    def sight(self) -> Sight:
        return Sight(self.longitude, self.latitude, self.bearing, self.width, self.reach_metres)

    def overwrites_at(self, filmed_at: datetime) -> datetime:
        """When a recording of that moment is overwritten: so many times 24 hours later."""
        return filmed_at + timedelta(days=self.overwrite_days)
