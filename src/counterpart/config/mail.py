"""Reads COUNTERPART_MAIL: a real SMTP server, or a folder of files."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from counterpart.config.env import SettingError

DEFAULT_PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
MEND = "Write file, or smtp+tls://user:password@host:587 (also smtp:// without encryption, smtps:// for TLS at once)"


@dataclass(frozen=True)
class MailRoute:
    """How mail leaves. `folder` is for the file backend, the rest for SMTP; `tls_later` is STARTTLS."""

    backend: str
    folder: str
    host: str = ""
    port: int = 0
    user: str = ""
    password: str = ""
    tls_later: bool = False
    tls_at_once: bool = False


def mail_from(value: str, *, folder: Path) -> MailRoute:
    """The route for `value`: the word `file` (mails land in `folder`) or an SMTP address; else SettingError."""
    if value == "file":
        return MailRoute(backend="django.core.mail.backends.filebased.EmailBackend", folder=str(folder))
    try:
        address = urlsplit(value)
        port = address.port
    except ValueError as error:
        raise SettingError("COUNTERPART_MAIL", "the address cannot be read", MEND) from error
    if address.scheme not in DEFAULT_PORTS or not address.hostname:
        raise SettingError("COUNTERPART_MAIL", "neither the word file nor the address of an SMTP server", MEND)
    return MailRoute(
        backend="django.core.mail.backends.smtp.EmailBackend",
        folder=str(folder),
        host=address.hostname,
        port=port or DEFAULT_PORTS[address.scheme],
        user=unquote(address.username or ""),
        password=unquote(address.password or ""),
        tls_later=address.scheme == "smtp+tls",
        tls_at_once=address.scheme == "smtps",
    )
