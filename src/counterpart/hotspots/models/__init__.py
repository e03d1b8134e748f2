from counterpart.hotspots.models.forecast import Forecast
from counterpart.hotspots.models.forecast_ground import ForecastGround
from counterpart.hotspots.models.forecast_score import ForecastScore
from counterpart.hotspots.models.patrol_visit import PatrolVisit
from counterpart.hotspots.models.response import Response
from counterpart.hotspots.models.shared_edition import SharedEdition
from counterpart.hotspots.models.warned_cell import Reason, WarnedCell

__all__ = [
    "Forecast",
    "ForecastGround",
    "ForecastScore",
    "PatrolVisit",
    "Reason",
    "Response",
    "SharedEdition",
    "WarnedCell",
]
