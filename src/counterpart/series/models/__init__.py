from counterpart.series.models.disposal import Disposal
from counterpart.series.models.order_note import OrderNote
from counterpart.series.models.series import Series, SeriesState
from counterpart.series.models.series_crime import CrimeStanding, SeriesCrime
from counterpart.series.models.series_review import SeriesReview
from counterpart.series.models.tier_assessment import Tier, TierAssessment, TierState

__all__ = [
    "CrimeStanding",
    "Disposal",
    "OrderNote",
    "Series",
    "SeriesCrime",
    "SeriesReview",
    "SeriesState",
    "Tier",
    "TierAssessment",
    "TierState",
]
