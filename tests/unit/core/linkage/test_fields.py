"""No protected characteristic reaches a model: not by settings, not by a model file, not by a record."""

import json
from pathlib import Path

import pytest
import yaml

from counterpart.core.linkage.errors import NotAField
from counterpart.core.linkage.fields import checked, fields, named_by, protected
from counterpart.core.linkage.model import KINDS, LinkageModel, shipped
from counterpart.core.linkage.preparing import TAKEN, prepared
from counterpart.core.linkage.settings import read_settings, settings_of

SETTINGS = Path("src/counterpart/core/linkage/data")
# The nine of the Equality Act 2010, section 4.
IN_LAW = {
    "age",
    "disability",
    "gender reassignment",
    "marriage and civil partnership",
    "pregnancy and maternity",
    "race",
    "religion or belief",
    "sex",
    "sexual orientation",
}
BARRED = sorted({word for each in protected() for word in each.words})


def test_the_list_of_protected_characteristics_is_that_of_the_law() -> None:
    assert {each.name for each in protected()} >= IN_LAW


@pytest.mark.parametrize("kind", KINDS)
def test_no_field_of_the_allow_list_names_one(kind: str) -> None:
    assert [each.name for each in fields(kind) if named_by(each.name)] == []
    assert [name for name in TAKEN[kind] if named_by(name)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_settings_and_models_read_nothing_but_the_allow_list(kind: str) -> None:
    allowed = {each.name for each in fields(kind)}

    assert set(settings_of(kind).columns) <= allowed
    assert set(shipped(kind).columns) <= allowed


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_prepared_is_the_allow_list_to_the_letter(kind: str) -> None:
    assert set(prepared(kind, {})) == {each.name for each in fields(kind)}


@pytest.mark.parametrize("word", BARRED)
def test_a_field_that_names_one_is_barred_even_if_somebody_lists_it(word: str) -> None:
    with pytest.raises(NotAField, match="protected characteristic"):
        checked("people", [f"suspect_{word}" if "_" not in word else word])


@pytest.mark.parametrize("column", ["sex", "age_from", "ethnicity", "under_18", "nationality", "religion"])
def test_settings_that_compare_one_are_refused(tmp_path: Path, column: str) -> None:
    values = yaml.safe_load((SETTINGS / "people.yaml").read_text(encoding="utf-8"))
    values["comparisons"][0]["levels"][0] = {"as": "same", "equal": [column], "words": "Same"}
    path = tmp_path / "people.yaml"
    path.write_text(yaml.safe_dump(values), encoding="utf-8")

    with pytest.raises(NotAField, match=f"'{column}' names a protected characteristic"):
        read_settings(path)


@pytest.mark.parametrize("place", ["blocking", "needs", "columns"])
def test_a_model_file_that_compares_one_is_refused(place: str) -> None:
    values = json.loads(shipped("people").to_json())
    if place == "blocking":
        values["blocking"].append(["sex"])
    elif place == "needs":
        values["comparisons"][0]["needs"] = ["ethnicity"]
    else:
        values["comparisons"][0]["levels"][0]["test"]["columns"] = ["age_from"]

    with pytest.raises(NotAField, match="protected characteristic"):
        LinkageModel.from_json(json.dumps(values))


def test_a_date_of_birth_is_compared_as_a_whole_and_never_as_a_span() -> None:
    born = [each for each in settings_of("people").comparisons if "date_of_birth" in each.needs]

    (comparison,) = born
    assert {level.test.kind for level in comparison.levels} == {"equal", "turned", "edits", "otherwise"}
    assert not [each.name for each in fields("people") if "year" in each.name or "month" in each.name]


def test_no_database_field_of_a_group_of_people_can_be_brought() -> None:
    for name in ("sex", "age_from", "age_to", "under_18", "build", "hair"):
        with pytest.raises(NotAField):
            prepared("people", {name: "x"})
