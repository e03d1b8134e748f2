"""How common values are: what a model that travels may tell of the records that it learned from."""

from pathlib import Path

import pytest

from counterpart.core.linkage import frequencies, shipping
from counterpart.core.linkage.comparing import compare, frequencies_of
from counterpart.core.linkage.errors import LinkageError
from counterpart.core.linkage.generate.choosing import generated
from counterpart.core.linkage.model import KINDS, LinkageModel, shipped


@pytest.mark.parametrize("kind", KINDS)
def test_no_shipped_value_rests_on_few_records(kind: str) -> None:
    model = shipped(kind)

    for column, shares in frequencies_of(model).shares.items():
        # A share is of the records that have a value there; the file has four digits of it.
        assert not [value for value, share in shares.items() if share * model.records * 1.001 < shipping.FEWEST], column


def test_a_common_name_says_less_than_one_that_is_not_listed() -> None:
    model = shipped("people")
    weights = [compare(model, {"name": name}, {"name": name}).weight for name in ("David Smith", "David Zzyzx")]

    assert "zzyzx" not in frequencies_of(model).shares["surname"]
    assert weights[0] < weights[1] - 0.5


@pytest.mark.slow  # expectation maximisation
def test_a_model_of_ones_own_records_names_nobody_who_is_rare_among_them(tmp_path: Path) -> None:
    sample = generated("people", 2_000, seed=8)

    model = shipping.make("people", sample=sample, told="a test", folder=tmp_path)

    kept = frequencies.read(tmp_path / model.frequencies)
    held = [(each.record["name"] or "").lower() for each in sample]
    for column in ("forename", "surname"):
        assert kept.shares[column]
        assert all(share * len(held) >= shipping.FEWEST - 1 for share in kept.shares[column].values())


def test_a_model_names_its_frequencies_by_a_file_beside_it() -> None:
    text = shipped("people").to_json().replace('"people.frequencies.json.gz"', '"../../elsewhere.json.gz"')

    with pytest.raises(LinkageError, match=r"a file beside it, not '../../elsewhere.json.gz'"):
        LinkageModel.from_json(text)


def test_frequencies_that_are_not_there_are_said_not_to_be(tmp_path: Path) -> None:
    with pytest.raises(LinkageError, match="not readable as frequencies"):
        frequencies_of(shipped("people"), tmp_path)
