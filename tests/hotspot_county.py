"""Thirty shops of one business on the ground of Norwich, and a year of reports, most of them in two places."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from counterpart.core.references.receipts import new_receipt
from counterpart.crimes.models import Incident
from counterpart.partners.models import Premises
from tests.factories import NOW, make_premises
from tests.people import People

DAY = timedelta(days=1)
_WEST, _SOUTH = 1.262, 52.612
_COLUMNS = 6
# Degrees between shops: about 340 metres, so that each stands in a square of its own.
_EAST, _NORTH = 0.005, 0.0031


@dataclass(frozen=True)
class County:
    """The shops in order, the busiest first, and what was reported of them."""

    people: People
    shops: list[Premises]

    def report(self, shop: int, occurred_at: datetime, what: str = "theft", delay: timedelta = DAY) -> Incident:
        """One report of one shop, made `delay` after it happened."""
        return _incident(self.people, self.shops[shop], occurred_at, what, delay, Random(str(occurred_at)), save=True)


def county(people: People, *, until: datetime = NOW, reports: int = 150) -> County:
    """Every fourth report of the first shop, every fifth of the second, the others anywhere; up to `until`."""
    people.norfolk.registered_at = until - 500 * DAY
    people.norfolk.save(update_fields=["registered_at"])
    shops = [_shop(people, place, until) for place in range(30)]
    chance = Random(7)
    made = []
    for number in range(reports):
        shop = 0 if number % 4 == 0 else 1 if number % 5 == 0 else chance.randrange(30)
        occurred_at = until - DAY * (1 + 360 * number / reports) - timedelta(hours=chance.randrange(12))
        what = "burglary" if number % 6 == 0 else "theft"
        made.append(_incident(people, shops[shop], occurred_at, what, DAY / 2, chance))
    Incident.objects.bulk_create(made)
    return County(people, shops)


def _shop(people: People, place: int, until: datetime) -> Premises:
    return make_premises(
        name=f"Shop {place + 1}",
        organisation=people.castle_street,
        longitude=_WEST + place % _COLUMNS * _EAST,
        latitude=_SOUTH + place // _COLUMNS * _NORTH,
        registered_at=until - 500 * DAY,
    )


def _incident(people, shop, occurred_at, what, delay, chance, *, save=False) -> Incident:
    incident = Incident(
        reference=new_receipt(chance.choice),
        submission_key=uuid.UUID(int=chance.getrandbits(128)),
        force=people.norfolk,
        organisation=people.castle_street,
        premises=shop,
        contact_how="none",
        reported_at=occurred_at + delay,
        what_happened=what,
        occurred_from=occurred_at,
        answers={},
    )
    if save:
        incident.save()
    return incident
