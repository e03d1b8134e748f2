"""Registers of the Food Hygiene Rating Scheme: one XML file for each local authority.

Publisher: Food Standards Agency. We read who trades where; ratings are left alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite
from pathlib import Path

from counterpart.core.formats.problems import BadRow, shown
from counterpart.core.formats.xml_rows import XmlRow, read_rows

LONGEST_NAME = 200
LONGEST_ADDRESS = 300
_ADDRESS_LINES = tuple(f"AddressLine{number}" for number in (1, 2, 3, 4))
_IDENTIFIER = re.compile(r"[0-9]{1,12}")
# The whole postcode, or its first half alone, as the scheme publishes for private homes.
_POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)(?: ?([0-9][A-Z]{2}))?")
# A box around the United Kingdom and the Isle of Man, in degrees.
_LONGITUDES = (-9.0, 2.0)
_LATITUDES = (49.5, 61.0)


@dataclass(frozen=True, slots=True)
class FhrsEstablishment:
    """One establishment. Longitude and latitude (WGS84) are both there or both None."""

    fhrs_id: str
    name: str
    business_type_id: str
    business_type: str
    address: str
    postcode: str
    longitude: float | None
    latitude: float | None


class _FieldError(ValueError):
    def __init__(self, field: str, problem: str, expected: str) -> None:
        super().__init__(field, problem, expected)
        self.field, self.problem, self.expected = field, problem, expected


def read(path: Path) -> Iterator[FhrsEstablishment | BadRow]:
    """Every establishment in file order, or what is wrong with it.

    The last item is a BadRow when the file holds another number of rows than its header says.
    Raises UnreadableFile when the file is not a complete register; use nothing of it then.
    """
    header: XmlRow | None = None
    first_rows: dict[str, int] = {}
    number = 0
    for row in read_rows(path, root="FHRSEstablishment", rows=frozenset({"Header", "EstablishmentDetail"})):
        if row.tag == "Header":
            header = row
            continue
        number += 1
        try:
            yield _establishment(row, number, first_rows)
        except _FieldError as error:
            yield BadRow(str(path), row.line, row.column, number, error.field, error.problem, error.expected)
    if header is None or header.fields.get("ItemCount", "").strip() != str(number):
        yield _count_mismatch(path, header, number)


def _count_mismatch(path: Path, header: XmlRow | None, number: int) -> BadRow:
    said = shown(header.fields.get("ItemCount", "")) if header else "missing"
    line, column = (header.line, header.column) if header else (1, 1)
    return BadRow(str(path), line, column, 0, "ItemCount", f"is {said}", f"{number}, the number of rows in the file")


def _establishment(row: XmlRow, number: int, first_rows: dict[str, int]) -> FhrsEstablishment:
    fhrs_id = _matching(row, "FHRSID", _IDENTIFIER, "a number of at most 12 digits")
    first = first_rows.setdefault(fhrs_id, number)
    if first != number:
        raise _FieldError("FHRSID", f"{fhrs_id} stands in row {first} too", "each number once")
    longitude, latitude = _point(row)
    return FhrsEstablishment(
        fhrs_id=fhrs_id,
        name=_short(_required(row, "BusinessName"), "BusinessName", LONGEST_NAME),
        business_type_id=_matching(row, "BusinessTypeID", _IDENTIFIER, "a number of at most 12 digits"),
        business_type=_clean(row, "BusinessType"),
        address=_short(
            ", ".join(filter(None, (_clean(row, line) for line in _ADDRESS_LINES))), "Address", LONGEST_ADDRESS
        ),
        postcode=_postcode(row),
        longitude=longitude,
        latitude=latitude,
    )


def _clean(row: XmlRow, field: str) -> str:
    """The field's text in one line, without the marks that turn the direction of writing."""
    words = " ".join(row.fields.get(field, "").split())
    return "".join(char for char in words if char.isprintable())


def _required(row: XmlRow, field: str) -> str:
    value = _clean(row, field)
    if not value:
        raise _FieldError(field, "is empty" if field in row.fields else "is missing", "a text")
    return value


def _short(value: str, field: str, most: int) -> str:
    if len(value) > most:
        raise _FieldError(field, f"is {shown(value)}", f"at most {most} characters")
    return value


def _matching(row: XmlRow, field: str, pattern: re.Pattern[str], expected: str) -> str:
    value = _required(row, field)
    if not pattern.fullmatch(value):
        raise _FieldError(field, f"is {shown(value)}", expected)
    return value


def _postcode(row: XmlRow) -> str:
    value = _clean(row, "PostCode").upper()
    match = _POSTCODE.fullmatch(value)
    if value and not match:
        raise _FieldError("PostCode", f"is {shown(value)}", "a postcode such as NR2 1ND, its first half, or nothing")
    return " ".join(filter(None, match.groups())) if match else ""


def _point(row: XmlRow) -> tuple[float, float] | tuple[None, None]:
    longitude, latitude = _degrees(row, "Longitude"), _degrees(row, "Latitude")
    if longitude is None and latitude is None:
        return None, None
    if longitude is None or latitude is None:
        empty = "Longitude" if longitude is None else "Latitude"
        raise _FieldError(empty, "is empty", "both Longitude and Latitude, or neither")
    if _within(longitude, _LATITUDES) and _within(latitude, _LONGITUDES):
        raise _FieldError("Longitude", f"{longitude} and Latitude {latitude} look swapped", "longitude first")
    for field, value, limits in (("Longitude", longitude, _LONGITUDES), ("Latitude", latitude, _LATITUDES)):
        if not _within(value, limits):
            raise _FieldError(
                field, f"is {value}", f"degrees from {limits[0]} to {limits[1]}, inside the United Kingdom"
            )
    return longitude, latitude


def _within(value: float, limits: tuple[float, float]) -> bool:
    return limits[0] <= value <= limits[1]


def _degrees(row: XmlRow, field: str) -> float | None:
    value = _clean(row, f"Geocode/{field}")
    if not value:
        return None
    try:
        degrees = float(value)
    except ValueError:
        degrees = float("nan")
    if not isfinite(degrees):
        raise _FieldError(field, f"is {shown(value)}", "a number of degrees such as 1.2939")
    return degrees
