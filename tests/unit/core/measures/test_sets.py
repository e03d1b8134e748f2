"""The sets that stand in the repository, and what is said of one that is written wrong."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from counterpart.core.measures.model import MeasureKind, Polarity
from counterpart.core.measures.sets import DATA, load, read_set, set_codes
from counterpart.core.offences import codes
from counterpart.core.tables import TableError

EVERY = [(code, measure) for code in set_codes() for measure in load(code).measures]


def test_the_four_sets_are_there() -> None:
    assert set_codes() == ("business", "categories", "ncpm", "plan")


def test_an_unknown_set_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        load("annual")


@pytest.mark.parametrize("code", set_codes())
def test_a_set_is_read_by_its_own_name(code: str) -> None:
    assert load(code).code == code
    assert load(code).comparators


@pytest.mark.parametrize(("code", "measure"), EVERY, ids=[f"{code}-{measure.code}" for code, measure in EVERY])
def test_every_measure_says_what_an_analyst_asks(code: str, measure: Any) -> None:
    assert all((measure.name, measure.definition, measure.definition_version, measure.source, measure.author))
    assert measure.definition.endswith(".")
    assert measure.kind is not MeasureKind.NONE or measure.notes
    assert all(note[0].isupper() for note in measure.notes), "a comma parts the notes of a list in brackets"


def test_selections_name_known_codes_subgroups_and_groups() -> None:
    offences = codes.load().values()
    known = {
        "offence_code": {one.code for one in offences},
        "offence_subgroup": {one.subgroup for one in offences},
        "offence_group": {one.group for one in offences},
        "category": {one.police_uk_category for one in offences} | {"anti-social-behaviour"},
    }
    for _code, measure in EVERY:
        for counting in (measure.counted, measure.denominator):
            for test in counting.selection.tests() if counting else ():
                assert set(test.wanted) <= known.get(test.field, set(test.wanted)), measure.code


def test_every_crime_type_has_its_measure() -> None:
    types = {
        test.wanted[0] for one in load("categories").measures if one.counted for test in one.counted.selection.tests()
    }

    assert len(types) == 14


def test_the_parts_of_neighbourhood_crime_are_its_selection() -> None:
    lines = [one for one in load("ncpm").measures if one.part_of == "neighbourhood-crime"]

    assert [one.name for one in lines] == [
        "Residential burglary",
        "Vehicle offences",
        "Theft from the person",
        "Robbery",
    ]


def written(tmp_path: Path, change: Callable[[dict[str, Any]], None]) -> Path:
    content = {
        "code": "small",
        "title": "Small",
        "source": "A test",
        "author": "Somebody",
        "reviewed_date": "2026-01-31",
        "percent_decimals": 1,
        "wording": "signed",
        "comparators": [{"kind": "previous", "title": "Previous"}],
        "measures": [
            {
                "code": "robbery",
                "name": "Robbery",
                "priority": "Crime",
                "definition": "Robbery.",
                "definition_version": "1",
                "kind": "count",
                "unit": "count",
                "polarity": "lower_is_better",
                "decimals": 0,
                "counted": {"category": "robbery"},
            }
        ],
    }
    change(content)
    path = tmp_path / "small.yaml"
    path.write_text(yaml.safe_dump(content, sort_keys=False), encoding="utf-8")
    return path


def test_a_plain_set_is_read(tmp_path: Path) -> None:
    (measure,) = read_set(written(tmp_path, lambda content: None)).measures

    assert (measure.author, str(measure.reviewed_date)) == ("Somebody", "2026-01-31")
    assert measure.polarity is Polarity.LOWER


def in_measure(**changed: object) -> Callable[[dict[str, Any]], None]:
    def change(content: dict[str, Any]) -> None:
        content["measures"][0].update(changed)

    return change


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (in_measure(kind="total"), r"measures, row 1 \(robbery\), field 'kind': expected one of count, percentage"),
        (in_measure(unit="euros"), "field 'unit': expected one of count, rate, percent"),
        (in_measure(polarity="good"), "field 'polarity': expected one of higher_is_better"),
        (in_measure(counted={"kategory": "robbery"}), "field 'counted': expected a field of the recorded-crime row"),
        (in_measure(kind="indicator"), "field 'counted': expected nothing"),
        (in_measure(kind="percentage"), "field 'of': expected a selection of crimes"),
        (in_measure(kind="harm", weights="css"), "field 'weights': expected cchi"),
        (in_measure(kind="rank", among="neighbours"), "field 'among': expected most_similar"),
        (in_measure(colour="red"), "field 'colour': expected one of code, name"),
        (in_measure(decimals="many"), "field 'decimals': expected a whole number"),
        (in_measure(reviewed_date="soon"), "field 'reviewed_date': expected a day"),
        (in_measure(part_of="theft"), "measure robbery, field 'part_of': no measure has code theft"),
        (in_measure(breaks=[{"month": "2021", "title": "x", "source": "y"}]), "field 'month': expected a month"),
        (in_measure(compared_with=["baseline"]), "field 'compared_with': expected some of the set's comparators"),
        (lambda content: content.update(wording="loud"), "field 'wording': expected one of words, signed"),
        (lambda content: content["comparators"][0].update(kind="before"), "field 'kind': expected one of baseline"),
        (
            lambda content: content["measures"].append(content["measures"][0]),
            "field 'measures': expected measures, each",
        ),
        (lambda content: content.pop("author"), "field 'author': expected a text"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, change: Callable[[dict[str, Any]], None], words: str) -> None:
    with pytest.raises(TableError, match=f"small.yaml.*{words}"):
        read_set(written(tmp_path, change))


def test_the_files_stand_where_they_are_looked_for() -> None:
    assert {path.stem for path in DATA.glob("*.yaml")} == set(set_codes())
