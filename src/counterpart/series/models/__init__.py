from counterpart.series.models.closing import Closing
from counterpart.series.models.disposal import Disposal
from counterpart.series.models.order_note import OrderNote
from counterpart.series.models.removal import Removal
from counterpart.series.models.series import LIVE, Series, SeriesState
from counterpart.series.models.series_crime import CrimeStanding, SeriesCrime
from counterpart.series.models.series_review import SeriesReview
from counterpart.series.models.tier_assessment import Tier, TierAssessment, TierState
from counterpart.series.models.undoing import Undoing

__all__ = [
    "LIVE",
    "Closing",
    "CrimeStanding",
    "Disposal",
    "OrderNote",
    "Removal",
    "Series",
    "SeriesCrime",
    "SeriesReview",
    "SeriesState",
    "Tier",
    "TierAssessment",
    "TierState",
    "Undoing",
]
