"""Harm that nobody knows is no nought."""

from math import isnan, nan

import numpy as np

from counterpart.core.hotspots.events import Events, Precision, Timing
from counterpart.core.hotspots.planes import BRITISH_NATIONAL_GRID
from counterpart.desk.presenters import hotspots as shown
from counterpart.hotspots.counting import By, squares
from counterpart.hotspots.looking import Asked, Seen


def seen(harm: list[float]) -> Seen:
    """One crime in each of as many squares."""
    many = len(harm)
    whole = np.zeros(many, dtype=np.int64)
    events = Events(
        plane=BRITISH_NATIONAL_GRID, precision=Precision.POINT, timing=Timing.TIME, kinds=("theft",),
        x=600_100.0 + 250 * np.arange(many), y=np.full(many, 300_100.0),
        begins=whole, ends=whole, month=whole, harm=np.array(harm), kind=whole, place=np.arange(many),
    )  # fmt: skip
    nothing = events.where(np.zeros(many, dtype=np.bool_))
    return Seen(
        asked=Asked(), now=events, before=nothing, crimes=np.ones(many), crimes_before=np.zeros(0),
        places=(events.x, events.y), span="", notes=(),
    )  # fmt: skip


def test_ranked_by_harm_a_square_of_unknown_harm_is_neither_nought_nor_set_beside_others():
    known, unknown = squares(seen([5.0, nan]), 250, By.HARM)
    assert (known.harm, isnan(unknown.harm), isnan(unknown.z), unknown.is_cluster) == (5.0, True, True, False)
    words = shown.words_for(By.HARM, has_reports=True)
    assert [one.value for one in shown.marked([known, unknown], By.HARM, words)] == [5.0, None]
    assert not any(isnan(one.z) for one in squares(seen([5.0, nan]), 250, By.REPORTS))


def test_data_tell_harm_where_any_is_known():
    assert seen([5.0, nan]).tells_harm
    assert not seen([nan, nan]).tells_harm
