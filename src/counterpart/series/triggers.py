"""What people said about series, the database itself refuses to change or delete; a review may be set aside."""

from counterpart.base.append_only import AppendOnly

SAID_OF_SERIES = AppendOnly(
    "series",
    "what was said about a series is append-only",
    {
        "series_seriesreview": (
            "id = NEW.id",
            "series_id = NEW.series_id AND reviewed_by_id = NEW.reviewed_by_id AND set_aside_at IS NULL"
            " AND NEW.set_aside_at IS NULL",
        ),
        "series_ordernote": ("id = NEW.id",),
    },
    kept={
        "series_seriesreview": (
            "id",
            "series_id",
            "agrees",
            "reason",
            "reviewed_at",
            "reviewed_by_id",
            "reviewed_by_name",
        )
    },
)
UNDOINGS = AppendOnly(
    "series_removal",
    "what people asked and answered about undoing a series is append-only",
    {
        "series_removal": ("id = NEW.id", "crime_id = NEW.crime_id AND decided_at IS NULL AND NEW.decided_at IS NULL"),
        "series_closing": (
            "id = NEW.id",
            "series_id = NEW.series_id AND decided_at IS NULL AND NEW.decided_at IS NULL",
        ),
    },
    kept={
        "series_removal": ("id", "crime_id", "why", "asked_at", "asked_by_id", "asked_by_name"),
        "series_closing": ("id", "series_id", "why", "asked_at", "asked_by_id", "asked_by_name"),
    },
    settled={"series_removal": "decided_at", "series_closing": "decided_at"},
)
