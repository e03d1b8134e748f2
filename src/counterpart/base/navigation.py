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
    One `in_footer` stands at the foot of every page instead, for everybody.
    """

    text: str | Promise
    url_name: str
    shown_to: Callable[[Actor], bool]
    place: int = 50
    in_footer: bool = False


_items: dict[str, NavigationItem] = {}


def add(*items: NavigationItem) -> None:
    """Register links; a second registration of the same `url_name` replaces the first."""
    _items.update({item.url_name: item for item in items})


def items_for(request: HttpRequest) -> list[dict[str, Any]]:
    """The links that this request's actor sees, as the design system's service navigation wants them."""
    actor = getattr(request, "actor", None) or Actor.nobody()
    shown = [item for item in _in_order() if not item.in_footer and item.shown_to(actor)]
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


def footer_items() -> list[dict[str, str]]:
    """The links at the foot of every page."""
    return [{"text": str(item.text), "href": reverse(item.url_name)} for item in _in_order() if item.in_footer]


def _in_order() -> list[NavigationItem]:
    return sorted(_items.values(), key=lambda item: item.place)


def _longest_match(path: str, addresses: Iterable[str]) -> str | None:
    """The address under which the path lies most closely; the root of the site only matches itself."""
    matches = [address for address in addresses if path == address or (address != "/" and path.startswith(address))]
    return max(matches, key=len, default=None)
