from pathlib import Path

import pytest

from counterpart.config.env import SettingError
from counterpart.config.mail import mail_from

FOLDER = Path("/var/mail")


def test_files() -> None:
    assert mail_from("file", folder=FOLDER).backend.endswith("filebased.EmailBackend")


def test_smtp_with_a_password_that_holds_an_at_sign() -> None:
    route = mail_from("smtp+tls://desk:p%40ss@mail.example", folder=FOLDER)
    assert (route.host, route.port, route.user, route.password) == ("mail.example", 587, "desk", "p@ss")
    assert route.tls_later
    assert not route.tls_at_once


@pytest.mark.parametrize(("scheme", "port"), [("smtp", 25), ("smtps", 465)])
def test_each_scheme_has_its_port(scheme: str, port: int) -> None:
    assert mail_from(f"{scheme}://mail.example", folder=FOLDER).port == port


@pytest.mark.parametrize("value", ["pigeon", "http://mail.example", "smtp://", "smtp://mail.example:many"])
def test_anything_else_is_refused(value: str) -> None:
    with pytest.raises(SettingError, match="COUNTERPART_MAIL"):
        mail_from(value, folder=FOLDER)
