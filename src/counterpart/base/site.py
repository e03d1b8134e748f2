"""What this site is called and whether it is real, for the layouts. Each name is a setting."""

from django.conf import settings


def name() -> str:
    """The name at the top of every page."""
    return str(settings.SITE_NAME)


def force() -> str:
    """The police force, as a sentence names it: `Norfolk Constabulary`, `the police`."""
    return str(settings.FORCE_NAME)


def is_demo() -> bool:
    """Whether the site holds simulated data, so that every page must say so."""
    return bool(settings.DEMO)
