"""What was forecast, how it came out and what businesses were shown: the database refuses to change or delete it."""

from counterpart.base.append_only import AppendOnly

FORECASTS = AppendOnly(
    "hotspots",
    "a forecast is never changed",
    {
        "hotspots_forecast": (
            "id = NEW.id",
            "force_id = NEW.force_id AND subject = NEW.subject AND starts_on = NEW.starts_on",
        ),
        "hotspots_warnedcell": (
            "id = NEW.id",
            "forecast_id = NEW.forecast_id AND cell = NEW.cell",
            "forecast_id = NEW.forecast_id AND rank = NEW.rank",
        ),
        "hotspots_forecastscore": ("id = NEW.id", "forecast_id = NEW.forecast_id"),
    },
)

GROUNDS = AppendOnly(
    "hotspots_ground",
    "the squares of a forecast are never changed",
    {"hotspots_forecastground": ("id = NEW.id", "forecast_id = NEW.forecast_id")},
)

EDITIONS = AppendOnly(
    "hotspots_shared",
    "what businesses were shown is never changed",
    {"hotspots_sharededition": ("id = NEW.id", "force_id = NEW.force_id AND month = NEW.month")},
)
