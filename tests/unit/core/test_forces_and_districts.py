"""Names as sources write them, to the codes of today."""

import pytest

from counterpart.core import districts, forces


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Norfolk Constabulary", "norfolk"),
        ("norfolk", "norfolk"),
        ("NORFOLK", "norfolk"),
        ("Devon & Cornwall Police", "devon-and-cornwall"),
        ("Devon and Cornwall", "devon-and-cornwall"),
        ("Metropolitan Police Service", "metropolitan"),
        ("London, City of", "city-of-london"),
        ("Dyfed-Powys", "dyfed-powys"),
        ("British Transport Police", "btp"),
        ("E23000024", "norfolk"),
    ],
)
def test_a_force_is_found_as_sources_write_it(written, code):
    found = forces.find(written)
    assert found is not None
    assert found.code == code


def test_no_two_forces_are_written_alike():
    spellings = [spelling for force in forces.load().values() for spelling in force.written]
    assert len(spellings) == len(set(spellings))
    assert len(forces.load()) == 45


def test_no_group_of_similar_forces_is_made_up():
    assert {force.most_similar for force in forces.load().values()} == {()}


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Norwich", "E07000148"),
        ("E07000148", "E07000148"),
        ("King's Lynn and West Norfolk", "E07000146"),
        ("King's Lynn & West Norfolk", "E07000146"),
        ("Weymouth and Portland", "E06000059"),
        ("E06000028", "E06000058"),
        ("Corby", "E06000061"),
        ("Bristol", "E06000023"),
    ],
)
def test_a_district_is_found_by_any_name_or_code_it_had(written, code):
    found = districts.find(written)
    assert found is not None
    assert found.code == code


def test_a_district_that_never_was_is_none():
    assert districts.find("Mordor") is None


def test_norfolk_has_its_seven_districts():
    assert [one.name for one in districts.of_force("norfolk")] == [
        "Breckland",
        "Broadland",
        "Great Yarmouth",
        "King's Lynn and West Norfolk",
        "North Norfolk",
        "Norwich",
        "South Norfolk",
    ]


def test_a_small_areas_code_tells_before_its_name():
    found = districts.of_lsoa("E01026848", "Broadland 001A")
    assert found is not None
    assert found.name == "Norwich"


@pytest.mark.parametrize(
    ("name", "district"),
    [("Norwich 005A", "Norwich"), ("Norwich", None), ("Norwich 05A", None), ("Norwich 005a", None), ("", None)],
)
def test_a_small_areas_name_holds_its_district(name, district):
    assert districts.named_district(name) == district
