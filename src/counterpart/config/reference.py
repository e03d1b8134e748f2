"""Writes `docs/reference/settings.md` from the settings themselves: `python -m counterpart.config.reference`."""

import html
from importlib import import_module
from pathlib import Path

from counterpart.config.env import READINGS, Reading

PAGE = Path("docs/reference/settings.md")
OPENING = """# Settings

Every setting comes from the environment. A value that cannot be used stops the start with its name and how to mend
it; `counterpart check` finds what is well-formed and yet wrong. This page is made from the code (`make fix`).

| Variable | What it does | Kind | Default |
|---|---|---|---|
"""


def settings_page() -> str:
    """The whole page, one row for each environment variable that the settings have read, by name."""
    return OPENING + "".join(map(_row, sorted(READINGS.values(), key=lambda reading: reading.name)))


def _row(reading: Reading) -> str:
    default = html.escape(reading.default)
    return f"| `{reading.name}` | {reading.help} | {reading.kind} | {default} |\n"


def _write() -> None:
    import_module("counterpart.config.settings")  # reading them is what fills READINGS
    PAGE.write_text(settings_page(), encoding="utf-8")


if __name__ == "__main__":
    _write()
