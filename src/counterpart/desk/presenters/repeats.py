"""Repeat victims and premises as tables."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from counterpart.casework.queries.repeats import Found
from counterpart.core.harm import repeats
from counterpart.partners.queries import PremisesTold, names_of, premises_told_of

CSV_HEADS = ("What", "Name", "Business or address", "District", "In 12 months")


class RepeatsPage:
    """Three tables of at most so many rows.

    Businesses and premises lead to their cases in the queue; `opens`: whether the reader may open cases.
    """

    def __init__(self, found: Found, most: int | None = None, *, opens: bool) -> None:
        self.opens = opens
        self.found = replace(
            found, businesses=found.businesses[:most], premises=found.premises[:most], people=found.people[:most]
        )
        self.is_cut = self.found != found
        self.reports = sorted({key for victim, _ in self.found.people for key in found.reports[victim]})
        self.rules = [repeats.rule(code).words for code in ("repeat_victim", "repeat_premises", "chronic")]

    @cached_property
    def names(self) -> dict[int, str]:
        return names_of([*(key for key, _ in self.found.businesses), *(key for (key, _), _ in self.found.people)])

    @cached_property
    def places(self) -> dict[int, PremisesTold]:
        return premises_told_of([key for key, _ in self.found.premises])

    @property
    def businesses(self) -> list[list[Any]]:
        return [
            [self._cases(self.names[key], text=self.names[key]), f"{count:,}"] for key, count in self.found.businesses
        ]

    @property
    def premises(self) -> list[list[Any]]:
        return [
            [
                self._cases(self.places[key].name, premises=key),
                self.places[key].where,
                self.places[key].district,
                _kind(count),
                f"{count:,}",
            ]
            for key, count in self.found.premises
        ]

    @property
    def people(self) -> list[list[Any]]:
        return [[name.title(), self.names[key], f"{count:,}"] for (key, name), count in self.found.people]

    @property
    def lines(self) -> Iterator[list[str]]:
        """All of it, one below the other, for a spreadsheet."""
        for key, count in self.found.businesses:
            yield ["Repeat victim, business", self.names[key], "", "", str(count)]
        for (key, name), count in self.found.people:
            yield ["Repeat victim, person", name.title(), self.names[key], "", str(count)]
        for key, count in self.found.premises:
            place = self.places[key]
            yield [_kind(count), place.name, place.where, place.district, str(count)]

    def _cases(self, name: str, **asked: str | int) -> Any:
        """A name that leads to its cases in any state: what is counted is open or closed."""
        if not self.opens:
            return name
        return {"text": name, "href": f"{reverse('desk:queue')}?{urlencode({**asked, 'state': 'any'})}"}


def _kind(count: int) -> str:
    return "Chronic location" if repeats.chronic(count) else "Repeat premises"
