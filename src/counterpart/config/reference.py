"""Writes the pages of `docs/reference` that are made from the code, as `make fix` asks it to.

`settings.md` comes from the settings, `personal-data.md` from what each model declares of its fields,
`permissions.md` from the rule of each route.
"""

import html
from importlib import import_module
from pathlib import Path

import django

from counterpart.accounts import permission_table
from counterpart.base import classification
from counterpart.config.env import READINGS, Reading

PAGE = Path("docs/reference/settings.md")
PERMISSIONS_PAGE = Path("docs/reference/permissions.md")
PERSONAL_DATA_PAGE = Path("docs/reference/personal-data.md")
OPENING = """# Settings

Every setting comes from the environment. A value that cannot be used stops the start with its name and how to mend
it; `counterpart check-settings` finds what is well-formed and yet wrong. This page is made from the code (`make fix`).

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
    django.setup()
    PERMISSIONS_PAGE.write_text(permission_table.as_markdown(), encoding="utf-8")
    PERSONAL_DATA_PAGE.write_text(classification.as_markdown(), encoding="utf-8")


if __name__ == "__main__":
    _write()
