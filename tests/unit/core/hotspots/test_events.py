"""Events: columns that belong together."""

from dataclasses import replace

import numpy as np
import pytest

from counterpart.core.hotspots.events import Events, Precision, Timing
from counterpart.core.hotspots.planes import BRITISH_NATIONAL_GRID


def events() -> Events:
    return Events(
        plane=BRITISH_NATIONAL_GRID,
        precision=Precision.POINT,
        timing=Timing.TIME,
        kinds=("burglary", "shoplifting"),
        x=np.array([1.0, 2.0, 3.0]),
        y=np.array([1.0, 2.0, 3.0]),
        begins=np.array([0, 1440, 2880]),
        ends=np.array([0, 1440 + 60, 2880 + 1440]),
        month=np.array([0, 0, 0]),
        harm=np.array([1.0, np.nan, 2.0]),
        kind=np.array([0, 1, 1]),
        place=np.array([7, 7, -1]),
    )


def test_the_middle_of_the_range_stands_for_the_event() -> None:
    assert events().middle.tolist() == [0, 1470, 3600]
    assert events().days.tolist() == [0, 1, 2]
    assert events().between(1470, 3600).x.tolist() == [2.0]


def test_kinds_are_chosen_by_name() -> None:
    assert events().of_kind("shoplifting").x.tolist() == [2.0, 3.0]
    assert len(events().of_kind("robbery")) == 0


def test_all_move_together() -> None:
    assert events().moved(10, -1).y.tolist() == [0.0, 1.0, 2.0]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"x": np.array([1.0])}, "one length"),
        ({"x": np.array([1.0, np.nan, 3.0])}, "finite point"),
        ({"ends": np.array([-1, 1440, 2880])}, "ends before it begins"),
    ],
)
def test_columns_that_contradict_are_refused(changed: dict[str, object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        replace(events(), **changed)
