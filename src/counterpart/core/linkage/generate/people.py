"""Made-up records of people: households, twins, namesakes, slips, short forms, and names that were written out."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from counterpart.core.linkage.generate import slips
from counterpart.core.linkage.generate.labelled import Labelled
from counterpart.core.linkage.generate.names import Language, drawn, short_form

# Shares of records, or of people where it says so. Chosen so that each difficulty occurs often enough to be measured;
# a force's own records will have others.
SHARES: dict[str, float] = {
    "twins, of households": 0.02,
    "parent and child of one name, of households": 0.01,
    "namesake of somebody, of households": 0.02,
    "changed last name, of people": 0.03,
    "written by another hand": 0.4,
    "short first name": 0.08,
    "typing slip in a name": 0.06,
    "first and last name changed places": 0.01,
    "no date of birth": 0.15,
    "day and month changed places": 0.02,
    "slip in the date of birth": 0.02,
    "no postcode": 0.3,
    "moved": 0.1,
    "no telephone": 0.5,
    "another telephone": 0.12,
    "slip in the telephone": 0.015,
    "vehicle known": 0.1,
}
_SIZES = ((1, 0.45), (2, 0.3), (3, 0.15), (4, 0.1))
_RECORDS = ((1, 0.7), (2, 0.2), (3, 0.07), (4, 0.03))
_FIRST_BORN = date(1945, 1, 1)
_DAYS = 62 * 365
# A postcode has some fifteen addresses.
_PEOPLE_A_POSTCODE = 30


@dataclass(slots=True)
class _Person:
    identity: int
    language: Language
    form: int
    first: str
    last: str
    born: date
    home: int
    telephone: str
    plate: str
    hand: int
    other_last: str = ""
    near: dict[str, int] = field(default_factory=dict)


def people(count: int, seed: int = 1) -> list[Labelled]:
    """So many records of people; `seed` decides all of it."""
    chance = Random(seed)  # noqa: S311
    made: list[Labelled] = []
    known: list[_Person] = []
    identities = iter(range(1, count + 1))
    homes = max(20, count // _PEOPLE_A_POSTCODE)
    for household in range(1, count + 1):
        members = _household(chance, household, identities, homes, known)
        known += members[:1]
        for person in members:
            for number in range(_drawn(chance, _RECORDS)):
                made.append(_record(chance, person, number, len(made) + 1, homes))
        if len(made) >= count:
            break
    return made[:count]


def _household(
    chance: Random, household: int, identities: Iterator[int], homes: int, known: list[_Person]
) -> list[_Person]:
    language, home, telephone = drawn(chance), chance.randrange(homes), slips.phone(chance)
    stem = language.stem(chance)
    if known and chance.random() < SHARES["namesake of somebody, of households"]:
        return [_namesake(chance, next(identities), chance.choice(known), home, telephone)]
    members = []
    for _ in range(_drawn(chance, _SIZES)):
        own = stem if chance.random() < 0.85 else language.stem(chance)
        shared = telephone if chance.random() < 0.4 else slips.phone(chance)
        members.append(_person(chance, next(identities), language, own, home, shared))
        members[-1].near["household"] = household
    return _relatives(chance, household, members)


def _person(chance: Random, identity: int, language: Language, stem: str, home: int, telephone: str) -> _Person:
    form = chance.randrange(2)
    changed = chance.random() < SHARES["changed last name, of people"]
    return _Person(
        identity=identity,
        language=language,
        form=form,
        first=language.first_name(chance, form),
        last=language.last_name(stem, form),
        born=_FIRST_BORN + timedelta(days=chance.randrange(_DAYS)),
        home=home,
        telephone=telephone,
        plate=slips.plate(chance),
        hand=chance.randrange(language.hands_known),
        other_last=language.last_name(language.stem(chance), form) if changed else "",
    )


def _relatives(chance: Random, household: int, members: list[_Person]) -> list[_Person]:
    """Make the second a twin of the first, or a child of the same name, now and then."""
    if len(members) < 2:
        return members
    first, second = members[:2]
    draw = chance.random()
    if draw < SHARES["twins, of households"]:
        twin = replace(second, last=first.last, born=first.born, form=first.form, language=first.language)
        twin.first = next(name for name in _names(chance, first) if name != first.first)
        first.near["twins"] = twin.near["twins"] = household
        return [first, twin, *members[2:]]
    if draw < SHARES["twins, of households"] + SHARES["parent and child of one name, of households"]:
        child = replace(second, first=first.first, last=first.last, form=first.form, language=first.language)
        first.near["namesakes"] = child.near["namesakes"] = household
        return [first, child, *members[2:]]
    return members


def _names(chance: Random, person: _Person) -> Iterator[str]:
    while True:
        yield person.language.first_name(chance, person.form)


def _namesake(chance: Random, identity: int, other: _Person, home: int, telephone: str) -> _Person:
    """Somebody else of the same name, elsewhere."""
    made = _person(chance, identity, other.language, "", home, telephone)
    made.first, made.last, made.form, made.hand = other.first, other.last, other.form, other.hand
    group = other.near.setdefault("namesakes", -other.identity)
    made.near["namesakes"] = group
    return made


def _record(chance: Random, person: _Person, number: int, key: int, homes: int) -> Labelled:
    traits: set[str] = set()
    record = {
        "name": _name(chance, person, number, traits),
        "date_of_birth": _born(chance, person, traits),
        "postcode": _postcode(chance, person, traits, homes),
        "phone": _phone(chance, person, traits),
        "vrm": person.plate if chance.random() < SHARES["vehicle known"] else None,
    }
    traits.add(f"names: {person.language.name}")
    return Labelled(f"p{key}", person.identity, record, frozenset(traits), person.near)


def _name(chance: Random, person: _Person, number: int, traits: set[str]) -> str:
    first, last, hand = person.first, person.last, person.hand
    if person.other_last and number % 2:
        last = person.other_last
        traits.add("changed last name")
    if person.language.hands_known > 1 and _happens(chance, "written by another hand"):
        hand = chance.randrange(person.language.hands_known)
        if hand != person.hand:
            traits.add("written by another hand")
    if _happens(chance, "short first name"):
        short = short_form(chance, first)
        if short:
            first = short
            traits.add("short first name")
    first, last = person.language.written(first, hand), person.language.written(last, hand)
    if _happens(chance, "typing slip in a name"):
        traits.add("typing slip in a name")
        first, last = (slips.slip(chance, first), last) if chance.random() < 0.4 else (first, slips.slip(chance, last))
    if _happens(chance, "first and last name changed places"):
        traits.add("first and last name changed places")
        first, last = last, first
    return f"{last.upper()}, {first}" if chance.random() < 0.1 else f"{first} {last}"


def _born(chance: Random, person: _Person, traits: set[str]) -> str | None:
    born = person.born
    if _happens(chance, "no date of birth"):
        traits.add("no date of birth")
        return None
    if born.day <= 12 and born.day != born.month and _happens(chance, "day and month changed places"):
        traits.add("day and month changed places")
        return born.replace(day=born.month, month=born.day).isoformat()
    if _happens(chance, "slip in the date of birth"):
        slipped = slips.digit_slip(chance, born.isoformat(), first=2)
        if _is_day(slipped):
            traits.add("slip in the date of birth")
            return slipped
    return born.isoformat()


def _postcode(chance: Random, person: _Person, traits: set[str], homes: int) -> str | None:
    if _happens(chance, "no postcode"):
        return None
    if _happens(chance, "moved"):
        traits.add("moved")
        return slips.postcode(chance.randrange(homes))
    return slips.postcode(person.home)


def _phone(chance: Random, person: _Person, traits: set[str]) -> str | None:
    if _happens(chance, "no telephone"):
        return None
    if _happens(chance, "another telephone"):
        return slips.phone(chance)
    if _happens(chance, "slip in the telephone"):
        traits.add("slip in the telephone")
        return slips.digit_slip(chance, person.telephone, first=2)
    return person.telephone


def _happens(chance: Random, what: str) -> bool:
    return chance.random() < SHARES[what]


def _drawn(chance: Random, table: tuple[tuple[int, float], ...]) -> int:
    return chance.choices([each for each, _ in table], [share for _, share in table])[0]


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
