"""Boundary files: GeoJSON, plain or gzip, in WGS84 longitude and latitude."""

import gzip
import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shapely.errors import ShapelyError
from shapely.geometry import MultiPolygon, Polygon, shape


class BoundaryFileError(ValueError):
    """A boundary file cannot be used. The message names file, feature and field."""


@dataclass(frozen=True, slots=True)
class Layer:
    """The properties that hold a feature's own code, its name and its parent's code."""

    code: str
    name: str
    parent: str | None = None


# Property names as the Office for National Statistics publishes them.
WARDS_2025 = Layer(code="WD25CD", name="WD25NM", parent="LAD25CD")
LSOAS_2021 = Layer(code="LSOA21CD", name="LSOA21NM", parent="LADCD_ACTIVE")
# Our own derived file: see data/scripts/derive_districts.py.
DISTRICTS = Layer(code="LAD25CD", name="LAD25NM")


@dataclass(frozen=True, slots=True)
class Boundary:
    """One place: its code, its name, the code of the place it lies in, its shape."""

    code: str
    name: str
    parent: str | None
    shape: Polygon | MultiPolygon


def read_boundaries(path: Path, layer: Layer) -> tuple[Boundary, ...]:
    """All features of one file, in file order.

    Raises BoundaryFileError when the file is missing, is no GeoJSON feature collection,
    holds no feature, or when a feature lacks a property or a valid polygon.
    """
    return tuple(_boundaries(path, layer, read_features(path)))


def read_features(path: Path) -> list[Any]:
    """The bare features of a GeoJSON file, plain or gzip; at least one. Raises as above."""
    features = _document(path).get("features")
    if not isinstance(features, list) or not features:
        raise BoundaryFileError(f"{path}: no features; expected a GeoJSON FeatureCollection")
    return features


def _document(path: Path) -> Mapping[str, Any]:
    try:
        raw = path.read_bytes()
        text = gzip.decompress(raw) if path.suffix == ".gz" else raw
        document = json.loads(text)
    except (OSError, EOFError, zlib.error, ValueError) as error:
        raise BoundaryFileError(f"{path}: cannot be read as GeoJSON: {error}") from error
    if not isinstance(document, dict):
        raise BoundaryFileError(f"{path}: not a GeoJSON object")
    return document


def _boundaries(path: Path, layer: Layer, features: list[Any]) -> Iterator[Boundary]:
    for number, feature in enumerate(features, start=1):
        where = f"{path}: feature {number}"
        if not isinstance(feature, dict):
            raise BoundaryFileError(f"{where}: is not a GeoJSON feature")
        properties = feature.get("properties") or {}
        yield Boundary(
            code=_text(where, properties, layer.code),
            name=_text(where, properties, layer.name),
            parent=_text(where, properties, layer.parent) if layer.parent else None,
            shape=_polygon(where, feature.get("geometry")),
        )


def _text(where: str, properties: Mapping[str, Any], field: str) -> str:
    value = properties.get(field)
    if not isinstance(value, str) or not value.strip():
        raise BoundaryFileError(f"{where}: {field} is {value!r}; expected a text")
    return value.strip()


def _polygon(where: str, geometry: Any) -> Polygon | MultiPolygon:
    try:
        polygon = shape(geometry)
    except (ShapelyError, AttributeError, KeyError, TypeError, ValueError, IndexError) as error:
        raise BoundaryFileError(f"{where}: geometry cannot be read: {error}") from error
    if not isinstance(polygon, Polygon | MultiPolygon):
        kind = polygon.geom_type
        raise BoundaryFileError(f"{where}: geometry is a {kind}; expected a Polygon or MultiPolygon")
    if polygon.is_empty or not polygon.is_valid:
        raise BoundaryFileError(f"{where}: geometry is empty or crosses itself")
    return polygon
