"""What candidate search needs: a matcher that is installed, and no stand-in where it is meant."""

from importlib.util import find_spec

from django.conf import settings
from django.core.checks import CheckMessage, Error


def stand_in_only_in_a_demo() -> CheckMessage | None:
    if settings.FACES != "double" or settings.DEMO or settings.DEBUG:
        return None
    return Error(
        "COUNTERPART_FACES is double, a stand-in that knows nothing of faces.",
        hint="Set it to dlib, with the extra faces installed, or to off.",
        id="counterpart.E061",
    )


def matcher_is_installed() -> CheckMessage | None:
    if settings.FACES != "dlib" or (find_spec("dlib") and find_spec("face_recognition_models")):
        return None
    return Error(
        "COUNTERPART_FACES is dlib, which is not installed.",
        hint="Install the extra: pip install 'counterpart[faces]'; or set it to off.",
        id="counterpart.E062",
    )


RULES = (stand_in_only_in_a_demo, matcher_is_installed)
