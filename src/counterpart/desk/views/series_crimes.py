"""Crimes join a series and leave it."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404

from counterpart.crimes.models import Incident
from counterpart.desk.forms.series import AddForm, WhyForm
from counterpart.desk.views.series_form import OfSeries
from counterpart.series.actions import members
from counterpart.series.errors import WrongCrime
from counterpart.series.models import SeriesCrime, SeriesState
from counterpart.series.queries import finding


class Add(OfSeries):
    form_class = AddForm
    title = "Add a crime"
    intro = "To a confirmed series it is added once somebody else has agreed."
    button = "Add crime"

    @property
    def done(self) -> str:  # type: ignore[override]
        """Whether it waits."""
        waits = self.series.state == SeriesState.CONFIRMED
        return "The crime waits for somebody else to agree" if waits else "The crime is added"

    def act(self, answers: dict[str, Any]) -> None:
        try:
            incident = finding.incident_of(self.by, answers["reference"])
        except Incident.DoesNotExist as error:
            raise WrongCrime(
                "There is no such case. Give its reference as it stands in the queue", "reference"
            ) from error
        members.add(series=self.series, incident=incident, why=answers["why"], by=self.by, at=self.at)


class _OfCrime(OfSeries):
    """About one crime of the series."""

    form_class = WhyForm
    label: str
    crime: SeriesCrime

    def prepare(self) -> None:
        super().prepare()
        try:
            self.crime = finding.crime_of(self.series, self.kwargs["pk"])
        except SeriesCrime.DoesNotExist as error:
            raise Http404 from error
        self.intro = f"{self.crime.incident.reference}: {self.crime.incident.get_what_happened_display()}"

    def form_options(self) -> Mapping[str, Any]:
        return {"label": self.label}


class Agree(_OfCrime):
    title = "Agree to this crime"
    label = "Why does it belong to the series?"
    button = "Agree"
    done = "Your agreement is kept"

    def act(self, answers: dict[str, Any]) -> None:
        members.agree(crime=self.crime, why=answers["why"], by=self.by, at=self.at)


class TakeOut(_OfCrime):
    title = "Take this crime out"
    label = "Why does it not belong to the series?"
    button = "Take out"
    done = "The crime is taken out"

    def act(self, answers: dict[str, Any]) -> None:
        members.take_out(crime=self.crime, why=answers["why"], by=self.by, at=self.at)
