"""The settings as a whole, read afresh from an environment of the test's making."""

import runpy
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from counterpart.config.env import SettingError

SETTINGS = str(Path(settings.ROOT) / "src/counterpart/config/settings.py")
SECRET = "0123456789" * 5


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in ("COUNTERPART_DEBUG", "COUNTERPART_DEMO", "COUNTERPART_VAR", "DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COUNTERPART_SECRET_KEY", SECRET)
    return monkeypatch


def read() -> dict[str, Any]:
    return runpy.run_path(SETTINGS)


def test_a_site_in_use_is_locked_down(environment: pytest.MonkeyPatch) -> None:
    site = read()
    assert not site["DEBUG"]
    assert site["SESSION_COOKIE_SECURE"]
    assert site["CSRF_COOKIE_SECURE"]
    assert site["SECURE_HSTS_SECONDS"] > 31_536_000
    assert site["SECURE_SSL_REDIRECT"]
    assert site["SESSION_COOKIE_NAME"].startswith("__Host-")
    assert site["PASSWORD_HASHERS"] == ["django.contrib.auth.hashers.Argon2PasswordHasher"]


def test_no_page_may_run_what_stands_in_it(environment: pytest.MonkeyPatch) -> None:
    policy = read()["CONTENT_SECURITY_POLICY"]["DIRECTIVES"]
    assert policy["default-src"] == ["'none'"]
    assert policy["script-src"] == policy["style-src"] == ["'self'"]
    assert not any("unsafe" in source for sources in policy.values() for source in sources)


def test_without_a_secret_nothing_starts(environment: pytest.MonkeyPatch) -> None:
    environment.delenv("COUNTERPART_SECRET_KEY")
    with pytest.raises(SettingError, match="COUNTERPART_SECRET_KEY"):
        read()


def test_demo_data_is_installed_on_request_only(environment: pytest.MonkeyPatch) -> None:
    assert "counterpart.demo" not in read()["INSTALLED_APPS"]
    environment.setenv("COUNTERPART_DEMO", "1")
    assert "counterpart.demo" in read()["INSTALLED_APPS"]


def test_a_door_that_is_not_opened_is_not_installed(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("COUNTERPART_DOORS", "business")
    assert "counterpart.desk" not in read()["INSTALLED_APPS"]


def test_everything_written_lands_in_one_folder(environment: pytest.MonkeyPatch, tmp_path: Path) -> None:
    environment.setenv("COUNTERPART_VAR", str(tmp_path))
    site = read()
    assert site["DATABASES"]["default"]["NAME"] == str(tmp_path / "counterpart.sqlite3")
    assert site["FILES"].folder == tmp_path / "files"
    assert site["EMAIL_FILE_PATH"] == str(tmp_path / "mail")


def test_single_sign_on_is_off_until_an_issuer_is_named(environment: pytest.MonkeyPatch) -> None:
    assert read()["SOCIALACCOUNT_PROVIDERS"]["openid_connect"]["APPS"] == []
    environment.setenv("COUNTERPART_OIDC_ISSUER", "https://login.example.police.uk")
    (app,) = read()["SOCIALACCOUNT_PROVIDERS"]["openid_connect"]["APPS"]
    assert app["settings"]["server_url"] == "https://login.example.police.uk"
