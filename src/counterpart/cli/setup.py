"""Making Django ready, late: after parsing, before the first model is imported."""

import os

import django


def django_ready() -> None:
    """Read the settings and load the apps; raises SettingError for what the environment gets wrong."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "counterpart.config.settings")
    django.setup()
