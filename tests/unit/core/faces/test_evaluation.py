"""Rates worked out by hand on templates that are known."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from counterpart.core.faces.errors import FacesError
from counterpart.core.faces.evaluation import evaluate
from counterpart.core.faces.matching import Face


@dataclass
class OnALine:
    """Reads where a face is from the picture's red: one number, so that distances can be told by looking."""

    name = "line"
    version = "1"
    dimensions = 1
    reach = 1.0

    def detect(self, picture):
        return [Face(0, 0, 1, 1, 1.0)] if picture[0, 0, 2] == 0 else []

    def embed(self, picture, face):
        return np.array([picture[0, 0, 0] / 100], np.float32)


def save(folder: Path, person: str, name: str, place: int, *, faceless: bool = False) -> None:
    (folder / person).mkdir(exist_ok=True)
    Image.new("RGB", (4, 4), (place, 0, 255 if faceless else 0)).save(folder / person / name)


@pytest.fixture
def people(tmp_path):
    save(tmp_path, "ann", "1.png", 10)
    save(tmp_path, "ann", "2.png", 20)
    save(tmp_path, "bob", "1.png", 200)
    save(tmp_path, "bob", "2.png", 90)
    save(tmp_path, "bob", "3.png", 150, faceless=True)
    save(tmp_path, "cy", "1.png", 120)
    (tmp_path / "cy" / "2.jpg").write_bytes(b"no picture")
    (tmp_path / "cy" / "notes.txt").write_text("passed over")
    return tmp_path


def test_the_rates_are_those_worked_out_by_hand(people):
    """Ann's second is 0.1 from Ann and 1.0 from the next; Bob's second is 1.1 from Bob, 0.3 from Cy, 0.8 from Ann."""
    found = evaluate(people, OnALine())
    assert (found.people, found.pictures, found.probes) == (3, 7, 2)
    assert (found.rank_1, found.rank_10) == (0.5, 1.0)
    at = {each.distance: each for each in found.thresholds}
    assert (at[0.2].found, at[0.2].false_positives) == (0.5, 0.0)
    assert (at[0.35].found, at[0.35].false_positives) == (0.5, 0.5)


def test_what_could_not_be_enrolled_is_named_and_the_rest_is_kept(people):
    found = evaluate(people, OnALine())
    assert found.unreadable == ("cy/2.jpg",)
    assert found.no_face == ("bob/3.png",)


def test_time_a_face_is_that_of_the_clock(people):
    ticks = iter([0.0, 0.5])
    assert evaluate(people, OnALine(), clock=lambda: next(ticks)).milliseconds_a_face == 100.0


def test_one_picture_a_person_leaves_nobody_to_look_for(tmp_path):
    save(tmp_path, "ann", "1.png", 10)
    found = evaluate(tmp_path, OnALine())
    assert (found.probes, found.rank_1, found.thresholds[0].false_positives) == (0, None, None)
    assert "none looked for" in found.to_text()


def test_a_folder_without_people_is_refused(tmp_path):
    with pytest.raises(FacesError, match="one for each person"):
        evaluate(tmp_path, OnALine())
