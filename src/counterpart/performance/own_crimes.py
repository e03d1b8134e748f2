"""Crimes recorded in our own database as rows of the waist of all analysis (core.records)."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import OuterRef, Subquery
from django.utils.crypto import salted_hmac

from counterpart.core.offences import codes
from counterpart.core.periods.local_time import local_date
from counterpart.core.periods.months import Window, first_day, month_of
from counterpart.core.records import RecordedCrime
from counterpart.crimes.models import Crime, Outcome
from counterpart.partners.models import Organisation

SOURCE = "counterpart"
_BATCH = 2000


def covered(force: Organisation, at: datetime) -> Window | None:
    """The whole months from the day the force opened here to the last month that has ended; None before the first."""
    opened = local_date(force.registered_at)
    first = month_of(opened)
    first += first_day(first) < opened
    last = month_of(local_date(at)) - 1
    return Window(first, last) if first <= last else None


def rows(force: Organisation, window: Window) -> Iterator[RecordedCrime]:
    """Each crime that the force recorded in the window and has not cancelled, in the order of recording."""
    latest = Outcome.objects.filter(crime=OuterRef("pk")).order_by("-decided_at", "-pk")
    crimes = (
        Crime.objects.filter(incident__force=force, cancelled_at__isnull=True)
        .annotate(
            latest_outcome=Subquery(latest.values("outcome_type")[:1]),
            latest_outcome_at=Subquery(latest.values("decided_at")[:1]),
        )
        .select_related("incident__premises")
        .order_by("recorded_at", "pk")
    )
    for crime in crimes.iterator(chunk_size=_BATCH):
        month = month_of(local_date(crime.recorded_at))
        if month in window:
            yield _row(crime, month, force.force_code)


def _row(crime: Crime, month: int, force: str) -> RecordedCrime:
    offence = codes.load().get(crime.offence_code)
    incident, premises = crime.incident, crime.incident.premises
    place = premises or incident
    decided_at: datetime | None = getattr(crime, "latest_outcome_at", None)
    return RecordedCrime(
        source=SOURCE,
        crime_id=pseudonym("crime", crime.pk),
        force=force,
        first_month=month,
        last_month=month,
        category=(offence.police_uk_category or None) if offence else None,
        offence_code=crime.offence_code,
        offence_subgroup=offence.subgroup if offence else None,
        offence_group=offence.group if offence else None,
        district=place.district_id or incident.district_id,
        ward=place.ward_id or incident.ward_id,
        lsoa=premises.lsoa_id if premises else None,
        longitude=premises.longitude if premises else None,
        latitude=premises.latitude if premises else None,
        occurred_from=incident.occurred_from,
        occurred_to=incident.occurred_to or incident.occurred_from,
        outcome_type=getattr(crime, "latest_outcome", None),
        outcome_month=month_of(local_date(decided_at)) if decided_at else None,
        is_business_crime=crime.is_business_crime,
        business_definition=crime.definition_code or None,
        sector=premises.sector if premises else None,
        premises=pseudonym("premises", premises.pk) if premises else None,
    )


def pseudonym(kind: str, key: int) -> str:
    """A key that is the same in every snapshot and tells nobody without our secret which row it stands for."""
    return salted_hmac(f"counterpart.performance.{kind}", str(key), algorithm="sha256").hexdigest()[:24]
