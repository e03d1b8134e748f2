"""The real command of the demo: it builds a county, serves it, and builds it once only."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

pytestmark = pytest.mark.slow  # lays a database, builds a county, starts a server


def demo(folder: Path) -> subprocess.CompletedProcess[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("COUNTERPART_", "DATABASE"))}
    own = {
        "COUNTERPART_DEBUG": "1",  # styles need not be collected
        "COUNTERPART_VAR": str(folder),
        "DJANGO_SETTINGS_MODULE": "counterpart.config.settings",  # those of the tests have a folder of their own
        "PYTHONPATH": str(Path(settings.ROOT) / "src"),
    }
    command = [sys.executable, "-m", "counterpart.cli", "demo", "--reports", "8", "--port", str(port), "--once"]
    return subprocess.run(command, env=inherited | own, capture_output=True, text=True, timeout=180)


def test_builds_a_county_once_and_serves_it(tmp_path: Path) -> None:
    first = demo(tmp_path)
    assert first.returncode == 0, first.stderr
    assert "8 simulated reports: " in first.stdout
    assert "manager@example.org" in first.stdout
    assert "The site answers." in first.stdout
    again = demo(tmp_path)
    assert again.returncode == 0, again.stderr
    assert "The county stands already." in again.stdout


def test_refuses_a_folder_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "not-a-folder").write_text("")
    refused = demo(tmp_path / "not-a-folder")
    assert refused.returncode == 2
    assert "not-a-folder" in refused.stderr
