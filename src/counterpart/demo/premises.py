"""Where simulated reports come from: real premises of Norwich, invented ones elsewhere."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import Any

from counterpart.core.tables import read_yaml
from counterpart.demo.chance import Chance
from counterpart.partners.actions.premises_register import Entry

SHOP = "shop"
_INVENTED = Path(__file__).parent / "data" / "invented_premises.yaml"


@dataclass(frozen=True, slots=True)
class ReportingPremises:
    """Premises on our register that simulated reports come from. `rank` counts from 1: the first suffer most."""

    id: int
    district: str
    premises_type: str
    rank: int


@dataclass(frozen=True, slots=True)
class InventedPremises:
    """Premises that do not exist: the business, the district, and what a register would say."""

    business: str
    district: str
    entry: Entry


def invented() -> tuple[InventedPremises, ...]:
    """All invented premises in a fixed order: the shop of the first sign-in, then every business in every town."""
    table = read_yaml(_INVENTED)
    return (
        _invented(table.row("shop_town").values, table.row("shop").values, SHOP, 0),
        *(
            _invented(town.values, business.values, f"{town.text('town')}-{number}", number)
            for number, business in enumerate(table.rows("businesses"))
            for town in table.rows("towns")
        ),
    )


def draw(premises: Iterable[ReportingPremises], suits: Mapping[str, float], chance: Chance) -> ReportingPremises:
    """One of the premises: of a type that suits, and the first ranks more often than the last.

    So a few places are hit again and again, as in life. Any of them where no type suits.
    """
    every = list(premises)
    fitting: Sequence[ReportingPremises] = [each for each in every if each.premises_type in suits] or every
    return chance.weighted({each: suits.get(each.premises_type, 1.0) / sqrt(each.rank) for each in fitting})


def _invented(town: Mapping[str, Any], business: Mapping[str, Any], reference: str, number: int) -> InventedPremises:
    longitude, latitude = town["point"]
    entry = Entry(
        reference=reference,
        name=f"{business['name']}, {town['town']}",
        address=f"{business['street']}, {town['town']}",
        postcode=town["postcode"],
        sector=business["sector"],
        premises_type=business["premises_type"],
        # A few steps apart, so that they do not hide one another on a map.
        longitude=longitude + 0.0004 * number,
        latitude=latitude,
    )
    return InventedPremises(business["name"], town["district"], entry)
