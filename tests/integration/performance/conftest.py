from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def snapshots(settings, tmp_path: Path) -> Path:
    """A folder for the snapshots of one test."""
    settings.SNAPSHOTS = tmp_path / "snapshots"
    settings.SNAPSHOTS.mkdir()
    return settings.SNAPSHOTS
