"""Fields for whole numbers and for money."""

import re
from typing import Any

from django.utils.translation import gettext as _

from counterpart.base.forms.bound import ComponentBoundField
from counterpart.base.forms.text_fields import ShortFormatField
from counterpart.base.wording import pounds

WHOLE = re.compile(r"-?[0-9]{1,15}", re.ASCII)
DEGREES = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{1,12})?", re.ASCII)
THOUSANDS = re.compile(r"(-?[0-9]{1,3}(?:,[0-9]{3})+)(\.[0-9]+)?", re.ASCII)
AMOUNT = re.compile(r"£?(-?[0-9]{1,12})(?:\.([0-9]{1,2}))?|([0-9]{1,2})p", re.ASCII)


class IntegerField(ShortFormatField):
    """A whole number from `low` to `high`, both included; comes back as int, or None where it is optional."""

    inputmode = "numeric"
    default_limit = 30

    def __init__(self, *, low: int = 0, high: int = 999_999, width: int = 5, **options: Any) -> None:
        self.low, self.high = low, high
        super().__init__(width=width, **options)

    def parse(self, text: str) -> int | None:
        digits = _without_separators(text)
        if not digits:
            return None
        if not WHOLE.fullmatch(digits):
            raise self.problem("invalid", _("{called} must be a whole number, like 3"))
        number = int(digits)
        if number < self.low:
            raise self.problem("too_small", _("{called} must be {low} or more"), low=f"{self.low:,}")
        if number > self.high:
            raise self.problem("too_big", _("{called} must be {high} or fewer"), high=f"{self.high:,}")
        return number


class DegreesField(ShortFormatField):
    """A latitude or longitude in degrees, as `52.6283`; comes back as float, or None where it is optional."""

    inputmode = "decimal"
    default_limit = 30

    def __init__(self, *, most: int = 180, width: int = 10, **options: Any) -> None:
        self.most = most
        super().__init__(width=width, **options)

    def parse(self, text: str) -> float | None:
        if not text.strip():
            return None
        if not DEGREES.fullmatch(text.strip()) or abs(float(text)) > self.most:
            raise self.problem("invalid", _("{called} must be in degrees, like 52.6283"))
        return float(text)


class MoneyField(ShortFormatField):
    """An amount in pounds as people write it (`£1,234.50`, `12`, `12.5`, `80p`); comes back as integer pence.

    None where it is optional and empty. `high` is in pence, both ends included.
    """

    inputmode = "decimal"
    default_limit = 30

    def __init__(self, *, low: int = 0, high: int = 1_000_000_000, width: int = 10, **options: Any) -> None:
        self.low, self.high = low, high
        super().__init__(width=width, **options)

    def prepare_value(self, value: Any) -> Any:
        return pounds(value).removeprefix("£") if isinstance(value, int) else value

    def parse(self, text: str) -> int | None:
        amount = _without_separators(text).replace("£", "", 1)
        if not amount:
            return None
        match = AMOUNT.fullmatch(amount)
        if not match:
            raise self.problem("invalid", _("{called} must be an amount in pounds, like 12 or 1,234.50"))
        pence = _pence(match)
        if pence < self.low:
            raise self.problem("too_small", _("{called} must be {low} or more"), low=pounds(self.low))
        if pence > self.high:
            raise self.problem("too_big", _("{called} must be {high} or less"), high=pounds(self.high))
        return pence

    def params(self, bound: ComponentBoundField, label: dict[str, Any]) -> dict[str, Any]:
        return super().params(bound, label) | {"prefix": {"text": "£"}}


def _without_separators(text: str) -> str:
    """Commas and blanks between thousands dropped; a comma anywhere else stays, and so is refused."""
    packed = text.replace(" ", "")
    match = THOUSANDS.fullmatch(packed.removeprefix("£"))
    return match[1].replace(",", "") + (match[2] or "") if match else packed


def _pence(match: re.Match[str]) -> int:
    pounds_part, pence_part, only_pence = match.groups()
    if only_pence:
        return int(only_pence)
    pence = abs(int(pounds_part)) * 100 + int((pence_part or "0").ljust(2, "0"))
    return -pence if pounds_part.startswith("-") else pence
