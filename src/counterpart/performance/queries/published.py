"""What everybody may ask: published statements with small counts hidden.

Nothing here reads a version, a draft or a snapshot: a hidden figure cannot be shown by mistake, because it is not read.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, QuerySet

from counterpart.core.periods.months import written
from counterpart.performance import rendering
from counterpart.performance.models import PublicStatement, StatementPdf, StatementWithdrawal

NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """When a statement was withdrawn, and why."""

    at: datetime
    reason: str


def newest_versions() -> list[PublicStatement]:
    """The version in force of every statement, the newest period first."""
    latest = PublicStatement.objects.values("force_code", "measure_set", "to_month").annotate(number=Max("number"))
    wanted = {(one["force_code"], one["measure_set"], one["to_month"], one["number"]) for one in latest}
    found = PublicStatement.objects.order_by("force_name", "-to_month", "title")
    return [one for one in found if (one.force_code, one.measure_set, one.to_month, one.number) in wanted]


def versions(force: str, measure_set: str, to: str) -> QuerySet[PublicStatement]:
    """Every version of one statement, the latest first. `to` is YYYY-MM, or "newest" for the latest period."""
    found = PublicStatement.objects.filter(force_code=force, measure_set=measure_set)
    if to == NEWEST:
        found = found.filter(to_month=found.aggregate(to=Max("to_month"))["to"] or 0)
    else:
        months = [month for month in found.values_list("to_month", flat=True).distinct() if written(month) == to]
        found = found.filter(to_month__in=months)
    return found.order_by("-number")


def find(force: str, measure_set: str, to: str, number: int | None = None) -> PublicStatement | None:
    """One version, or with None the latest."""
    found = versions(force, measure_set, to)
    return (found if number is None else found.filter(number=number)).first()


def withdrawal(statement: PublicStatement) -> Withdrawal | None:
    """When and why it was withdrawn; None where it stands."""
    told = StatementWithdrawal.objects.filter(version_id=statement.version_id).values_list("withdrawn_at", "reason")
    found = told.first()
    return Withdrawal(*found) if found else None


def formats(statement: PublicStatement) -> list[str]:
    """The formats that are there; PDF joins them when a worker has made it."""
    return [code for code in rendering.NAMES if _file(statement, code) is not None]


def digest(statement: PublicStatement, code: str) -> str:
    """SHA-256 of a format's content. Raises KeyError where there is none."""
    file = _file(statement, code)
    if file is None:
        raise KeyError(code)
    return str(file["sha256"])


def size(statement: PublicStatement, code: str) -> int:
    """Bytes of a format's content. Raises KeyError where there is none."""
    file = _file(statement, code)
    if file is None:
        raise KeyError(code)
    return int(file["size"])


def content(statement: PublicStatement, code: str) -> bytes:
    """The stored content of a format. Raises KeyError where there is none, FileNotFoundError where it is gone."""
    file = _file(statement, code)
    if file is None:
        raise KeyError(code)
    return rendering.stored({code: file}, code)


def page_part(statement: PublicStatement) -> str:
    """The stored part of a page that shows the statement."""
    return rendering.stored(statement.files, rendering.FRAGMENT).decode()


def _file(statement: PublicStatement, code: str) -> dict[str, str | int] | None:
    if code == rendering.PDF:
        pdf = StatementPdf.objects.filter(version_id=statement.version_id, is_public=True).first()
        return pdf.file if pdf else None
    found: dict[str, str | int] | None = statement.files.get(code) if code in rendering.NAMES else None
    return found
