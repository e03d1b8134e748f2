"""What is looked at on the pages of places. Read from the address; what it does not know is left out."""

from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlencode

from counterpart.base.forms import Form, Option, SelectField
from counterpart.crimes.models import WhatHappened
from counterpart.hotspots.counting import By
from counterpart.hotspots.looking import Asked
from counterpart.performance.models import DataSource as Source

SOURCES = ((Source.OWN, "Reports here"), (Source.FILES, "Recorded crime loaded"))
BY = ((By.REPORTS, "Reports"), (By.CRIMES, "Crimes recorded"), (By.HARM, "Harm"))
SPANS = ((30, "A month"), (180, "Half a year"), (365, "A year"))
SIDES = ((250, "250 metres"), (500, "500 metres"), (1000, "1 kilometre"))
USUAL_DAYS, USUAL_SPAN = 90, "Three months"
# A county fits on a screen in squares of a kilometre, a district in those that an officer can walk.
SIDE_OF_COUNTY, SIDE_OF_DISTRICT = 1000, 250


class LookForm(Form):
    """`districts`: pairs of code and name; `categories`: those of the loaded data."""

    source = SelectField(label="Data", options=SOURCES, required=False, prompt="")
    kind = SelectField(label="Kind", required=False, prompt="Everything")
    days = SelectField(label="How far back", options=SPANS, required=False, prompt=USUAL_SPAN)
    district = SelectField(label="Where", required=False, prompt="The whole county")

    def __init__(
        self, *args: Any, districts: Iterable[tuple[str, str]], categories: Sequence[str], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.categories = categories
        self.fields["district"].options = list(districts)  # type: ignore[attr-defined]
        self.fields["kind"].options = self._kinds()  # type: ignore[attr-defined]
        self.is_valid()

    @property
    def source_chosen(self) -> str:
        """The data that is looked at: what was loaded only where something was."""
        return Source.FILES if self.data.get("source") == Source.FILES and self.categories else Source.OWN

    def asked(self) -> Asked:
        """What was asked for, less what made no sense."""
        return Asked(
            source=self.source_chosen,
            kind=self.told("kind", ""),
            days=self.told("days", USUAL_DAYS),
            district=self.told("district", ""),
        )

    def told(self, name: str, otherwise: Any) -> Any:
        """A valid answer, or what stands where there is none."""
        answer = self.cleaned_data.get(name)
        return otherwise if answer in (None, "") else answer

    def unknown(self) -> list[str]:
        """Each value of the address that means nothing here, and so is left out, in words."""
        return [
            f"{self.fields[name].label}: “{self.data[name]}” is not known here and was left out."
            for name in self.errors
            if name in self.fields and self.data.get(name)
        ]

    def kept(self) -> dict[str, str]:
        """What other addresses carry on."""
        return {name: str(self.cleaned_data[name]) for name in self.fields if self.told(name, "") != ""}

    def query(self) -> str:
        """The same as the end of an address, with its question mark."""
        return "?" + urlencode(self.kept()) if self.kept() else ""

    def chosen(self) -> list[dict[str, str]]:
        """What was chosen, each with the address without it."""
        kept = self.kept()
        return [
            {
                "text": f"{self.fields[name].label}: {self._words(name, value)}",
                "href": "?" + urlencode({key: one for key, one in kept.items() if key != name}),
            }
            for name, value in kept.items()
        ]

    def _words(self, name: str, value: str) -> str:
        options: Sequence[Option] = self.fields[name].options  # type: ignore[attr-defined]
        return next(str(option.text) for option in options if str(option.value) == value)

    def _kinds(self) -> list[tuple[str, str]]:
        if self.source_chosen == Source.FILES:
            return [(name, name.replace("-", " ").capitalize()) for name in self.categories]
        return list(WhatHappened.choices)


class HotspotForm(LookForm):
    """By what squares are ranked, and how large they are."""

    by = SelectField(label="Rank by", options=BY, required=False, prompt="")
    side = SelectField(label="Squares of", options=SIDES, required=False, prompt="As the area needs")

    def ranked_by(self) -> By:
        """By what; loaded data holds no reports, only crimes."""
        return By(self.told("by", By.REPORTS))

    def side_chosen(self) -> int:
        """Metres."""
        usual = SIDE_OF_DISTRICT if self.told("district", "") else SIDE_OF_COUNTY
        return int(self.told("side", usual))
