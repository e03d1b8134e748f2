import pytest
from pytest_django import Settings

from counterpart.config.checks import serving


@pytest.fixture(autouse=True)
def a_good_site(settings: Settings) -> None:
    settings.DEBUG = False
    settings.DEMO = False
    settings.HTTPS = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.SECRET_KEY = "abcdefghij" * 5
    settings.SITE_URL = "https://report.example.police.uk"
    settings.ALLOWED_HOSTS = ["report.example.police.uk"]
    settings.SITE_COLOUR = "#12436d"


def found() -> list[str]:
    return [str(message.id) for rule in serving.RULES if (message := rule())]


def test_a_good_site_passes() -> None:
    assert found() == []


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("DEBUG", True, "counterpart.E001"),
        ("SECRET_KEY", "short", "counterpart.E002"),
        ("SECRET_KEY", "a" * 60, "counterpart.E002"),
        ("HTTPS", False, "counterpart.E003"),
        ("SECURE_PROXY_SSL_HEADER", None, "counterpart.W004"),
        ("SITE_URL", "http://report.example.police.uk", "counterpart.E005"),
        ("SITE_URL", "https://other.example.police.uk", "counterpart.E006"),
        ("ALLOWED_HOSTS", ["*"], "counterpart.E007"),
        ("SITE_COLOUR", "#ffdd00", "counterpart.E008"),
    ],
)
def test_what_is_wrong_is_found(settings: Settings, name: str, value: object, expected: str) -> None:
    setattr(settings, name, value)
    assert expected in found()


def test_a_demo_on_this_machine_needs_no_certificate(settings: Settings) -> None:
    settings.DEMO = True
    settings.HTTPS = False
    settings.SITE_URL = "http://localhost:8000"
    settings.ALLOWED_HOSTS = ["localhost"]
    assert found() == []


@pytest.mark.parametrize(("colour", "contrast"), [("#ffffff", 1.0), ("#000000", 21.0), ("#767676", 4.54)])
def test_contrast(colour: str, contrast: float) -> None:
    assert serving.contrast_with_white(colour) == pytest.approx(contrast, abs=0.01)
