from collections import Counter

from counterpart.demo.chance import Chance
from counterpart.demo.premises import ReportingPremises, draw, invented
from counterpart.partners.models import PremisesType, Sector
from counterpart.places import boundaries
from counterpart.places.queries import locate

SHOP = ReportingPremises(id=1, district="Norwich", premises_type="shop", rank=1)
PUB = ReportingPremises(id=2, district="Norwich", premises_type="pub", rank=1)
SECOND_PUB = ReportingPremises(id=3, district="Norwich", premises_type="pub", rank=9)


def test_invented_premises_lie_in_their_district(settings) -> None:
    names = {place.code: place.name for place in boundaries.read(settings.BOUNDARIES).districts}
    for premises in invented():
        entry = premises.entry
        assert entry.longitude is not None
        assert entry.latitude is not None
        location = locate(lon=entry.longitude, lat=entry.latitude)
        assert names[location.district or ""] == premises.district, entry.name
        assert location.ward


def test_one_shop_stands_in_norwich_and_the_rest_elsewhere() -> None:
    shop, *others = invented()
    assert (shop.business, shop.district, shop.entry.reference) == ("Sample Street Stores", "Norwich", "shop")
    assert {premises.district for premises in others} == {
        "Breckland",
        "Broadland",
        "Great Yarmouth",
        "King's Lynn and West Norfolk",
        "North Norfolk",
        "South Norfolk",
    }


def test_invented_premises_can_be_registered() -> None:
    entries = [premises.entry for premises in invented()]
    assert len({entry.reference for entry in entries}) == len(entries) == 133
    for entry in entries:
        assert entry.sector in Sector.values
        assert entry.premises_type in PremisesType.values


def test_draws_a_type_that_suits() -> None:
    assert draw([SHOP, PUB], {"pub": 1}, Chance(1)) == PUB


def test_draws_any_where_none_suits() -> None:
    assert draw([SHOP], {"pub": 1}, Chance(1)) == SHOP


def test_the_first_rank_comes_more_often() -> None:
    drawn = Counter(draw([PUB, SECOND_PUB], {"pub": 1}, Chance(number)).id for number in range(200))
    assert drawn[PUB.id] > 1.5 * drawn[SECOND_PUB.id] > 0
