"""What was forecast, and how it came out, the database itself refuses to change or delete."""

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
