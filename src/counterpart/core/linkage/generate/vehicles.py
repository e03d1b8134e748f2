"""Made-up sightings of vehicles: plates misread, seen in part, cloned; words that tell little."""

from random import Random

from counterpart.core.linkage.generate import slips
from counterpart.core.linkage.generate.labelled import Labelled
from counterpart.core.linkage.words import look_alikes, meanings

SHARES: dict[str, float] = {
    "cloned plate, of vehicles": 0.01,
    "characters that look alike": 0.08,
    "slip in the plate": 0.06,
    "plate seen in part": 0.15,
    "make not told": 0.25,
    "colour not told": 0.2,
    "colour misjudged": 0.05,
}
_RECORDS = ((1, 0.6), (2, 0.22), (3, 0.12), (5, 0.06))


def vehicles(count: int, seed: int = 1) -> list[Labelled]:
    """So many sightings; `seed` decides all of it."""
    chance = Random(seed)  # noqa: S311
    makes, paints, bodies = (slips.Weighted([meant for _, meant in meanings(field)]) for field in _FIELDS)
    made: list[Labelled] = []
    identity, plate = 0, ""
    while len(made) < count:
        identity += 1
        cloned = identity > 1 and chance.random() < SHARES["cloned plate, of vehicles"]
        near = {"cloned": identity - 1} if cloned else {"cloned": identity}
        plate = plate if cloned else slips.plate(chance).replace(" ", "")
        told = (makes.draw(chance), paints.draw(chance), bodies.draw(chance))
        for _ in range(chance.choices([n for n, _ in _RECORDS], [share for _, share in _RECORDS])[0]):
            made.append(_record(chance, f"v{len(made) + 1}", identity, plate, told, paints, near))
    return made[:count]


_FIELDS = ("make", "paint", "body")


def _record(
    chance: Random,
    key: str,
    identity: int,
    plate: str,
    told: tuple[str, str, str],
    paints: slips.Weighted,
    near: dict[str, int],
) -> Labelled:
    traits: set[str] = set()
    make, paint, body = told
    if _happens(chance, "colour misjudged"):
        traits.add("colour misjudged")
        paint = paints.draw(chance)
    said = [
        "" if _happens(chance, "colour not told") else paint,
        "" if _happens(chance, "make not told") else make,
        body if chance.random() < 0.5 else "",
    ]
    record = {"vrm": _plate(chance, plate, traits), "words": " ".join(word for word in said if word)}
    return Labelled(key, identity, record, frozenset(traits), near)


def _plate(chance: Random, plate: str, traits: set[str]) -> str:
    if _happens(chance, "characters that look alike"):
        swaps = look_alikes() | {"0": "O", "1": "I", "5": "S", "8": "B"}
        places = [place for place, each in enumerate(plate) if each in swaps]
        if places:
            traits.add("characters that look alike")
            place = chance.choice(places)
            plate = plate[:place] + swaps[plate[place]] + plate[place + 1 :]
    elif _happens(chance, "slip in the plate"):
        traits.add("slip in the plate")
        plate = slips.slip(chance, plate)
    if _happens(chance, "plate seen in part"):
        traits.add("plate seen in part")
        plate = plate[:4] + "???" if chance.random() < 0.5 else "????" + plate[-3:]
    return plate


def _happens(chance: Random, what: str) -> bool:
    return chance.random() < SHARES[what]
