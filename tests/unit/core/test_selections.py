"""Selections decide in three values: unknown is not no."""

import pytest

from counterpart.core.records import RecordedCrime
from counterpart.core.selections import EVERYTHING, Selection, read_selection
from counterpart.core.tables import Row, TableError

BURGLARY = {"category": "burglary", "offence_subgroup": ["Residential burglary"]}


def read(value: object) -> Selection:
    return read_selection(Row("measures.yaml, row 1", {"counted": value}), "counted")


def crime(**known: object) -> RecordedCrime:
    return RecordedCrime("test", None, "norfolk", 24300, 24300, **known)


@pytest.mark.parametrize(
    ("value", "row", "decided"),
    [
        ({"category": "shoplifting"}, crime(category="shoplifting"), True),
        ({"category": "shoplifting"}, crime(category="robbery"), False),
        ({"category": "shoplifting"}, crime(), None),
        ({"category": ["shoplifting", "robbery"]}, crime(category="robbery"), True),
        (BURGLARY, crime(category="shoplifting"), False),
        (BURGLARY, crime(category="burglary"), None),
        (BURGLARY, crime(category="burglary", offence_subgroup="Residential burglary"), True),
        ({"not": {"category": "robbery"}}, crime(category="robbery"), False),
        ({"not": {"category": "robbery"}}, crime(), None),
        ({"any": [{"category": "robbery"}, {"is_online": True}]}, crime(category="robbery"), True),
        ({"any": [{"category": "robbery"}, {"is_online": True}]}, crime(category="drugs"), None),
        ({"any": [{"category": "robbery"}, {"is_online": True}]}, crime(category="drugs", is_online=False), False),
        ({"is_hate_crime": False}, crime(is_hate_crime=False), True),
    ],
)
def test_a_selection_decides(value: object, row: RecordedCrime, decided: bool | None) -> None:
    assert read(value).decide(row) is decided


def test_no_selection_selects_everything() -> None:
    assert read_selection(Row("measures.yaml", {}), "counted") == EVERYTHING
    assert EVERYTHING.decide(crime()) is True


def test_it_names_the_fields_it_tests() -> None:
    selection = read({"any": [BURGLARY, {"not": {"is_online": True}}]})
    assert selection.fields() == {"category", "offence_subgroup", "is_online"}
    assert [test.field for test in selection.tests()] == ["category", "offence_subgroup", "is_online"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"colour": "red"}, "not 'colour'"),
        ({"category": []}, "under 'category'"),
        ({"category": [46]}, "a text, true or false"),
        ({"any": {"category": "robbery"}}, "a list of selections under 'any'"),
        ("shoplifting", "a selection such as"),
        ({}, "a selection such as"),
    ],
)
def test_a_wrong_selection_is_named(value: object, expected: str) -> None:
    with pytest.raises(TableError, match="row 1") as problem:
        read(value)
    assert expected in str(problem.value)
