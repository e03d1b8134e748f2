"""Chromium as Debian packages it: Playwright's own download is not used."""

import os
from typing import Any

import pytest

from tests.needs import chromium_path

# Playwright's synchronous API runs an event loop in the main thread, where Django's guard would refuse the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")


@pytest.fixture(scope="session")
def base_url() -> str:
    """None: tests give whole addresses. The plugin's own fixture is of a kind that pytest will drop."""
    return ""


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {
        **browser_type_launch_args,
        "executable_path": chromium_path(),
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ],
    }
