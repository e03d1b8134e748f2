"""Fields that only the pages of evidence have: places in a recording, and clocks with their seconds."""

import re
from datetime import time
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from counterpart.base.forms import TimeField
from counterpart.base.forms.text_fields import ShortFormatField
from counterpart.core.periods import positions

_CLOCK = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})[:.]([0-9]{2})", re.ASCII)


class PositionField(ShortFormatField):
    """A place in a recording, as `1:02.5`; comes back in milliseconds, or None where it is optional."""

    default_limit = 20

    def __init__(self, *, width: int = 10, **options: Any) -> None:
        super().__init__(width=width, **options)

    def prepare_value(self, value: Any) -> Any:
        return positions.printed(value) if isinstance(value, int) else value

    def parse(self, text: str) -> int | None:
        if not text:
            return None
        try:
            return positions.parse(text)
        except positions.PositionError as error:
            raise ValidationError(str(error), code="invalid") from error


class ClockField(TimeField):
    """What a clock shows, seconds included: `14:05:20`; comes back as time, or None where it is optional."""

    def __init__(self, *, width: int = 10, **options: Any) -> None:
        super().__init__(width=width, **options)

    def prepare_value(self, value: Any) -> Any:
        return value.strftime("%H:%M:%S") if isinstance(value, time) else value

    def parse(self, text: str) -> time | None:
        match = _CLOCK.fullmatch(text)
        if match is None:
            return super().parse(text)
        hour, minute, second = (int(part) for part in match.groups())
        if hour > 23 or minute > 59 or second > 59:
            raise self.problem("invalid", _("{called} must be a time, like 14:05:20"))
        return time(hour, minute, second)
