"""One-off messages after an action, as notification banners."""

from dataclasses import dataclass

from django.contrib.messages import SUCCESS, get_messages
from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Banner:
    """One notification banner: `kind` is `success` or `important`."""

    text: str
    kind: str


def banners(request: HttpRequest) -> list[Banner]:
    """The messages that wait for this person; reading them removes them.

    Written with `django.contrib.messages.success(request, ...)` and its siblings.
    """
    return [
        Banner(text=str(message), kind="success" if message.level == SUCCESS else "important")
        for message in get_messages(request)
    ]
