"""What a simulated report says: the answers to the questions of a report, drawn from `data/words.yaml`.

A story answers more than it is asked; the question table then drops what does not belong.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from counterpart.core.tables import read_yaml
from counterpart.demo.chance import Chance
from counterpart.demo.premises import ReportingPremises

Told = dict[str, Any]
_WORDS = Path(__file__).parent / "data" / "words.yaml"


@cache
def words() -> dict[str, Any]:
    """The whole table of words."""
    return dict(read_yaml(_WORDS).values)


def suits(what_happened: str) -> dict[str, float]:
    """How often each type of premises reports this, against the others."""
    weights: dict[str, float] = words()["stories"][what_happened]["suits"]
    return weights


def every_type() -> set[str]:
    """The types of premises that report anything."""
    return {kind for story in words()["stories"].values() for kind in story["suits"]}


def tell(what_happened: str, premises: ReportingPremises, happened_at: datetime, chance: Chance) -> Told:
    """The answers of one report in the JSON shape of `Answers`, without the moment of reporting."""
    own = words()["stories"][what_happened]
    told: Told = {
        "what_happened": what_happened,
        "where": {
            "kind": "premises",
            "premises_id": premises.id,
            "area": chance.one(own.get("area", [""])),
        },
        **_when(chance.weighted(own["chosen"]), happened_at, chance),
        **_people(what_happened, chance),
        "evidence": _evidence(happened_at, chance),
        "contact": _contact(chance),
    }
    told["description"] = _description(own["descriptions"], told.get("violence", "none"), chance)
    return told | _DETAILS[what_happened](own, premises, chance)


def person_name(chance: Chance) -> str:
    """A name that nobody bears."""
    people = words()["people"]
    return f"{chance.one(people['first'])} {chance.one(people['last'])}"


def _when(chosen: str, happened_at: datetime, chance: Chance) -> Told:
    """The time as it is told. `happened_at` is the last moment that it can have happened."""
    if chosen == "several":
        earlier = [
            happened_at - timedelta(days=back * (2 + chance.below(6))) for back in range(1 + chance.below(3), 0, -1)
        ]
        return {
            "when": {"chosen": chosen},
            "occurrences": [{"from": _iso(at)} for at in sorted([*earlier, happened_at])],
        }
    if chosen == "range":
        earliest = happened_at - timedelta(hours=1 + chance.below(9))
        return {"when": {"chosen": chosen, "from": _iso(earliest), "to": _iso(happened_at)}}
    return {"when": {"chosen": chosen, "from": _iso(happened_at)}}


def _people(what_happened: str, chance: Chance) -> Told:
    every = words()
    known = chance.weighted(every["suspects_known"].get(what_happened, {"none": 1}))
    seen = known != "none"
    violence = chance.weighted(every["violence"].get(what_happened, {"none": 1})) if seen else "none"
    return {
        "suspects_known": known,
        "suspects": [_suspect(known, chance) for _ in range(1 + chance.happens(0.2))] if seen else [],
        "detained": chance.weighted(every["detained"]),
        "violence": violence,
        "injury": chance.weighted(every["injury"].get(violence, {"none": 1})),
        "weapon": chance.weighted(every["weapon"].get(violence, {"none": 1})),
        "weapon_kind": chance.one(every["weapon_kind"]),
        "threat": chance.happens(0.4),
        "victim_worker": chance.happens(0.95),
        "employer_commercial": chance.happens(0.97),
        "targeted_because_of_work": chance.happens(0.9),
        "age_restricted_sale_refused": chance.happens(0.15),
        "lone_worker": chance.happens(0.3),
        "abuse": chance.happens(0.6),
        "hate": chance.weighted(every["hate"]),
        "fear": chance.weighted(every["fear"]),
    }


def _suspect(known: str, chance: Chance) -> Told:
    look = words()["suspects"]
    age = chance.one(look["age_from"])
    told: Told = {
        "sex": chance.weighted(look["sex"]),
        "age_from": age,
        "age_to": age + 5,
        "under_18": "yes" if age + 5 < 20 else "no",
        "clothing": chance.one(look["clothing"]),
        "build": chance.one(look["build"]),
        "seen_before": chance.happens(look["seen_before"]),
    }
    for field in ("height", "hair", "distinctive", "direction"):
        if chance.happens(0.4):
            told[field] = chance.one(look[field])
    if chance.happens(0.15):
        told |= {"vehicle": chance.one(look["vehicle"]), "vehicle_vrm": _plate(chance)}
    if known == "named":
        told |= {"name": person_name(chance), "known_how": chance.one(look["known_how"]), **_regular(chance)}
    return told


def _regular(chance: Chance) -> Told:
    """One of a few people who come again: under one of their names, in their vehicle. Mostly nobody of them."""
    look = words()["suspects"]
    if not chance.happens(look["regular"]):
        return {}
    told = dict(chance.one(look["regulars"]))
    return {"name": chance.one(told.pop("names")), **told}


def _evidence(happened_at: datetime, chance: Chance) -> Told:
    cctv = chance.weighted({"yes": 70, "no": 18, "unknown": 12})
    evidence: Told = {
        "cctv": cctv,
        "witnesses": chance.below(4),
        "forensic": chance.happens(0.12),
        "digital_trail": chance.happens(0.12),
    }
    if cctv == "yes" and chance.happens(0.6):
        evidence["overwritten_on"] = (happened_at + timedelta(days=31)).date().isoformat()
    return evidence


def _contact(chance: Chance) -> Told:
    every = words()["contact"]
    name = person_name(chance)
    how = chance.weighted(every["how"])
    contact: Told = {
        "how": how,
        "name": name,
        "email": f"{name.lower().replace(' ', '.')}@example.org",
        "supports_prosecution": chance.weighted(every["supports_prosecution"]),
    }
    if how == "phone":
        contact["phone"] = f"07700 900{chance.below(1000):03}"  # kept for drama by Ofcom
    if how == "none":
        contact["agreed_reason"] = chance.one(every["agreed_reason"])
    return contact


def _description(texts: Any, violence: str, chance: Chance) -> str:
    text: str = chance.one(texts[violence] if isinstance(texts, dict) else texts)
    return text


def _theft(own: Told, _premises: ReportingPremises, chance: Chance) -> Told:
    how = chance.weighted(own["how"])
    theft = {
        "how": how,
        "entered_as_trespasser": how == "stockroom" and chance.happens(0.5),
        # Force in order to steal would be a robbery, which has stories of its own.
        "force_used": chance.weighted({"after": 7, "none": 3}),
    }
    return {"theft": theft, "items": _items(own, "business", chance)}


def _burglary(own: Told, _premises: ReportingPremises, chance: Chance) -> Told:
    entry = {"building": chance.weighted(own["building"]), "got_in": chance.happens(own["got_in"])}
    return {"burglary": entry, "items": _items(own, "business", chance)}


def _robbery(own: Told, _premises: ReportingPremises, chance: Chance) -> Told:
    owner = chance.weighted({"business": 85, "person": 15})
    return {"theft": {"force_used": "before_or_during"}, "items": _items(own, owner, chance)}


def _damage(own: Told, _premises: ReportingPremises, chance: Chance) -> Told:
    low, high = own["pounds"]
    done = {"what": chance.weighted(own["what"]), "fire": chance.happens(own["fire"])}
    return {"damage": done | {"value_pence": _pence(low, high, chance)}}


def _making_off(own: Told, premises: ReportingPremises, chance: Chance) -> Told:
    kind = own["kinds"].get(premises.premises_type, "other")
    low, high = own["pounds"][kind]
    unpaid = {"kind": kind, "value_pence": _pence(low, high, chance)}
    return {"making_off": unpaid | ({"vrm": _plate(chance)} if kind == "fuel" else {})}


def _fraud(own: Told, _premises: ReportingPremises, chance: Chance) -> Told:
    present, local = chance.happens(own["offender_present"]), chance.happens(own["suspect_local"])
    return {"fraud": {"kind": chance.weighted(own["kind"]), "offender_present": present, "suspect_local": local}}


def _cyber(own: Told, _premises: ReportingPremises, chance: Chance) -> Told:
    return {"cyber": {"kind": chance.weighted(own["kind"]), "in_progress": chance.happens(own["in_progress"])}}


def _nothing_more(_own: Told, _premises: ReportingPremises, _chance: Chance) -> Told:
    return {}


def _items(own: Told, owner: str, chance: Chance) -> list[Told]:
    return [_item(line, owner, chance) for line in chance.shuffled(own["items"])[: 1 + chance.happens(0.3)]]


def _item(line: Told, owner: str, chance: Chance) -> Told:
    low, high = line["pounds"]
    return {
        "category": line["category"],
        "description": chance.one(line["of"]),
        "value_pence": _pence(low, high, chance),
        "owner": owner,
        "recovered": chance.happens(0.08),
    }


def _pence(low: float, high: float, chance: Chance) -> int:
    """A price between two sums of pounds, small ones more often, as prices are written."""
    pounds = chance.between(low, high)
    return int(pounds) * 100 + (0 if pounds >= 200 else chance.one([0, 50, 99]))


def _plate(chance: Chance) -> str:
    """A plate of the current shape with the year 99, which will not be given out before 2049."""
    letters = "ABCDEFGHJKLMNOPRSTUVWXY"
    return "".join(("A", chance.one("EKNOPRTUVWXY"), "99 ", *(chance.one(letters) for _ in range(3))))


def _iso(at: datetime) -> str:
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


_DETAILS: dict[str, Callable[[Told, ReportingPremises, Chance], Told]] = {
    "theft": _theft,
    "burglary": _burglary,
    "robbery": _robbery,
    "damage": _damage,
    "violence": _nothing_more,
    "making_off": _making_off,
    "fraud": _fraud,
    "cyber": _cyber,
    "asb": _nothing_more,
    "other": _nothing_more,
}
