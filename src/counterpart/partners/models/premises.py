"""Premises: the places where a business trades."""

from django.db import models

from counterpart.base.actors import Actor
from counterpart.base.classification import classified
from counterpart.base.scoping import TenantModel, reached_by


class Sector(models.TextChoices):
    """Sectors of domain 1.3, from the seeds."""

    RETAIL = "retail", "Retail"
    HOSPITALITY = "hospitality", "Restaurants, cafes and hotels"
    LICENSED = "licensed", "Pubs, bars and nightclubs"
    FUEL = "fuel", "Forecourts"
    AGRICULTURE = "agriculture", "Farms, horticulture and equestrian"
    MARINE = "marine", "Boatyards, hire fleets and marinas"
    TOURISM = "tourism", "Holiday parks and attractions"
    CONSTRUCTION_PLANT = "construction_plant", "Building sites and plant hire"
    TRANSPORT_LOGISTICS = "transport_logistics", "Haulage, taxis and parcels"
    FINANCE = "finance", "Banks and building societies"
    TECHNOLOGY = "technology", "High-tech and digital"
    MANUFACTURING = "manufacturing", "Industrial units and scrap metal dealers"
    PROFESSIONAL = "professional", "Offices"
    OTHER = "other", "Other"


class PremisesType(models.TextChoices):
    """Premises types of domain 1.3."""

    SHOP = "shop", "Shop"
    STALL_OR_MARKET = "stall_or_market", "Stall or market"
    SUPERMARKET = "supermarket", "Supermarket"
    PUB = "pub", "Pub"
    NIGHTCLUB = "nightclub", "Nightclub"
    RESTAURANT = "restaurant", "Restaurant"
    HOTEL = "hotel", "Hotel"
    HOLIDAY_PARK = "holiday_park", "Holiday park"
    FORECOURT = "forecourt", "Forecourt"
    FARM = "farm", "Farm"
    BOATYARD = "boatyard", "Boatyard"
    WAREHOUSE = "warehouse", "Warehouse"
    INDUSTRIAL_UNIT = "industrial_unit", "Industrial unit"
    CONSTRUCTION_SITE = "construction_site", "Construction site"
    OFFICE = "office", "Office"
    BANK = "bank", "Bank"
    VEHICLE = "vehicle", "Vehicle"
    ONLINE_ONLY = "online_only", "Online only"
    OTHER = "other", "Other"


@classified(
    plain="name address postcode sector premises_type longitude latitude source source_reference is_simulated "
    "registered_at",
)
class Premises(TenantModel):
    """One place where a business trades; unclaimed (no organisation) while it stands only in a register."""

    organisation = models.ForeignKey(
        "partners.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="premises"
    )
    name = models.CharField(max_length=200)
    address = models.CharField(max_length=300, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    sector = models.CharField(max_length=30, choices=Sector, default=Sector.OTHER)
    premises_type = models.CharField(max_length=30, choices=PremisesType, default=PremisesType.OTHER)
    # WGS84 degrees; both or neither.
    longitude = models.FloatField(null=True, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    district = models.ForeignKey(
        "places.District", null=True, blank=True, on_delete=models.PROTECT, related_name="premises"
    )
    ward = models.ForeignKey("places.Ward", null=True, blank=True, on_delete=models.PROTECT, related_name="premises")
    lsoa = models.ForeignKey("places.Lsoa", null=True, blank=True, on_delete=models.PROTECT, related_name="premises")
    # Which register the row came from, and its identifier there ("fhrs", "1621882").
    source = models.CharField(max_length=30, blank=True)
    source_reference = models.CharField(max_length=50, blank=True)
    is_simulated = models.BooleanField(default=False)
    registered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="premises_source_reference", fields=["source", "source_reference"], condition=~models.Q(source="")
            ),
            models.CheckConstraint(
                name="premises_point_is_whole",
                condition=models.Q(longitude__isnull=True, latitude__isnull=True)
                | models.Q(longitude__isnull=False, latitude__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def scope(cls, actor: Actor) -> models.Q:
        """A business reaches its own premises; a force those of the businesses that it answers."""
        return reached_by(actor, business="organisation", force="organisation__force")
