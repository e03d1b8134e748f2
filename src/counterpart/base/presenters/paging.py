"""The steps through a list of several pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode


@dataclass(frozen=True, slots=True)
class Steps:
    """Addresses of the neighbours (empty where there is none) and the numbers between, with gaps."""

    previous: str
    next: str
    entries: list[dict[str, Any]]


def page_steps(number: int, pages: int, query: Mapping[str, Any] | None = None) -> Steps:
    """The first, the last, and the neighbours of `number`; what lies between is one gap."""
    shown = sorted({1, pages, *range(max(1, number - 1), min(pages, number + 1) + 1)})
    entries: list[dict[str, Any]] = []
    for before, page in zip([0, *shown], shown, strict=False):
        if page - before > 1:
            entries.append({"ellipsis": True})
        entries.append({"number": page, "href": with_query(query, page=page), "current": page == number})
    return Steps(
        previous=with_query(query, page=number - 1) if number > 1 else "",
        next=with_query(query, page=number + 1) if number < pages else "",
        entries=entries,
    )


def with_query(query: Mapping[str, Any] | None, **changes: Any) -> str:
    """The query with some parameters changed, or left out where the change is None: `?status=open&page=2`."""
    lists = getattr(query, "lists", None)
    pairs = list(lists()) if lists else [(name, [value]) for name, value in (query or {}).items()]
    kept = [(name, value) for name, values in pairs if name not in changes for value in values]
    return "?" + urlencode(kept + [(name, value) for name, value in changes.items() if value is not None])
