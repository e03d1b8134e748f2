"""Series of crimes, and what hangs on them."""

from collections.abc import Sequence
from typing import Any

from counterpart.crimes.models import Incident
from counterpart.partners.models import Organisation
from counterpart.series.models import Series, SeriesCrime, TierAssessment
from counterpart.suspects.models import Nominal
from tests.factories.moments import NOW


def make_series(*, force: Organisation, incidents: Sequence[Incident] = (), **fields: Any) -> Series:
    """Proposed by the system at NOW."""
    defaults = {"title": "Tools out of stockrooms", "proposed_at": NOW, "proposed_by_name": "Counterpart"}
    number = Series.objects.count() + 1
    series = Series.objects.create(force=force, reference=f"SER-TEST-{number:04}", **(defaults | fields))
    for incident in incidents:
        SeriesCrime.objects.create(
            series=series, incident=incident, standing="held", added_at=NOW, joined_at=NOW, added_by_name="Counterpart"
        )
    return series


def make_tier_assessment(*, nominal: Nominal, **fields: Any) -> TierAssessment:
    """A persistent offender, proposed at NOW."""
    defaults = {
        "force": nominal.force,
        "tier": "persistent",
        "reasons": ["3 incidents in 90 days"],
        "rules_from": NOW.date(),
        "latest_activity_on": NOW.date(),
        "expires_on": NOW.date().replace(year=NOW.year + 1),
        "proposed_at": NOW,
    }
    return TierAssessment.objects.create(nominal=nominal, **(defaults | fields))
