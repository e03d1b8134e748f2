"""Crimes join a series and leave it."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404
from django.urls import reverse

from counterpart.crimes.models import Incident
from counterpart.desk.forms.series import AddForm, RemovalForm, WhyForm
from counterpart.desk.presenters.case_frame import Deed
from counterpart.desk.views.series_form import OfSeries
from counterpart.series.actions import members, removals
from counterpart.series.errors import AlreadyDecided, WrongCrime
from counterpart.series.models import CrimeStanding, Removal, SeriesCrime, SeriesState
from counterpart.series.queries import answering, finding


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

    @property
    def why_not(self) -> str:
        return answering.why_unsettled(self.series)

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

    crime: SeriesCrime

    def prepare(self) -> None:
        super().prepare()
        try:
            self.crime = finding.crime_of(self.series, self.kwargs["pk"])
        except SeriesCrime.DoesNotExist as error:
            raise Http404 from error
        self.intro = f"{self.crime.incident.reference}: {self.crime.incident.get_what_happened_display()}"

    @property
    def why_not(self) -> str:
        return answering.why_unsettled(self.series) or self.why_not_it

    @property
    def why_not_it(self) -> str:
        """Why this crime leaves the actor nothing to do here."""
        return ""


class _WithWhy(_OfCrime):
    """One question about it."""

    form_class = WhyForm
    label: str

    def form_options(self) -> Mapping[str, Any]:
        return {"label": self.label}


class Agree(_WithWhy):
    title = "Agree to this crime"
    label = "Why does it belong to the series?"
    button = "Agree"
    done = "Your agreement is kept"

    @property
    def why_not_it(self) -> str:
        if self.crime.standing != CrimeStanding.SUGGESTED:
            return "This crime was decided before"
        return "You added this crime: somebody else must agree" if self.crime.added_by_id == self.by.person_id else ""

    def act(self, answers: dict[str, Any]) -> None:
        members.agree(crime=self.crime, why=answers["why"], by=self.by, at=self.at)


class TakeOut(_WithWhy):
    title = "Take this crime out"
    label = "Why does it not belong to the series?"
    button = "Take out"

    def prepare(self) -> None:
        super().prepare()
        if self._needs_another:
            self.intro += ". It stays in this confirmed series until somebody else agrees."

    @property
    def _needs_another(self) -> bool:
        return self.series.state == SeriesState.CONFIRMED and self.crime.standing == CrimeStanding.HELD

    @property
    def done(self) -> str:  # type: ignore[override]
        """Whether it waits."""
        return "Taking it out waits for somebody else to agree" if self._needs_another else "The crime is taken out"

    @property
    def why_not_it(self) -> str:
        if self.crime.standing == CrimeStanding.LEFT:
            return "This crime was taken out before"
        if self.crime.standing == CrimeStanding.SUGGESTED:
            return ""
        if finding.removal_of(self.crime):
            return "Somebody wants this crime out already"
        return answering.why_kept(self.series)

    @property
    def instead(self) -> Deed | None:
        removal = finding.removal_of(self.crime)
        if removal is None or removal.asked_by_id == self.by.person_id:
            return None
        address = reverse("desk_series:removal", args=[self.series.reference, self.crime.pk])
        return Deed("Say whether it is taken out", address)

    def act(self, answers: dict[str, Any]) -> None:
        members.take_out(crime=self.crime, why=answers["why"], by=self.by, at=self.at)


class DecideRemoval(_OfCrime):
    """The second person's answer."""

    form_class = RemovalForm
    title = "Say whether this crime is taken out"
    button = "Save answer"
    removal: Removal | None

    def prepare(self) -> None:
        super().prepare()
        self.removal = finding.removal_of(self.crime)
        if self.removal:
            self.intro += f". {self.removal.asked_by_name} wants it out: {self.removal.why}"

    @property
    def done(self) -> str:  # type: ignore[override]
        """What came of it."""
        return "The crime is taken out" if self.removal and self.removal.agrees else "The crime stays in the series"

    @property
    def why_not_it(self) -> str:
        if self.removal is None:
            return _decided(self.crime)
        mine = self.removal.asked_by_id == self.by.person_id
        return "You asked for this: somebody else must agree" if mine else ""

    def act(self, answers: dict[str, Any]) -> None:
        if self.removal is None:
            raise AlreadyDecided(self.why_not_it)
        told = {"agrees": answers["decision"] == "yes", "reason": answers["reason"]}
        removals.decide(removal=self.removal, by=self.by, at=self.at, **told)


def _decided(crime: SeriesCrime) -> str:
    """What came of it, where somebody wanted it out."""
    asked = crime.removals.order_by("pk").last()
    if asked is None:
        return "Nobody wants this crime out"
    came = "agreed, and it was taken out" if asked.agrees else "did not agree, and it stays in the series"
    return f"{asked.asked_by_name} wanted it out. {asked.decided_by_name} {came}"
