"""Real street files, loaded, against a calculation of our own in pandas that knows nothing of the loader."""

from pathlib import Path

import pandas
import pytest

from counterpart.core.loading import load

pytestmark = pytest.mark.slow  # reads fifty thousand real rows, twice

ROOT = Path(__file__).parents[2]
STREET = ROOT / "data" / "recorded-crime" / "street"
DISTRICTS = ROOT / "src" / "counterpart" / "core" / "data" / "districts.csv"
SLUGS = {"Violence and sexual offences": "violent-crime", "Criminal damage and arson": "criminal-damage-arson"}


@pytest.fixture(scope="module", params=["city-of-london", "norfolk"])
def force(request) -> str:
    return request.param


@pytest.fixture(scope="module")
def loaded(force, tmp_path_factory) -> pandas.DataFrame:
    into = tmp_path_factory.mktemp(force) / "snapshot"
    assert load([STREET / force], into).problems == ()
    return pandas.read_parquet(into / "crimes.parquet")


@pytest.fixture(scope="module")
def published(force) -> pandas.DataFrame:
    """The published rows, a crime with several rows once: with a place, of the earliest month, first in its file."""
    files = [pandas.read_csv(path, dtype=str, keep_default_na=False) for path in sorted((STREET / force).glob("*.gz"))]
    rows = pandas.concat(files, ignore_index=True)
    rows["nowhere"] = rows["Longitude"] == ""
    with_id = rows[rows["Crime ID"] != ""].reset_index(names="spot")
    with_id = with_id.sort_values(["nowhere", "Month", "spot"]).drop_duplicates("Crime ID")
    return pandas.concat([with_id, rows[rows["Crime ID"] == ""]], ignore_index=True)


def counted(frame: pandas.DataFrame, *columns: str) -> dict:
    return frame.groupby(list(columns), dropna=False).size().to_dict()


def test_every_crime_is_there_once_by_month_and_type(loaded, published):
    months = loaded["first_month"].map(lambda month: f"{month // 12}-{month % 12 + 1:02d}")
    slugs = published["Crime type"].map(lambda name: SLUGS.get(name, name.lower().replace(" ", "-")))
    mine = counted(loaded.assign(month=months), "month", "category")
    assert mine == counted(published.assign(category=slugs), "Month", "category")


def test_every_crime_lies_in_the_district_of_its_small_areas_name(loaded, published):
    table = pandas.read_csv(DISTRICTS, dtype=str)
    names = dict(zip(table["name"], table["today"], strict=True))
    district = published["LSOA name"].str[:-5].map(lambda name: names[name] if name else "")
    mine = counted(loaded.fillna({"district": ""}), "district")
    assert mine == district.groupby(district).size().to_dict()


def test_every_crime_has_its_own_place_and_small_area(loaded, published):
    ours = loaded.assign(text=loaded["longitude"].map(lambda degrees: f"{degrees:.6f}")).fillna({"lsoa": ""})
    theirs = pandas.to_numeric(published["Longitude"]).map(lambda degrees: f"{degrees:.6f}")
    mine = {(row.crime_id, row.lsoa, row.text) for row in ours[ours["crime_id"].notna()].itertuples()}
    ids = published["Crime ID"] != ""
    columns = (published["Crime ID"][ids], published["LSOA code"][ids], theirs[ids])
    assert mine == set(zip(*columns, strict=True))
    assert len(mine) == ids.sum()


def test_anti_social_behaviour_is_counted_incident_by_incident(loaded, published):
    calls = published[published["Crime type"] == "Anti-social behaviour"]
    assert (loaded["category"] == "anti-social-behaviour").sum() == len(calls)
    assert loaded[loaded["category"] == "anti-social-behaviour"]["crime_id"].isna().all()
