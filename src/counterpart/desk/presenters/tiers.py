"""Tiers as pages show them."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.urls import reverse

from counterpart.base.wording import day
from counterpart.crimes.models import Incident
from counterpart.series.models import TierAssessment
from counterpart.series.queries import ground


def waiting_rows(assessments: Iterable[TierAssessment], *, works: bool) -> list[list[Any]]:
    """Whose, which tier, why, when proposed; who may decide is led to it."""
    return [
        [_who(each, "tier", works), each.get_tier_display(), _why(each), day(each.proposed_at)] for each in assessments
    ]


def in_force_rows(assessments: Iterable[TierAssessment], *, works: bool) -> list[list[Any]]:
    """Whose, which tier, why, who decided, when it ends."""
    return [
        [_who(each, "end_tier", works), each.get_tier_display(), _why(each), each.decided_by_name, day(each.expires_on)]
        for each in assessments
    ]


def over_rows(assessments: Iterable[TierAssessment]) -> list[list[Any]]:
    """Whose, which tier, when it ended, why, who ended it."""
    return [
        [
            _who(each, "", works=False),
            each.get_tier_display(),
            day(each.over_on),  # type: ignore[attr-defined]
            each.ended_why or "Expired",
            each.ended_by_name if each.ended_by_id else "Counterpart",
        ]
        for each in assessments
    ]


class TierPage:
    """One assessment and what it rests on."""

    def __init__(self, assessment: TierAssessment) -> None:
        self._assessment = assessment
        self.nominal = assessment.nominal
        self.tier = assessment.get_tier_display()
        self.reasons = assessment.reasons
        self.facts = [
            ("Latest activity", day(assessment.latest_activity_on)),
            ("Would end on", day(assessment.expires_on)),
            ("Found by the rules in force since", day(assessment.rules_from)),
            ("Rests on series", ", ".join(assessment.rests_on.get("series", [])) or "None"),
        ]

    @cached_property
    def reports(self) -> list[list[Any]]:
        """Rows of a table: report, when, where, what links it to the person, whether it was counted."""
        return [
            [
                {"text": each.incident.reference, "href": reverse("desk:case", args=[each.incident.reference])},
                day(each.incident.occurred_from),
                _where(each.incident),
                "; ".join(each.links),
                f"No: {each.why_not}" if each.why_not else "Yes",
            ]
            for each in ground.reports_of(self._assessment)
        ]


def _where(incident: Incident) -> str:
    return ", ".join(str(part) for part in (incident.premises, incident.district) if part) or "Not known"


def _who(assessment: TierAssessment, page: str, works: bool) -> Any:
    words = f"{assessment.nominal.name}, {assessment.nominal.reference}"
    return {"text": words, "href": reverse(f"desk_series:{page}", args=[assessment.pk])} if works else words


def _why(assessment: TierAssessment) -> str:
    return "; ".join(assessment.reasons)
