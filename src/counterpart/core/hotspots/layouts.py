"""An answer as a table to read, and as CSV, GeoJSON and GeoPackage for other programs.

Where rows are cells, the two map formats carry their outlines in degrees of WGS84, so that any mapping program can open
them. Notes go along wherever a format has room for words.
"""

import csv
import io
import json
import textwrap
from collections.abc import Iterator, Sequence
from math import isnan
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import shapely
from pyogrio.raw import write as write_layer

from counterpart.core.hotspots.answers import Answer, Column, Value
from counterpart.core.layouts.grid import Grid, grid_lines

WIDTH = 100
# Digits beyond those that people are shown.
_MORE_DECIMALS = 2
_LAYER = "counterpart"


def table(answer: Answer, width: int = WIDTH, top: int | None = None) -> str:
    """The title, the first `top` rows (all if None) and the notes, no line longer than `width`."""
    lines = [answer.title, "", *grid_lines(_grid(answer, top), width)]
    if top is not None and not answer.matrix and len(answer.rows) > top:
        lines.append(f"and {len(answer.rows) - top:,} more: --top, or --format csv for all")
    notes = (line for note in answer.notes for line in textwrap.wrap(note, width))
    return "\n".join([*lines, "", *notes]).rstrip() + "\n"


def csv_of(answer: Answer) -> str:
    """A line for each row under the columns' names; what there is none of is empty."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([column.name for column in answer.columns])
    writer.writerows([_plain(column, value) for column, value in _told(answer, row)] for row in answer.rows)
    return file.getvalue()


def geojson(answer: Answer) -> str:
    """A feature for each row, in its order, with the notes beside them (RFC 7946). Raises ValueError without cells."""
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Polygon", "coordinates": [[[round(x, 6), round(y, 6)] for x, y in ring]]},
            "properties": {column.name: _plain(column, value) for column, value in _told(answer, row)},
        }
        for ring, row in zip(answer.outlines(), answer.rows, strict=True)
    ]
    collection = {"type": "FeatureCollection", "title": answer.title, "notes": answer.notes, "features": features}
    return json.dumps(collection, ensure_ascii=False) + "\n"


def geopackage(answer: Answer) -> bytes:
    """One layer of polygons, for QGIS and ArcGIS. Raises ValueError without cells."""
    polygons = shapely.to_wkb(np.array([shapely.Polygon(ring) for ring in answer.outlines()], dtype=object))
    fields = [column.name for column in answer.columns]
    with TemporaryDirectory(prefix="counterpart-") as folder:
        path = Path(folder) / "answer.gpkg"
        write_layer(
            str(path), polygons, _arrays(answer), fields, geometry_type="Polygon", crs="EPSG:4326", layer=_LAYER,
            driver="GPKG", layer_metadata={"TITLE": answer.title, "NOTES": "\n".join(answer.notes)},
        )  # fmt: skip
        return path.read_bytes()


def _grid(answer: Answer, top: int | None) -> Grid:
    if answer.matrix:
        heads, *rows = answer.matrix
        return Grid(heads, tuple(rows), (False, *[True] * (len(heads) - 1)))
    rows = [tuple(column.text(value) for column, value in _told(answer, row)) for row in answer.rows[:top]]
    right = [not any(isinstance(row[at], str) for row in answer.rows[:top]) for at in range(len(answer.columns))]
    return Grid(tuple(column.head for column in answer.columns), tuple(rows), tuple(right))


def _told(answer: Answer, row: Sequence[Value]) -> Iterator[tuple[Column, Value]]:
    """Each column with its value; what is not a number is none."""
    for column, value in zip(answer.columns, row, strict=True):
        yield column, None if isinstance(value, float) and isnan(value) else value


def _plain(column: Column, value: Value) -> Value:
    return round(value, column.decimals + _MORE_DECIMALS) if isinstance(value, float) else value


def _arrays(answer: Answer) -> list[np.ndarray]:
    """A column of numbers where all are numbers, of texts otherwise."""
    columns = zip(*answer.rows, strict=True) if answer.rows else ([] for _ in answer.columns)
    return [np.array(list(values), dtype=_type_of(list(values))) for values in columns]


def _type_of(values: Sequence[Value]) -> type:
    if all(isinstance(value, int) for value in values):
        return np.int64
    return np.float64 if all(isinstance(value, int | float | None) for value in values) else object
