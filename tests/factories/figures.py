"""What figures are made from, and statements, without the actions that make them."""

from typing import Any
from uuid import uuid4

from counterpart.performance.models import (
    CrimeSnapshot,
    IndicatorEntry,
    MonthCube,
    PublicStatement,
    StandingStatement,
    StatementDraft,
    StatementVersion,
)
from tests.factories.moments import NOW

MARCH_2026 = 2026 * 12 + 2
_DIGEST = "0" * 64


def make_snapshot(**fields: Any) -> CrimeSnapshot:
    """A load that stands; nothing lies in its folder. `force` must be given."""
    folder = uuid4().hex
    given = {
        "source": "files",
        "state": "ready",
        "folder": folder,
        "parts": [folder],
        "digest": _DIGEST,
        "requested_at": NOW,
        "loaded_at": NOW,
        "loaded_by_name": "Nadia Costa",
    }
    return CrimeSnapshot.objects.create(**{**given, **fields})


def make_indicator(**fields: Any) -> IndicatorEntry:
    """The 999 calls of one month; `force` must be given."""
    given = {
        "force_code": fields["force"].force_code,
        "series": "calls-999",
        "first_month": MARCH_2026,
        "last_month": MARCH_2026,
        "unit": "count",
        "value": 9000,
        "entered_at": NOW,
        "entered_by_name": "Nadia Costa",
    }
    return IndicatorEntry.objects.create(**{**given, **fields})


def make_month_cube(**fields: Any) -> MonthCube:
    """A stored cube with nothing in it; `snapshot` must be given."""
    given = {"by": "district", "question": _DIGEST, "content": b"", "built_at": NOW}
    return MonthCube.objects.create(**{**given, **fields})


def make_standing_statement(**fields: Any) -> StandingStatement:
    """The national measures of a force; `force` must be given."""
    given = {"measure_set": "ncpm", "title": "National measures", "begun_at": NOW}
    return StandingStatement.objects.create(**{**given, **fields})


def make_draft(**fields: Any) -> StatementDraft:
    """A draft to March 2026; `statement`, `snapshot` and `author` must be given."""
    given = {
        "to_month": MARCH_2026,
        "calculated_at": NOW,
        "digest": _DIGEST,
        "author_name": str(fields["author"]),
        "drafted_at": NOW,
    }
    return StatementDraft.objects.create(**{**given, **fields})


def make_version(**fields: Any) -> StatementVersion:
    """The first version; `statement`, `snapshot`, `drafted_by` and `checked_by` must be given."""
    given = {
        "to_month": MARCH_2026,
        "number": 1,
        "calculated_at": NOW,
        "digest": _DIGEST,
        "drafted_by_name": str(fields["drafted_by"]),
        "drafted_at": NOW,
        "checked_by_name": str(fields["checked_by"]),
        "checked_at": NOW,
        "published_by": fields["checked_by"],
        "published_by_name": str(fields["checked_by"]),
        "published_at": NOW,
        "engine": "duckdb",
    }
    return StatementVersion.objects.create(**{**given, **fields})


def make_public_statement(version: StatementVersion, **fields: Any) -> PublicStatement:
    """What everybody may see of a version; no files lie behind it."""
    given = {
        "force_code": version.statement.force.force_code,
        "force_name": version.statement.force.name,
        "measure_set": version.statement.measure_set,
        "title": version.statement.title,
        "to_month": version.to_month,
        "number": version.number,
        "published_at": version.published_at,
        "digest": _DIGEST,
    }
    return PublicStatement.objects.create(version=version, **{**given, **fields})
