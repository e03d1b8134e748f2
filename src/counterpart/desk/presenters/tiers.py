"""Tiers as pages show them."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from counterpart.base.wording import day
from counterpart.series.models import TierAssessment


def waiting_rows(assessments: Iterable[TierAssessment], *, works: bool) -> list[list[Any]]:
    """Whose, which tier, why, when proposed; who may decide is led to it."""
    return [
        [_who(each, "tier", works), each.get_tier_display(), _why(each), day(each.proposed_at)] for each in assessments
    ]


def in_force_rows(assessments: Iterable[TierAssessment], *, works: bool) -> list[list[Any]]:
    """Whose, which tier, why, who decided, until when."""
    return [
        [_who(each, "end_tier", works), each.get_tier_display(), _why(each), each.decided_by_name, day(each.expires_on)]
        for each in assessments
    ]


class TierPage:
    """One assessment and what it rests on."""

    def __init__(self, assessment: TierAssessment) -> None:
        self.nominal = assessment.nominal
        self.tier = assessment.get_tier_display()
        self.reasons = assessment.reasons
        self.facts = [
            ("Latest activity", day(assessment.latest_activity_on)),
            ("Would be in force until before", day(assessment.expires_on)),
            ("Found by the rules in force since", day(assessment.rules_from)),
            ("Rests on series", ", ".join(assessment.rests_on.get("series", [])) or "None"),
        ]


def _who(assessment: TierAssessment, page: str, works: bool) -> Any:
    words = f"{assessment.nominal.name}, {assessment.nominal.reference}"
    return {"text": words, "href": reverse(f"desk_series:{page}", args=[assessment.pk])} if works else words


def _why(assessment: TierAssessment) -> str:
    return "; ".join(assessment.reasons)
