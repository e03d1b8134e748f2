"""The moment at which the tests' world stands: a Wednesday in summer time."""

from datetime import UTC, datetime

NOW = datetime(2026, 6, 3, 10, 0, tzinfo=UTC)
