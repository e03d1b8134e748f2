"""Questions about figures. Those that every page of figures asks stand here: counts by month and place."""

from counterpart.performance.queries.cubes import (
    MonthFigure,
    PlaceFigure,
    StandingCube,
    cube,
    cube_of,
    figures,
    newest,
    trend,
)

__all__ = ["MonthFigure", "PlaceFigure", "StandingCube", "cube", "cube_of", "figures", "newest", "trend"]
