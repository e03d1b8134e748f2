import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from tests.verification.uploads.site import COMMAND, Site


@pytest.fixture(scope="session")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with its tables laid, for sites to copy: laying them takes longer than a test."""
    path = tmp_path_factory.mktemp("laid") / "site.sqlite3"
    own = {
        "COUNTERPART_DEBUG": "1",
        "COUNTERPART_VAR": str(path.parent),
        "DATABASE_URL": f"sqlite:///{path}",
        "PYTHONPATH": f"{settings.ROOT}/src",
        "DJANGO_SETTINGS_MODULE": "counterpart.config.settings",
    }
    subprocess.run([*COMMAND, "migrate"], env=os.environ | own, check=True, capture_output=True)
    return path


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, laid: Path) -> Iterator[Site]:
    """One for all modules: each sends under links of its own, and looks for its own files only."""
    running = Site(tmp_path_factory.mktemp("site"), laid)
    running.start()
    yield running
    running.close()
