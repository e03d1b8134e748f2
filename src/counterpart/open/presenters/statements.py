"""Published statements as everybody sees them."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse

from counterpart.base.wording import day
from counterpart.core.periods.months import first_day, rolling, written
from counterpart.performance import rendering
from counterpart.performance.models import PublicStatement
from counterpart.performance.queries import published
from counterpart.performance.rules import Change

_KILO = 1000


def period(to_month: int) -> str:
    """12 months to September 2025."""
    return f"{rolling(to_month).months} months to {first_day(to_month):%B %Y}"


def address(statement: PublicStatement, *, version: bool = False) -> str:
    """The address of the statement's newest version, or of this one."""
    given = [statement.force_code, statement.measure_set, written(statement.to_month)]
    return (
        reverse("open:statement_version", args=[*given, statement.number])
        if version
        else reverse("open:statement", args=given)
    )


def by_force(statements: Iterable[PublicStatement]) -> dict[str, list[dict[str, str]]]:
    """Links to statements by the name of their force."""
    found: dict[str, list[dict[str, str]]] = {}
    for one in statements:
        found.setdefault(one.force_name, []).append(
            {
                "text": f"{one.title}, {period(one.to_month)}",
                "href": address(one),
                "note": f"Published {day(one.published_at)}" + (f", version {one.number}" if one.number > 1 else ""),
            }
        )
    return found


def downloads(statement: PublicStatement) -> list[dict[str, str]]:
    """Links to every format of this version."""
    given = [statement.force_code, statement.measure_set, written(statement.to_month), statement.number]
    return [
        {
            "text": rendering.NAMES[code],
            "href": reverse("open:statement_file", args=[*given, code]),
            "size": f"{max(1, published.size(statement, code) // _KILO):,} kB",
        }
        for code in published.formats(statement)
    ]


def history(versions: Iterable[PublicStatement], shown: PublicStatement) -> list[dict[str, Any]]:
    """Every version of the statement, the latest first."""
    return [
        {
            "text": f"Version {one.number}",
            "href": address(one, version=True),
            "note": f"published {day(one.published_at)}",
            "current": one.number == shown.number,
        }
        for one in versions
    ]


def change_rows(changes: Sequence[Change]) -> list[list[str]]:
    """Rows of a table: figures that a correction changed."""
    return [
        [each["measure"], each["place"], each["figure"], _number(each["before"]), _number(each["after"])]
        for each in changes
    ]


def _number(value: int | float | None) -> str:
    return "Not given" if value is None else f"{value:,}"
