"""Outlines of places: for everybody, and small enough for a phone."""

import gzip

from django.test import Client

from counterpart.places import outlines


def test_the_districts_are_there_for_everybody_and_may_be_kept() -> None:
    answer = Client().get("/boundaries/districts.geojson")
    assert answer.headers["Content-Type"] == "application/geo+json"
    assert answer.headers["Cache-Control"] == "public, max-age=86400"
    names = {feature["properties"]["name"] for feature in answer.json()["features"]}
    assert {"Norwich", "King's Lynn and West Norfolk"} <= names
    assert len(names) == 7
    assert len(gzip.compress(answer.content)) < 60_000


def test_a_district_has_its_small_areas() -> None:
    areas = Client().get("/boundaries/E07000148/lsoas.geojson").json()["features"]
    assert len(areas) == 85
    assert all(area["properties"]["name"].startswith("Norwich ") for area in areas)


def test_a_district_that_we_do_not_hold_is_not_found() -> None:
    held = outlines._lsoas.cache_info().currsize
    assert Client().get("/boundaries/E07000999/lsoas.geojson").status_code == 404
    assert outlines._lsoas.cache_info().currsize == held, "anybody could fill the memory"
