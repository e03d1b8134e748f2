"""The boundary files of one force, read once: shapes live here and not in the database."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from counterpart.core.geography import (
    DISTRICTS,
    LSOAS_2021,
    WARDS_2025,
    Boundary,
    BoundaryFileError,
    Layer,
    PolygonIndex,
    read_boundaries,
)


@dataclass(frozen=True, slots=True)
class Boundaries:
    """All places of one force. `parents` gives the district of each ward and LSOA code, `names` the name of any."""

    force_code: str
    always_urban: frozenset[str]
    districts: tuple[Boundary, ...]
    wards: tuple[Boundary, ...]
    lsoas: tuple[Boundary, ...]
    ward_index: PolygonIndex
    lsoa_index: PolygonIndex
    parents: Mapping[str, str]
    names: Mapping[str, str]


@cache
def read(folder: Path) -> Boundaries:
    """Everything in a folder laid out like `data/geography`; takes a fifth of a second the first time.

    Raises BoundaryFileError, naming the file, when a file is missing or wrong, or when a ward or
    LSOA names a district that the folder does not hold.
    """
    force_code, always_urban = _force(folder / "force.yaml")
    districts = read_boundaries(folder / "districts.geojson.gz", DISTRICTS)
    known = frozenset(district.code for district in districts)
    wards = tuple(_children(folder / "ward", WARDS_2025, known))
    lsoas = tuple(_children(folder / "lsoa", LSOAS_2021, known))
    return Boundaries(
        force_code=force_code,
        always_urban=always_urban,
        districts=districts,
        wards=wards,
        lsoas=lsoas,
        ward_index=PolygonIndex(wards),
        lsoa_index=PolygonIndex(lsoas),
        parents={place.code: place.parent for place in (*wards, *lsoas) if place.parent},
        names={place.code: place.name for place in (*districts, *wards, *lsoas)},
    )


def _force(path: Path) -> tuple[str, frozenset[str]]:
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        return str(content["force_code"]), frozenset(row["code"] for row in content["always_urban"])
    except (OSError, UnicodeDecodeError, yaml.YAMLError, KeyError, TypeError) as error:
        raise BoundaryFileError(f"{path}: expected force_code and always_urban: {error}") from error


def _children(folder: Path, layer: Layer, districts: frozenset[str]) -> Iterator[Boundary]:
    paths = sorted(folder.glob("*.geojson.gz"))
    if not paths:
        raise BoundaryFileError(f"{folder}: holds no *.geojson.gz file")
    for path in paths:
        for place in read_boundaries(path, layer):
            if place.parent not in districts:
                raise BoundaryFileError(f"{path}: {place.name} lies in {place.parent}, which is in no district file")
            yield place
