import pytest
from pytest_django import Settings

from counterpart.config.checks import signing_in

COMPLETE = {"provider_id": "force", "client_id": "counterpart", "secret": "s3cret"}


@pytest.fixture(autouse=True)
def a_good_site(settings: Settings) -> None:
    settings.DEBUG = False
    settings.DEMO = False
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.DEFAULT_FROM_EMAIL = "Desk <desk@example.police.uk>"
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [COMPLETE]}}
    settings.SESSION_LIMITS = {"desk": {"idle_minutes": 60, "hours": 1}}
    settings.SECOND_FACTOR_REQUIRED = True


def found() -> list[str]:
    return [str(message.id) for rule in signing_in.RULES if (message := rule())]


def test_a_good_site_passes() -> None:
    assert found() == []


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("EMAIL_BACKEND", "django.core.mail.backends.filebased.EmailBackend", "counterpart.W011"),
        ("DEFAULT_FROM_EMAIL", "Counterpart <noreply@localhost>", "counterpart.W012"),
        ("SOCIALACCOUNT_PROVIDERS", {"openid_connect": {"APPS": [COMPLETE | {"secret": ""}]}}, "counterpart.E013"),
        ("SESSION_LIMITS", {"desk": {"idle_minutes": 61, "hours": 1}}, "counterpart.E014"),
        ("SECOND_FACTOR_REQUIRED", False, "counterpart.W015"),
    ],
)
def test_what_is_wrong_is_found(settings: Settings, name: str, value: object, expected: str) -> None:
    setattr(settings, name, value)
    assert found() == [expected]
