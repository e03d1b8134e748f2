"""An answer as a table, CSV, GeoJSON and GeoPackage: the same rows in each."""

import csv
import io
import json

import numpy as np
import pyogrio
import pytest

from counterpart.core.hotspots import layouts
from counterpart.core.hotspots.answers import Answer, Column
from counterpart.core.hotspots.grids import square_grid
from counterpart.core.hotspots.planes import BRITISH_NATIONAL_GRID

GRID = square_grid(BRITISH_NATIONAL_GRID, np.array([623_000.0, 623_600.0]), np.array([308_000.0, 308_600.0]), 250)
COLUMNS = (Column("cell", "Cell"), Column("events", "Events"), Column("p", "p", 4))
ROWS = (("a", 1200, 0.00001), ("b", 7, 0.25), ("c", 1, float("nan")))
ANSWER = Answer("Hotspots", COLUMNS, ROWS, ("A note.",), GRID, (0, 1, 4))


def test_a_table_shows_the_first_rows_and_says_how_many_more_there_are():
    assert layouts.table(ANSWER, top=2).splitlines() == [
        "Hotspots",
        "",
        "Cell  Events        p",
        "----  ------  -------",
        "a      1,200  <0.0001",
        "b          7   0.2500",
        "and 1 more: --top, or --format csv for all",
        "",
        "A note.",
    ]
    assert layouts.table(ANSWER).splitlines()[6] == "c          1        -"


def test_a_matrix_is_shown_in_the_place_of_its_rows():
    answer = Answer("Pairs", COLUMNS, ROWS, matrix=(("Within", "1 day"), ("100 m", "1.5")))
    assert layouts.table(answer).splitlines()[2:] == ["Within  1 day", "------  -----", "100 m     1.5"]


def test_csv_has_every_row_and_leaves_empty_what_there_is_none_of():
    rows = list(csv.reader(io.StringIO(layouts.csv_of(ANSWER))))
    assert rows == [["cell", "events", "p"], ["a", "1200", "1e-05"], ["b", "7", "0.25"], ["c", "1", ""]]


def test_geojson_has_a_closed_outline_for_each_row():
    found = json.loads(layouts.geojson(ANSWER))
    assert found["notes"] == ["A note."]
    first, *_, last = found["features"]
    (ring,) = first["geometry"]["coordinates"]
    assert ring[0] == ring[-1]
    assert len(ring) == 5
    assert first["properties"] == {"cell": "a", "events": 1200, "p": 0.00001}
    assert last["properties"]["p"] is None


def test_a_geopackage_has_the_same_rows_as_polygons(tmp_path):
    path = tmp_path / "hotspots.gpkg"
    path.write_bytes(layouts.geopackage(ANSWER))
    info = pyogrio.read_info(path)
    assert (info["crs"], info["geometry_type"], info["features"]) == ("EPSG:4326", "Polygon", 3)
    assert info["layer_metadata"]["NOTES"] == "A note."
    _, _, _, fields = pyogrio.raw.read(path)
    assert [each.tolist()[:2] for each in fields] == [["a", "b"], [1200, 7], [0.00001, 0.25]]


def test_an_answer_without_cells_has_no_map():
    with pytest.raises(ValueError, match="Pairs: the rows are no cells of a map"):
        layouts.geojson(Answer("Pairs", COLUMNS, ROWS))
