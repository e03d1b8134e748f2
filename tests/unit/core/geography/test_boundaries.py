import gzip
import json
from pathlib import Path

import pytest

from counterpart.core.geography import DISTRICTS, WARDS_2025, BoundaryFileError, read_boundaries

SQUARE = {"type": "Polygon", "coordinates": [[[1.0, 52.0], [1.1, 52.0], [1.1, 52.1], [1.0, 52.1], [1.0, 52.0]]]}
BOW_TIE = {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]}


def written(folder: Path, document: object, *, name: str = "places.geojson") -> Path:
    path = folder / name
    path.write_text(json.dumps(document))
    return path


def collection(**changes: object) -> dict[str, object]:
    feature = {
        "type": "Feature",
        "properties": {"LAD25CD": "E07", "LAD25NM": " Norwich "},
        "geometry": SQUARE,
    } | changes
    return {"type": "FeatureCollection", "features": [feature]}


def test_reads_code_name_and_shape(tmp_path: Path) -> None:
    (district,) = read_boundaries(written(tmp_path, collection()), DISTRICTS)
    assert (district.code, district.name, district.parent) == ("E07", "Norwich", None)
    assert district.shape.area == pytest.approx(0.01)


def test_reads_the_parent_where_the_layer_has_one(tmp_path: Path) -> None:
    properties = {"WD25CD": "E05", "WD25NM": "Mancroft", "LAD25CD": "E07"}
    (ward,) = read_boundaries(written(tmp_path, collection(properties=properties)), WARDS_2025)
    assert ward.parent == "E07"


def test_reads_gzip(tmp_path: Path) -> None:
    path = tmp_path / "places.geojson.gz"
    path.write_bytes(gzip.compress(json.dumps(collection()).encode()))
    assert len(read_boundaries(path, DISTRICTS)) == 1


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ([], "not a GeoJSON object"),
        ({"type": "FeatureCollection"}, "no features"),
        ({"type": "FeatureCollection", "features": []}, "no features"),
        ({"type": "FeatureCollection", "features": ["x"]}, "feature 1: is not a GeoJSON feature"),
        (collection(properties=None), "feature 1: LAD25CD is None"),
        (collection(properties={"LAD25CD": "E07", "LAD25NM": " "}), "feature 1: LAD25NM is ' '"),
        (collection(geometry=None), "feature 1: geometry cannot be read"),
        (collection(geometry={"type": "Polygon", "coordinates": "x"}), "feature 1: geometry cannot be read"),
        (collection(geometry={"type": "Point", "coordinates": [1, 52]}), "geometry is a Point"),
        (collection(geometry=BOW_TIE), "crosses itself"),
    ],
)
def test_says_what_is_wrong_and_where(tmp_path: Path, document: object, message: str) -> None:
    path = written(tmp_path, document)
    with pytest.raises(BoundaryFileError, match=message) as refusal:
        read_boundaries(path, DISTRICTS)
    assert str(path) in str(refusal.value)


@pytest.mark.parametrize("content", [b"", b"not json", b"\xff\xfe", gzip.compress(b"{}", mtime=0)[:10]])
def test_refuses_what_is_no_geojson(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "places.geojson.gz"
    path.write_bytes(content)
    with pytest.raises(BoundaryFileError, match="cannot be read as GeoJSON"):
        read_boundaries(path, DISTRICTS)


def test_refuses_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(BoundaryFileError, match=r"absent\.geojson"):
        read_boundaries(tmp_path / "absent.geojson", DISTRICTS)
