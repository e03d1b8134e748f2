"""The links under the header. Each door adds its own when it starts; the layouts show those that fit the actor.

A door calls `navigation.add(...)` in its `AppConfig.ready`. Links stand in the order of `place`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise

from counterpart.base.actors import Actor


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """One link. `shown_to` decides by the actor; `place` orders the links, lowest first.

    A link is current on its own page, and active on every page whose path begins with its own.
    """

    text: str | Promise
    url_name: str
    shown_to: Callable[[Actor], bool]
    place: int = 50


_items: dict[str, NavigationItem] = {}


def add(*items: NavigationItem) -> None:
    """Register links; a second registration of the same `url_name` replaces the first."""
    _items.update({item.url_name: item for item in items})


def items_for(request: HttpRequest) -> list[dict[str, Any]]:
    """The links that this request's actor sees, as the design system's service navigation wants them."""
    actor = getattr(request, "actor", None) or Actor.nobody()
    shown = sorted((item for item in _items.values() if item.shown_to(actor)), key=lambda item: item.place)
    links = [(item, reverse(item.url_name)) for item in shown]
    active = _longest_match(request.path, [href for _, href in links])
    return [
        {
            "text": str(item.text),
            "href": href,
            "current": href == request.path,
            "active": href == active,
        }
        for item, href in links
    ]


def _longest_match(path: str, addresses: Iterable[str]) -> str | None:
    """The address under which the path lies most closely; the root of the site only matches itself."""
    matches = [address for address in addresses if path == address or (address != "/" and path.startswith(address))]
    return max(matches, key=len, default=None)
