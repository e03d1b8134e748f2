"""Made-up premises and businesses: chains, neighbours in one building, new names, short and long forms."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from counterpart.core.linkage.generate import slips
from counterpart.core.linkage.generate.labelled import Labelled
from counterpart.core.tables import Row, read_yaml

_TABLE = Path(__file__).parent / "data" / "businesses.yaml"

SHARES: dict[str, float] = {
    "branch of a chain, of premises": 0.1,
    "neighbour at one address, of premises": 0.08,
    "group of companies, of businesses": 0.05,
    "legal form added or left out": 0.3,
    "short form of the street": 0.4,
    "typing slip in the name": 0.08,
    "typing slip in the street": 0.03,
    "slip in the postcode": 0.03,
    "another trading name": 0.04,
    "no number": 0.12,
    "no postcode": 0.15,
    "no company number": 0.5,
    "slip in the company number": 0.02,
    "no website": 0.5,
    "no telephone": 0.4,
    "another branch's postcode": 0.15,
}
_RECORDS = ((1, 0.6), (2, 0.25), (3, 0.1), (4, 0.05))


@dataclass(frozen=True, slots=True)
class _Place:
    name: str
    number: str
    street: str
    postcode: int


def premises(count: int, seed: int = 1) -> list[Labelled]:
    """So many records of premises; `seed` decides all of it."""
    chance = Random(seed)  # noqa: S311
    made: list[Labelled] = []
    identity, before = 0, None
    while len(made) < count:
        identity += 1
        chain = chance.random() < SHARES["branch of a chain, of premises"]
        near: dict[str, int] = {}
        name = chance.choice(_table().texts("chains")) if chain else _name(chance)
        if chain:
            near["chain"] = _table().texts("chains").index(name) + 1
        place = _Place(name, str(chance.randrange(1, 180)), _street(chance), chance.randrange(max(20, count // 10)))
        if before and chance.random() < SHARES["neighbour at one address, of premises"]:
            place = _Place(name, before.number, before.street, before.postcode)
            near["neighbours"] = identity - 1
        elif not chain:
            near["neighbours"] = identity
        for _ in range(_records(chance)):
            made.append(_premises_record(chance, f"s{len(made) + 1}", identity, place, near))
        before = place
    return made[:count]


def businesses(count: int, seed: int = 1) -> list[Labelled]:
    """So many records of businesses; `seed` decides all of it."""
    chance = Random(seed)  # noqa: S311
    made: list[Labelled] = []
    identity, name, group = 0, "", 0
    while len(made) < count:
        identity += 1
        if name and chance.random() < SHARES["group of companies, of businesses"]:
            name = f"{name} {_words('trades', chance)}"
        else:
            name, group = _name(chance), identity
        number = f"{chance.randrange(10**7, 10**8):08d}"
        site = f"https://www.{name.lower().replace(' ', '').replace(chr(39), '')}{identity % 97}.example"
        told = (name, number, chance.randrange(max(20, count // 10)), site, slips.phone(chance))
        for _ in range(_records(chance)):
            made.append(_business_record(chance, f"b{len(made) + 1}", identity, told, {"group": group}))
    return made[:count]


def _premises_record(chance: Random, key: str, identity: int, place: _Place, near: dict[str, int]) -> Labelled:
    traits: set[str] = set()
    number = None if _happens(chance, "no number", traits) else place.number
    street = place.street
    if _happens(chance, "short form of the street", traits):
        words = street.split()
        street = f"{words[0]} {_table().values['shorts'].get(words[1], words[1])}"
    if _happens(chance, "typing slip in the street", traits):
        street = slips.slip(chance, street)
    record = {
        "name": _written(chance, place.name, traits),
        "address": f"{number} {street}" if number else street,
        "postcode": _postcode(chance, place.postcode, traits),
    }
    return Labelled(key, identity, record, frozenset(traits), near)


def _business_record(
    chance: Random, key: str, identity: int, told: tuple[str, str, int, str, str], near: dict[str, int]
) -> Labelled:
    name, number, home, site, telephone = told
    traits: set[str] = set()
    company: str | None = number
    if _happens(chance, "no company number", traits):
        company = None
    elif _happens(chance, "slip in the company number", traits):
        company = slips.digit_slip(chance, number)
    elsewhere = _happens(chance, "another branch's postcode", traits)
    record = {
        "name": _written(chance, name, traits),
        "company_number": company,
        "postcode": _postcode(chance, home + 1 if elsewhere else home, traits),
        "website": None if _happens(chance, "no website", traits) else site,
        "phone": None if _happens(chance, "no telephone", traits) else telephone,
    }
    return Labelled(key, identity, record, frozenset(traits), near)


def _written(chance: Random, name: str, traits: set[str]) -> str:
    if _happens(chance, "another trading name", traits):
        return _name(chance)
    if _happens(chance, "typing slip in the name", traits):
        name = slips.slip(chance, name)
    if _happens(chance, "legal form added or left out", traits):
        name = chance.choice(("The {}", "{} Ltd", "{} Limited", "{} (UK) Ltd", "{} Stores")).format(name)
    return name


def _postcode(chance: Random, number: int, traits: set[str]) -> str | None:
    if _happens(chance, "no postcode", traits):
        return None
    written = slips.postcode(number)
    return slips.digit_slip(chance, written) if _happens(chance, "slip in the postcode", traits) else written


def _name(chance: Random) -> str:
    owner = _words("owners", chance)
    draw = chance.random()
    if draw < 0.4:
        return f"{owner} {_words('trades', chance)}"
    second = _words("owners", chance)
    if draw < 0.8:
        return f"{owner} {second} {_words('trades', chance)}"
    return f"{owner}'s {_words('trades', chance)} and {_words('trades', chance)}"


def _street(chance: Random) -> str:
    return f"{_words('streets', chance)} {_words('kinds', chance)}"


def _words(field: str, chance: Random) -> str:
    return _weighted(field).draw(chance)


def _records(chance: Random) -> int:
    return chance.choices([n for n, _ in _RECORDS], [share for _, share in _RECORDS])[0]


def _happens(chance: Random, what: str, traits: set[str]) -> bool:
    happens = chance.random() < SHARES[what]
    if happens:
        traits.add(what)
    return happens


@cache
def _weighted(field: str) -> slips.Weighted:
    return slips.Weighted(_table().text(field).split())


@cache
def _table() -> Row:
    table = read_yaml(_TABLE)
    table.origin()
    return table
