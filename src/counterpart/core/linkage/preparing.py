"""Records as people hold them, made into the columns by which they are compared (`data/fields.yaml`)."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache

from counterpart.core.linkage import placeholders, words
from counterpart.core.linkage.errors import LinkageError, NotAField
from counterpart.core.linkage.fields import named_by
from counterpart.core.linkage.folding import fold, latin, root
from counterpart.core.references import vrm as plates

Raw = Mapping[str, str | None]
Prepared = dict[str, str | None]

# What the records of each kind may bring; anything else is refused, so that nothing is taken silently.
TAKEN: dict[str, tuple[str, ...]] = {
    "people": ("name", "date_of_birth", "postcode", "phone", "vrm"),
    "vehicles": ("vrm", "words"),
    "premises": ("name", "address", "postcode"),
    "businesses": ("name", "company_number", "postcode", "website", "phone"),
}
_PARTICLES = frozenset(
    {"da", "de", "del", "do", "dos", "das", "van", "von", "der", "den", "la", "le", "st", "mc", "mac"}
)


def prepared(kind: str, raw: Raw) -> Prepared:
    """The columns of one record of `kind`; None for a value that is missing, unreadable or a placeholder.

    Raises NotAField for a field that is not taken, LinkageError for an unknown kind.
    """
    if kind not in TAKEN:
        raise LinkageError(f"There are no records of '{kind}'; there are {', '.join(TAKEN)}")
    for name in raw:
        if name not in TAKEN[kind]:
            barred = named_by(name)
            why = f"a protected characteristic ({barred.name})" if barred else "not among the fields"
            raise NotAField(f"'{name}' is {why}; records of {kind} bring {', '.join(TAKEN[kind])}")
    return _MAKERS[kind](raw)


def unread(kind: str, raw: Raw) -> tuple[str, ...]:
    """The fields of a record that say something of which no column is made."""
    return tuple(name for name, value in raw.items() if value and not any(prepared(kind, {name: value}).values()))


def _person(raw: Raw) -> Prepared:
    forename, surname = _named(raw.get("name") or "")
    born = _day(raw.get("date_of_birth"))
    return {
        "forename": forename,
        "forename_fold": fold(forename) if forename else None,
        "forename_root": root(forename) if forename else None,
        "surname": surname,
        "surname_fold": fold(surname) if surname else None,
        "date_of_birth": born,
        "date_of_birth_turned": _turned(born),
        **_postcode(raw.get("postcode")),
        "phone": _phone(raw.get("phone")),
        "vrm": _plate(raw.get("vrm")),
    }


def _vehicle(raw: Raw) -> Prepared:
    text = plates.normalise(raw.get("vrm") or "").normalised
    text = "" if placeholders.is_no_plate(text) else text
    whole = text if text and "?" not in text and "*" not in text else None
    front, back = text[:4], text[-3:]
    told = words.of_vehicle(latin(raw.get("words") or ""))
    return {
        "vrm": whole,
        "vrm_alike": words.looks(whole) if whole else None,
        "vrm_known": text or None,
        "vrm_front": front if len(front) == 4 and front.isalnum() else None,
        "vrm_back": back if len(text) > 3 and back.isalnum() else None,
        **told,
    }


def _premises(raw: Raw) -> Prepared:
    name = _title(raw)
    address = latin(raw.get("address") or "")
    number = re.search(r"\b\d+[a-z]?\b", address)
    return {
        "name": name,
        "name_core": words.core(name) if name else None,
        "number": number.group() if number else None,
        "street": words.street(address),
        **_postcode(raw.get("postcode")),
    }


def _business(raw: Raw) -> Prepared:
    name = _title(raw)
    core = words.core(name) if name else None
    number = re.sub(r"[^A-Z0-9]", "", (raw.get("company_number") or "").upper())
    return {
        "name": name,
        "name_core": core,
        "name_start": core.split()[0] if core else None,
        "company_number": number.zfill(8) if number.strip("0") else None,
        **_postcode(raw.get("postcode")),
        "domain": words.domain(raw.get("website") or ""),
        "phone": _phone(raw.get("phone")),
    }


_MAKERS: dict[str, Callable[[Raw], Prepared]] = {
    "people": _person,
    "vehicles": _vehicle,
    "premises": _premises,
    "businesses": _business,
}


@lru_cache(maxsize=100_000)
def split_name(name: str) -> tuple[str | None, str | None]:
    """First and last name in Latin letters: "SILVA, João da" and "João da Silva" are the same. One word is a first."""
    last, comma, first = name.partition(",")
    parts = latin(first if comma else name).split()
    if comma and latin(last):
        particles = [each for each in parts if each in _PARTICLES]
        parts = [each for each in parts if each not in _PARTICLES]
        return (parts[0] if parts else None), "".join([*particles, *latin(last).split()])
    if len(parts) < 2:
        return (parts[0] if parts else None), None
    begins = len(parts) - 1
    while begins > 1 and parts[begins - 1] in _PARTICLES:
        begins -= 1
    return parts[0], "".join(parts[begins:])


def _named(name: str) -> tuple[str | None, str | None]:
    forename, surname = split_name(name)
    if placeholders.is_nobody(forename, surname) or placeholders.is_nothing(latin(name)):
        return None, None
    return _known(forename), _known(surname)


def _known(name: str | None) -> str | None:
    return None if name is None or placeholders.is_nothing(name) else name


def _title(raw: Raw) -> str | None:
    name = latin(raw.get("name") or "")
    return None if placeholders.is_nothing(name) else name or None


def _day(text: str | None) -> str | None:
    if not text:
        return None
    try:
        day = date.fromisoformat(text).isoformat()
    except ValueError:
        return None
    return None if placeholders.is_no_day(day) else day


def _turned(day: str | None) -> str | None:
    return _day(f"{day[:4]}-{day[8:]}-{day[5:7]}") if day else None


def _postcode(text: str | None) -> Prepared:
    code = re.sub(r"[^A-Z0-9]", "", text.upper()) if text else ""
    whole = code if 5 <= len(code) <= 7 and not placeholders.is_no_postcode(code) else None
    return {"postcode": whole, "postcode_sector": whole[:-2] if whole else None}


def _phone(text: str | None) -> str | None:
    digits = re.sub(r"\D", "", text) if text else ""
    return digits[-10:] if len(digits) >= 10 and not placeholders.is_no_phone(digits[-10:]) else None


def _plate(text: str | None) -> str | None:
    if not text:
        return None
    plate = plates.normalise(text).normalised
    return plate if plate.isalnum() and not placeholders.is_no_plate(plate) else None
