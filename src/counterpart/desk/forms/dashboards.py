"""What a dashboard shows: the last month, and what to do about missing months."""

from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import ValidationError

from counterpart.base import forms
from counterpart.core.periods.months import named, parse_month, written
from counterpart.performance.models import DataSource, MissingMonths

# Of which there is recorded crime, or will be; comparisons reach years back from there.
_MONTHS = range(parse_month("1990-01"), parse_month("2200-01"))


class DashboardForm(forms.Form):
    """Read from the address; what it does not know is left out, so that an old link still opens."""

    to = forms.SelectField(label="Twelve months to", options=[], required=False)
    missing = forms.SelectField(label="Where months are missing", options=MissingMonths.choices, required=False)
    source = forms.SelectField(label="Data", options=DataSource.choices, required=False)

    def choice(self) -> dict[str, Any]:
        """Arguments of the query, only those that were given and make sense."""
        asked = {name: self.data.get(name, "") for name in self.fields}
        choice: dict[str, Any] = {}
        if asked["missing"] in MissingMonths.values:
            choice["missing"] = asked["missing"]
        if asked["source"] in DataSource.values:
            choice["source"] = asked["source"]
        month = _month(asked["to"])
        return choice if month is None else {**choice, "to_month": month}

    def kept(self) -> dict[str, str]:
        """What addresses of other dashboards carry on."""
        choice = self.choice()
        month = {"to": written(choice.pop("to_month"))} if "to_month" in choice else {}
        return {**month, **choice}

    def chosen(self) -> list[dict[str, str]]:
        """What differs from the newest month and the careful way, each with the address without it."""
        kept = self.kept()
        words = {"to": "To {}", "missing": "Missing months: {}", "source": "Data: {}"}
        return [
            {
                "text": words[name].format(self._words_for(name, value)),
                "href": "?" + urlencode({key: one for key, one in kept.items() if key != name}),
            }
            for name, value in kept.items()
        ]

    def _words_for(self, name: str, value: str) -> str:
        if name == "to":
            return named(parse_month(value))
        return str(dict(MissingMonths.choices if name == "missing" else DataSource.choices)[value]).lower()

    def offer(self, months: tuple[int, ...], chosen: int) -> None:
        """Set the months to choose from."""
        listed = months if chosen in months else (chosen, *months)
        self.set_options("to", [forms.Option(written(month), named(month)) for month in listed])


def _month(text: str) -> int | None:
    try:
        month = parse_month(text)
    except (ValueError, ValidationError):
        return None
    return month if month in _MONTHS else None
