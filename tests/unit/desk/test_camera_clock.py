"""How far a camera's clock was off, in words."""

import pytest

from counterpart.desk.presenters.camera_clock import offset_words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "The camera's clock was right"),
        (-130, "The camera's clock was 2 minutes 10 seconds fast"),
        (1, "The camera's clock was 1 second slow"),
        (3600, "The camera's clock was 1 hour slow"),
        (-90_061, "The camera's clock was 1 day 1 hour 1 minute 1 second fast"),
    ],
)
def test_nothing_of_an_offset_is_rounded(seconds, words):
    assert offset_words(seconds) == words
