"""Training without labels, models as files, and how well they do."""

import json
from pathlib import Path

import pytest

from counterpart.core.linkage import prepared_files
from counterpart.core.linkage.batch import link
from counterpart.core.linkage.errors import LinkageError
from counterpart.core.linkage.evaluation import evaluate
from counterpart.core.linkage.generate.choosing import generated
from counterpart.core.linkage.model import KINDS, LinkageModel, shipped
from counterpart.core.linkage.model_card import card, opening
from counterpart.core.linkage.preparing import prepared
from counterpart.core.linkage.settings import read_settings, settings_of
from counterpart.core.linkage.training import train
from counterpart.core.tables import TableError


@pytest.mark.slow  # expectation maximisation
def test_a_model_learns_without_labels_and_the_same_records_give_the_same_model() -> None:
    records = [(each.key, prepared("people", each.record)) for each in generated("people", 2_000, seed=8)]

    model, again = (train(settings_of("people"), records, version="t", trained_on="a test") for _ in range(2))

    assert model == again
    for comparison in model.comparisons:
        assert comparison.levels[0].weight > 0 >= comparison.levels[-1].weight
    assert model.trained_on.startswith("a test; digest ")
    assert model.records == 2_000


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_shipped_model_compares_is_what_its_settings_say(kind: str) -> None:
    model, settings = shipped(kind), settings_of(kind)

    assert model.blocking == settings.blocking
    assert (model.suggest_at, model.block_cap) == (settings.suggest_at, settings.block_cap)
    assert [each.name for each in model.comparisons] == [each.name for each in settings.comparisons]
    for comparison, chosen in zip(model.comparisons, settings.comparisons, strict=True):
        assert [(level.test, level.words) for level in comparison.levels] == [
            (level.test, level.words) for level in chosen.levels
        ]


@pytest.mark.parametrize("kind", KINDS)
def test_a_model_comes_back_from_its_file_as_it_was(kind: str) -> None:
    assert LinkageModel.from_json(shipped(kind).to_json()) == shipped(kind)


@pytest.mark.parametrize("text", ["", "{}", "[]", json.dumps({"kind": "people"})])
def test_a_file_that_is_no_model_is_said_to_be_none(text: str) -> None:
    with pytest.raises(LinkageError, match="This is no model of links"):
        LinkageModel.from_json(text)


def test_one_record_teaches_nothing() -> None:
    with pytest.raises(LinkageError, match="at least two records to learn from; there are 1"):
        train(settings_of("people"), [("p1", prepared("people", {}))], version="t", trained_on="a test")


@pytest.mark.slow  # Splink in DuckDB
def test_records_in_a_file_are_linked_like_those_in_memory(tmp_path: Path) -> None:
    model, made = shipped("vehicles"), generated("vehicles", 800, seed=9)
    path = tmp_path / "vehicles.parquet"

    count = prepared_files.write(path, "vehicles", model.columns, ((each.key, each.record) for each in made))

    in_memory = [(each.key, prepared("vehicles", each.record)) for each in made]
    assert count == 800
    assert set(link(model, path)) == set(link(model, in_memory)) != set()


@pytest.mark.slow  # Splink in DuckDB
def test_the_evaluation_counts_what_was_found_and_what_was_not() -> None:
    sample = generated("people", 3_000, seed=10)

    found = evaluate(shipped("people"), sample)

    at = {each.probability: each for each in found.thresholds}
    assert at[0.99].precision > 0.97
    assert 0.7 < at[0.9].recall < found.reached <= 1
    assert at[0.5].suggested > at[0.99].suggested
    assert sum(each.true_pairs for each in found.difficulties if each.trait == "names: english") < found.true_pairs
    assert next(each for each in found.nearness if each.kind == "twins").suggested == 0
    text = card(shipped("people"), found)
    assert "| Same date of birth |" in text
    assert f"{found.true_pairs:,} true pairs" in text
    assert "sexual orientation" in opening()


def test_settings_that_are_wrong_name_the_row_and_the_field(tmp_path: Path) -> None:
    text = Path("src/counterpart/core/linkage/data/vehicles.yaml").read_text(encoding="utf-8")
    path = tmp_path / "vehicles.yaml"
    for right, wrong, message in (
        ("frequency: make", "frequency: paint", "field 'frequency'"),
        ("{as: other, otherwise: true, words: Different makes}", "{as: other, equal: [make], words: x}", "'levels'"),
        ("when: {vrm: [same]", "when: {vrm: [sme]", "field 'vrm'"),
        ("block_cap: 5000", "block_cap: many", "field 'block_cap'"),
    ):
        assert right in text
        path.write_text(text.replace(right, wrong), encoding="utf-8")
        with pytest.raises(TableError, match=message):
            read_settings(path)
