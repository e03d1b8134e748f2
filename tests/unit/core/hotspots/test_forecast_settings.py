"""The settings of forecasts, and what they refuse."""

from pathlib import Path

import pytest

from counterpart.core.hotspots.forecast_settings import SETTINGS, Part, read_settings
from counterpart.core.tables import TableError


def test_parts_are_every_spread_with_every_memory() -> None:
    settings = read_settings()
    assert len(settings.long_term) == 15
    assert Part(0, None) in settings.long_term
    assert all(part.memory_days for part in settings.near_repeat)


@pytest.mark.parametrize(
    ("good", "bad", "words"),
    [
        ("area: 0.05", "area: 0.5", "three shares above 0 that sum to 1"),
        ("memory_days: [7, 21]", "memory_days: [soon]", "a list of numbers"),
        ("flagged: [0.01, 0.02, 0.05]", "flagged: []", "a list of numbers of 0 or more"),
        ("mark: D", "mark: Z", "field 'mark'"),
    ],
)
def test_a_setting_that_cannot_be_is_named(tmp_path: Path, good: str, bad: str, words: str) -> None:
    text = SETTINGS.read_text(encoding="utf-8")
    assert good in text
    path = tmp_path / "forecast.yaml"
    path.write_text(text.replace(good, bad), encoding="utf-8")
    with pytest.raises(TableError, match=words):
        read_settings(path)
