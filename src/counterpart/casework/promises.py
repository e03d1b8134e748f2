"""How long each promise runs and when people are warned: `data/promises.yaml`, read once."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path

from counterpart.core.tables import Row, read_yaml

_TABLE = Path(__file__).parent / "data" / "promises.yaml"
_WARNINGS = ("warn_owner_hours_before", "warn_supervisor_hours_before")
_WARNED = (*_WARNINGS, "warnings_mark")
_ORIGIN = ("source", "mark", "valid_from", "valid_to")


@dataclass(frozen=True, slots=True)
class Warnings:
    """How long before a promise is due its owner is warned, and then a supervisor."""

    owner_before: timedelta
    supervisor_before: timedelta


@dataclass(frozen=True, slots=True)
class Promises:
    """The policy of all three promises; hours are elapsed hours, days are working days."""

    contact_hours: int
    recording_hours: int
    standard_days: int
    enhanced_days: int
    warnings: dict[str, Warnings]


@cache
def promises() -> Promises:
    """Read the table; raises TableError that names the row and the field."""
    table = read_yaml(_TABLE).only("contact", "recording", "update")
    contact = table.row("contact").only("hours", *_WARNED, *_ORIGIN)
    recording = table.row("recording").only("hours", *_WARNED, *_ORIGIN)
    update = table.row("update").only("standard_days", "enhanced_days", *_WARNED, *_ORIGIN)
    return Promises(
        contact_hours=contact.whole("hours"),
        recording_hours=recording.whole("hours"),
        standard_days=update.whole("standard_days"),
        enhanced_days=update.whole("enhanced_days"),
        warnings={
            kind: _warnings(row) for kind, row in (("contact", contact), ("recording", recording), ("update", update))
        },
    )


def _warnings(row: Row) -> Warnings:
    row.mark(), row.mark("warnings_mark")
    row.validity()
    owner, supervisor = (row.whole(field) for field in _WARNINGS)
    if supervisor >= owner:
        raise row.fail("warn_supervisor_hours_before", "less than the owner's: the owner is warned first")
    return Warnings(timedelta(hours=owner), timedelta(hours=supervisor))
