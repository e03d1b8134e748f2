"""How footage is asked for: `data/asking.yaml`, read once."""

from dataclasses import dataclass
from datetime import time, timedelta
from functools import cache
from pathlib import Path

from counterpart.core.tables import Row, read_yaml

_TABLE = Path(__file__).parent / "data" / "asking.yaml"
_ORIGIN = ("source", "mark", "valid_from", "valid_to")


@dataclass(frozen=True, slots=True)
class Asking:
    """The policy. `remind_before` runs from the longest to the shortest; the quiet hours pass midnight."""

    common_overwrite_days: int
    remind_before: tuple[timedelta, ...]
    between_mails: timedelta
    quiet_from: time
    quiet_to: time
    late_answer: timedelta
    link_after_due: timedelta
    most_square_metres: int
    longest: timedelta
    margin: timedelta
    confirm_every: timedelta


@cache
def asking() -> Asking:
    """Read the table; raises TableError that names the row and the field."""
    table = read_yaml(_TABLE).only("overwrite", "reminders", "late", "links", "area", "register")
    reminders = _row(table, "reminders", "hours_before", "least_hours_between", "quiet_from", "quiet_to")
    area = _row(table, "area", "most_square_metres", "most_hours", "margin_minutes")
    return Asking(
        common_overwrite_days=_row(table, "overwrite", "common_days").whole("common_days"),
        remind_before=_stages(reminders),
        between_mails=timedelta(hours=reminders.whole("least_hours_between")),
        quiet_from=time.fromisoformat(reminders.text("quiet_from")),
        quiet_to=time.fromisoformat(reminders.text("quiet_to")),
        late_answer=timedelta(days=_row(table, "late", "answer_days").whole("answer_days")),
        link_after_due=timedelta(days=_row(table, "links", "days_after_due").whole("days_after_due")),
        most_square_metres=area.whole("most_square_metres"),
        longest=timedelta(hours=area.whole("most_hours")),
        margin=timedelta(minutes=area.whole("margin_minutes")),
        confirm_every=timedelta(days=_row(table, "register", "confirm_every_days").whole("confirm_every_days")),
    )


def _row(table: Row, name: str, *fields: str) -> Row:
    row = table.row(name).only(*fields, *_ORIGIN)
    row.origin()
    return row


def _stages(row: Row) -> tuple[timedelta, ...]:
    stages = tuple(timedelta(hours=int(hours)) for hours in row.texts("hours_before"))
    if not stages or list(stages) != sorted(set(stages), reverse=True):
        raise row.fail("hours_before", "whole hours from the longest to the shortest")
    return stages
