"""Fields for days and times."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any, Literal

from django import forms
from django.utils.translation import gettext as _

from counterpart.base.forms.bound import ComponentBoundField
from counterpart.base.forms.fields import ComponentMixin
from counterpart.base.forms.text import plain, showable
from counterpart.base.forms.text_fields import ShortFormatField
from counterpart.base.wording import clock_time
from counterpart.base.wording import day as day_in_words

Tense = Literal["any", "past", "future"]
PARTS = ("day", "month", "year")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
CLOCK = re.compile(r"([0-9]{1,2})(?:[:.]?([0-9]{2}))? ?(am|pm)?", re.ASCII)
WRITTEN_DAY = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?[ ./-]+([a-z]+|[0-9]{1,2})(?:[ ./,-]+([0-9]{4}))?", re.ASCII)
EARLIEST = date(1900, 1, 1)
LATEST = date(2199, 12, 31)  # the calendar ends in 9999: the day after must exist, in any zone


@dataclass(frozen=True, slots=True)
class DateParts:
    """A day as it was typed, in three boxes."""

    day: str = ""
    month: str = ""
    year: str = ""

    @classmethod
    def of(cls, value: Any) -> "DateParts":
        """The parts of a date, or what was typed before."""
        if isinstance(value, date):
            return cls(str(value.day), str(value.month), str(value.year))
        return value if isinstance(value, cls) else cls()

    def __bool__(self) -> bool:
        return bool(self.day or self.month or self.year)


class DateWidget(forms.Widget):
    """Reads the three boxes of a date."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> DateParts:  # noqa: ARG002
        return DateParts(*(str(data.get(f"{name}-{part}") or "") for part in PARTS))

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:  # noqa: ARG002
        return not any(f"{name}-{part}" in data for part in PARTS)


class TenseMixin(ComponentMixin):
    """A day that must lie in the past (today included), in the future (today included), or anywhere."""

    def __init__(self, *, tense: Tense = "any", **options: Any) -> None:
        self.tense = tense
        super().__init__(**options)

    def checked(self, value: date) -> date:
        if value < EARLIEST:
            raise self.problem("too_early", _("{called} must be in 1900 or later"))
        if value > LATEST:
            raise self.problem("too_late", _("{called} must be before 2200"))
        if self.tense == "past" and value > self.today:
            raise self.problem("future", _("{called} must be today or in the past"))
        if self.tense == "future" and value < self.today:
            raise self.problem("past", _("{called} must be today or in the future"))
        return value


class DateField(TenseMixin):
    """A day in three boxes, the month as number or name; comes back as date, or None where it is optional."""

    macro = "govukDateInput"
    label_kind = "fieldset__legend"
    widget = DateWidget

    def __init__(self, *, birth: bool = False, label_size: str = "s", **options: Any) -> None:
        self.birth = birth
        super().__init__(label_size=label_size, **options)

    def prepare_value(self, value: Any) -> DateParts:
        return DateParts.of(value)

    def to_python(self, value: Any) -> date | None:
        if isinstance(value, date) or not value:
            return value or None
        missing = [part for part in PARTS if not plain(getattr(value, part)[:50])]
        if len(missing) == len(PARTS):
            return None
        if missing:
            parts = _(" and ").join(_part_name(part) for part in missing)
            raise self.problem(f"missing_{missing[0]}", _("{called} must include a {parts}"), parts=parts)
        return self.checked(self._real_date(value))

    def _real_date(self, parts: DateParts) -> date:
        year, month, day = _number(parts.year), _month(parts.month), _number(parts.day)
        if not 1000 <= year <= 9999:
            raise self.problem("invalid_year", _("Year must include 4 numbers"))
        try:
            return date(year, month, day)
        except ValueError as error:
            wrong = "month" if not 1 <= month <= 12 else "day"
            raise self.problem(f"invalid_{wrong}", _("{called} must be a real date, like 27 3 2026")) from error

    def wrong_parts(self, bound: ComponentBoundField) -> tuple[str, ...]:
        """Which boxes the error is about: one where it names one, otherwise all."""
        codes = [error.code or "" for error in bound.errors.as_data()]
        parts = tuple(part for part in PARTS if any(code.endswith(f"_{part}") for code in codes))
        return parts or (PARTS if codes else ())

    def first_id(self, bound: ComponentBoundField) -> str:
        wrong = self.wrong_parts(bound) or PARTS
        return f"{bound.auto_id or bound.html_name}-{wrong[0]}"

    def params(self, bound: ComponentBoundField, label: dict[str, Any]) -> dict[str, Any]:
        typed, wrong = DateParts.of(bound.value()), self.wrong_parts(bound)
        return {
            "id": bound.auto_id or bound.html_name,
            "namePrefix": bound.html_name,
            "fieldset": {"legend": label},
            "items": [
                {
                    "name": part,
                    "label": _part_name(part).capitalize(),
                    "value": showable(getattr(typed, part)),
                    "classes": f"govuk-input--width-{4 if part == 'year' else 2}"
                    + (" govuk-input--error" if part in wrong else ""),
                    "autocomplete": f"bday-{part}" if self.birth else "",
                }
                for part in PARTS
            ],
        }


class DayField(TenseMixin, ShortFormatField):
    """A day in one box, as people say it: `today`, `yesterday`, `3 June`, `3/6/2026`. Comes back as date.

    A day without a year is the nearest such day on the side that `tense` allows.
    """

    default_limit = 40

    def __init__(self, *, width: int = 10, **options: Any) -> None:
        super().__init__(width=width, **options)

    def prepare_value(self, value: Any) -> Any:
        return day_in_words(value) if isinstance(value, date) else value

    def parse(self, text: str) -> date | None:
        if not text:
            return None
        found = self._spoken(text.lower()) or self._written(text.lower())
        if found is None:
            raise self.problem("invalid", _("{called} must be a real date, like 3 June, today or yesterday"))
        return self.checked(found)

    def _spoken(self, text: str) -> date | None:
        steps = {"today": 0, "tonight": 0, "yesterday": -1, "last night": -1, "tomorrow": 1}
        return self.today + timedelta(days=steps[text]) if text in steps else None

    def _written(self, text: str) -> date | None:
        match = WRITTEN_DAY.fullmatch(re.sub(r"^(mon|tue|wed|thu|fri|sat|sun)[a-z]*,? ", "", text))
        if not match:
            return None
        day, month = int(match[1]), _month(match[2])
        if match[3]:
            return _date_or_none(int(match[3]), month, day)
        return self._nearest(month, day)

    def _nearest(self, month: int, day: int) -> date | None:
        today = self.today
        years = (today.year, today.year - 1, today.year + 1)
        days = [found for year in years if (found := _date_or_none(year, month, day))]
        sides = {
            "past": [found for found in days if found <= today],
            "future": [found for found in days if found >= today],
        }
        return min(sides.get(self.tense, days), key=lambda found: abs(found - today), default=None)


class TimeField(ShortFormatField):
    """A time of day as people write it: `2:05pm`, `14:05`, `2pm`, `midnight`. Comes back as time, or None."""

    default_limit = 20

    def __init__(self, *, width: int = 5, **options: Any) -> None:
        super().__init__(width=width, **options)

    def prepare_value(self, value: Any) -> Any:
        return clock_time(value) if isinstance(value, time) else value

    def parse(self, text: str) -> time | None:
        if not text:
            return None
        found = _time_or_none(text.lower().replace("a.m.", "am").replace("p.m.", "pm"))
        if found is None:
            raise self.problem("invalid", _("{called} must be a time, like 2:05pm or 14:05"))
        return found


def _time_or_none(text: str) -> time | None:
    words = {"midnight": time(0), "midday": time(12), "noon": time(12)}
    match = CLOCK.fullmatch(text)
    if text in words or not match:
        return words.get(text)
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3]
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _number(text: str) -> int:
    """The number in a box, or 0, which is no day, month or year."""
    digits = plain(text[:50])
    return int(digits) if re.fullmatch(r"[0-9]{1,4}", digits, re.ASCII) else 0


def _month(text: str) -> int:
    """The month by number or by English name, or 0."""
    name = plain(text[:50]).lower()
    return MONTHS.index(name[:3]) + 1 if name[:3] in MONTHS else _number(name)


def _date_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _part_name(part: str) -> str:
    return {"day": _("day"), "month": _("month"), "year": _("year")}[part]
