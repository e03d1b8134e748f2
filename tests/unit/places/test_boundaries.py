import gzip
import json
import shutil
from pathlib import Path

import pytest
from django.conf import settings

from counterpart.core.geography import BoundaryFileError
from counterpart.places import boundaries

NORWICH = "E07000148"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small copy of the boundary folder: Norwich alone."""
    for layer in ("ward", "lsoa"):
        (tmp_path / layer).mkdir()
        shutil.copy(settings.BOUNDARIES / layer / f"{NORWICH}.geojson.gz", tmp_path / layer)
    for name in ("force.yaml", "districts.geojson.gz"):
        shutil.copy(settings.BOUNDARIES / name, tmp_path)
    return tmp_path


def test_holds_the_whole_of_norfolk() -> None:
    norfolk = boundaries.read(settings.BOUNDARIES)
    assert norfolk.force_code == "norfolk"
    assert (len(norfolk.districts), len(norfolk.wards), len(norfolk.lsoas)) == (7, 177, 552)
    assert norfolk.always_urban == {NORWICH}


def test_each_district_is_the_union_of_its_lsoas() -> None:
    norfolk = boundaries.read(settings.BOUNDARIES)
    for district in norfolk.districts:
        covered = sum(lsoa.shape.area for lsoa in norfolk.lsoas if lsoa.parent == district.code)
        assert district.shape.area == pytest.approx(covered, rel=1e-6)


def test_reads_another_folder(folder: Path) -> None:
    assert len(boundaries.read(folder).wards) == 13


def test_refuses_a_ward_of_an_unknown_district(folder: Path) -> None:
    shutil.copy(settings.BOUNDARIES / "ward" / "E07000143.geojson.gz", folder / "ward")
    districts = json.loads(gzip.decompress((folder / "districts.geojson.gz").read_bytes()))
    districts["features"] = [f for f in districts["features"] if f["properties"]["LAD25CD"] == NORWICH]
    (folder / "districts.geojson.gz").write_bytes(gzip.compress(json.dumps(districts).encode()))
    with pytest.raises(BoundaryFileError, match=r"All Saints & Wayland lies in E07000143"):
        boundaries.read(folder)


@pytest.mark.parametrize(
    ("missing", "message"),
    [
        ("force.yaml", r"force\.yaml: expected force_code"),
        ("districts.geojson.gz", "cannot be read as GeoJSON"),
        (f"ward/{NORWICH}.geojson.gz", r"ward: holds no \*\.geojson\.gz"),
    ],
)
def test_names_what_is_missing(folder: Path, missing: str, message: str) -> None:
    (folder / missing).unlink()
    with pytest.raises(BoundaryFileError, match=message):
        boundaries.read(folder)
