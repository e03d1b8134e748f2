"""Mail of the accounts: invitations, password links, notices."""

from collections.abc import Mapping
from typing import Any

from django.core.mail import send_mail
from django.template.loader import render_to_string


def send(template: str, *, to: str, context: Mapping[str, Any]) -> None:
    """Send `{template}_subject.txt` and `{template}_message.txt` to one address."""
    subject = render_to_string(f"{template}_subject.txt", dict(context)).strip()
    send_mail(" ".join(subject.splitlines()), render_to_string(f"{template}_message.txt", dict(context)), None, [to])
