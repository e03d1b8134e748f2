"""A force's own model of links: the site weighs by the one in its folder."""

from pathlib import Path

import pytest

from counterpart.core.linkage.errors import LinkageError
from counterpart.core.linkage.frequencies import Frequencies
from counterpart.core.linkage.model import shipped
from counterpart.links import linking

ANN = {"name": "Ann Ruse"}


@pytest.fixture
def folder(settings, tmp_path: Path) -> Path:
    settings.LINK_MODELS = tmp_path
    return tmp_path


def test_a_kind_without_a_model_of_its_own_keeps_the_one_that_comes_along(folder: Path) -> None:
    assert linking.version("people") == shipped("people").version


def test_the_model_and_the_frequencies_in_the_folder_are_those_that_weigh(folder: Path) -> None:
    before = linking.likest("people", [ANN], [ANN])
    linking.forget()
    model = shipped("people").versioned("ours")
    (folder / "people.json").write_text(model.to_json(), encoding="utf-8")
    Frequencies({"surname": {"ruse": 0.25}}).write(folder / model.frequencies)

    after = linking.likest("people", [ANN], [ANN])

    assert linking.version("people") == "ours"
    assert after.reasons[1].weight < before.reasons[1].weight - 3


def test_a_model_of_another_kind_is_refused(folder: Path) -> None:
    (folder / "people.json").write_text(shipped("vehicles").to_json(), encoding="utf-8")

    with pytest.raises(LinkageError, match="expected a model of people, found one of vehicles"):
        linking.version("people")
