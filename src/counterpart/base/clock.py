"""The one clock. Doors, jobs and commands read it once and hand the moment down."""

from datetime import UTC, datetime


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC)
