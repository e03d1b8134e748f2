"""Which squares and days a response may have, and when a forecast can be scored: no database, no clock."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from counterpart.base.wording import day
from counterpart.core.hotspots.squares import Square, SquareError, parse, ring_around
from counterpart.core.periods.local_time import start_of_day
from counterpart.hotspots.errors import WrongValue

SHORTEST, LONGEST = timedelta(days=7), timedelta(days=366)
MOST_SQUARES = 2000
MOST_MINUTES = 12 * 60
MOST_OFFICERS = 50
OLDEST_VISIT = timedelta(days=90)


def squares(names: Iterable[str], field: str) -> list[Square]:
    """The squares of these names, each once, in order. Raises WrongValue that names the one that is none."""
    try:
        found = list(dict.fromkeys(parse(name.strip()) for name in names if name.strip()))
    except SquareError as error:
        raise WrongValue(str(error), field) from error
    if len(found) > MOST_SQUARES:
        raise WrongValue(_("Give at most %(most)s squares") % {"most": MOST_SQUARES}, field)
    return found


def area(names: Sequence[str], field: str = "cells") -> list[Square]:
    """At least one square, all of one plane and side. Raises WrongValue."""
    found = squares(names, field)
    if not found:
        raise WrongValue(_("Choose at least one square"), field)
    if len({(square.epsg, square.side) for square in found}) > 1:
        raise WrongValue(_("All squares must be of one size"), field)
    return found


def comparison(names: Sequence[str], own: Sequence[Square], reach: int) -> list[Square]:
    """Squares that are alike and apart: of the same size, neither in the response nor next to it. Raises WrongValue."""
    found = area(names, "comparison")
    if (found[0].epsg, found[0].side) != (own[0].epsg, own[0].side):
        raise WrongValue(_("The comparison area needs squares of the same size as the response"), "comparison")
    if set(found) & (set(own) | ring_around(own, reach)):
        raise WrongValue(
            _("The comparison area lies in the response or next to it. Choose squares that the response cannot reach"),
            "comparison",
        )
    return found


def days(starts_on: date, ends_on: date) -> None:
    """Raise WrongValue unless the response lasts from a week to a year."""
    if not SHORTEST <= ends_on - starts_on <= LONGEST:
        raise WrongValue(_("A response lasts from 7 to 366 days. Check both days"), "ends_on")


def told_of(ends_on: date, told_from: date) -> None:
    """Raise WrongValue where a response ends before there are any data."""
    if ends_on <= told_from:
        raise WrongValue(
            _("Reports begin on %(day)s. Give days of which there are some") % {"day": day(told_from)}, "ends_on"
        )


def scored_from(ends_on: date, wait_days: int) -> datetime:
    """From when on a forecast whose period ended before this day can be scored."""
    return start_of_day(ends_on + timedelta(days=wait_days))
