import os
from pathlib import Path

from django.conf import settings

from counterpart.config.env import READINGS
from counterpart.config.reference import PAGE, settings_page

SOURCE = Path(settings.ROOT) / "src"


def test_the_page_is_as_the_code_would_write_it() -> None:
    assert (Path(settings.ROOT) / PAGE).read_text(encoding="utf-8") == settings_page(), "run: make fix"


def test_every_setting_says_what_it_is_for() -> None:
    assert [reading.name for reading in READINGS.values() if len(reading.help) < 10] == []


def test_nothing_reads_the_environment_past_the_readers() -> None:
    allowed = {"config/env.py", "config/wsgi.py"}
    readers = [
        str(path.relative_to(SOURCE / "counterpart"))
        for path in SOURCE.rglob("*.py")
        if "os.environ" in (text := path.read_text(encoding="utf-8")) or "getenv" in text
    ]
    assert [name for name in readers if name not in allowed and not name.startswith("cli/")] == []


def test_no_secret_of_this_machine_is_on_the_page() -> None:
    secrets = [value for name, value in os.environ.items() if "SECRET" in name and value]
    assert not any(secret in settings_page() for secret in secrets)
