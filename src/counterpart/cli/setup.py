"""Making Django ready, late: after parsing, before the first model is imported, and only for what needs the site."""

import os


def django_ready() -> None:
    """Read the settings and load the apps; raises SettingError for what the environment gets wrong."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "counterpart.config.settings")
    django.setup()
