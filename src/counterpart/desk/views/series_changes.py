"""What people do to a series as a whole."""

import re
from collections.abc import Mapping
from datetime import time
from typing import Any

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse

from counterpart.core.periods.local_time import to_utc
from counterpart.crimes.models import Incident
from counterpart.desk.forms.series import (
    ClosingForm,
    ListingForm,
    MergeForm,
    OrderForm,
    ProposeForm,
    ReviewForm,
    SplitForm,
    WhyForm,
)
from counterpart.desk.presenters.case_frame import Deed
from counterpart.desk.presenters.series import merge_options
from counterpart.desk.presenters.series_crimes import crime_options
from counterpart.desk.views.series_form import OfSeries, SeriesFormPage, find_series
from counterpart.partners.queries import own_organisation
from counterpart.series.actions import closing, deciding, disposals, making, reshaping
from counterpart.series.errors import AlreadyDecided, WrongCrime
from counterpart.series.models import Closing, Disposal, Series, SeriesState
from counterpart.series.queries import answering, finding

# Between references.
_SEPARATORS = re.compile(r"[\s,;]+")


class Propose(SeriesFormPage):
    form_class = ProposeForm
    title = "Propose a series"
    intro = "Two others must agree before it is one."
    button = "Propose series"
    done = "The series waits for two people"

    def act(self, answers: dict[str, Any]) -> None:
        incidents = [self._incident(line) for line in _SEPARATORS.split(answers["references"]) if line]
        told = {"title": answers["title"], "why": answers["why"], "by": self.by, "at": self.at}
        self.series = making.propose(force=own_organisation(self.by), incidents=incidents, **told)

    def _incident(self, reference: str) -> Incident:
        try:
            return finding.incident_of(self.by, reference)
        except Incident.DoesNotExist as error:
            raise WrongCrime(
                f"There is no case {reference}. Give references as they stand in the queue", "references"
            ) from error


class Review(OfSeries):
    form_class = ReviewForm
    template = "desk/series/review.html"
    title = "Say whether it is a series"
    button = "Save answer"
    done = "Your answer is kept"
    parts: list[Series]

    def prepare(self) -> None:
        super().prepare()
        others = finding.parts_of(self.series)[1:]
        self.parts = [self.series, *(find_series(self.request, part.reference) for part in others)]

    def form_options(self) -> Mapping[str, Any]:
        return {"initial": {"seen": finding.digest_of(self.parts)}}

    def extra(self) -> Mapping[str, Any]:
        """The crimes as they are now; somebody who read others before answers about these."""
        if self.form.is_bound:
            self.form.data = {**self.form.data, "seen": finding.digest_of(self.parts)}
        return {"parts": [(part, crime_options(finding.held_in(part))) for part in self.parts]}

    @property
    def why_not(self) -> str:
        if self.series.state != SeriesState.PROPOSED:
            return "This series was decided before"
        return answering.why_barred(self.series, self.by.person_id or 0)

    def act(self, answers: dict[str, Any]) -> None:
        agrees = answers["decision"] == "yes"
        told = {"agrees": agrees, "reason": answers["reason"], "seen": answers["seen"]}
        deciding.review(series=self.series, by=self.by, at=self.at, **told)


class Withdraw(OfSeries):
    form_class = WhyForm
    title = "Withdraw this proposal"
    intro = "It is closed, and waits for nobody any more. It stays on record."
    button = "Withdraw proposal"
    done = "The proposal is withdrawn"

    def form_options(self) -> Mapping[str, Any]:
        return {"label": "Why is it withdrawn?"}

    @property
    def why_not(self) -> str:
        return answering.why_not_withdrawn(self.series, self.by.person_id or 0)

    def act(self, answers: dict[str, Any]) -> None:
        closing.withdraw(series=self.series, why=answers["why"], by=self.by, at=self.at)


class Close(OfSeries):
    form_class = WhyForm
    title = "Close this series"
    intro = (
        "It stays confirmed until somebody else agrees, and on record after that. "
        "Tiers that rest on it are assessed again in the night after."
    )
    button = "Ask to close it"
    done = "Closing it waits for somebody else to agree"

    def form_options(self) -> Mapping[str, Any]:
        return {"label": "Why should it be closed?"}

    @property
    def why_not(self) -> str:
        return answering.why_not_closed(self.series)

    @property
    def instead(self) -> Deed | None:
        asked = answering.closing_of(self.series)
        if asked is None or asked.asked_by_id == self.by.person_id:
            return None
        return Deed("Say whether it is closed", reverse("desk_series:closing", args=[self.series.reference]))

    def act(self, answers: dict[str, Any]) -> None:
        closing.ask(series=self.series, why=answers["why"], by=self.by, at=self.at)


class DecideClosing(OfSeries):
    """The second person's answer."""

    form_class = ClosingForm
    title = "Say whether this series is closed"
    button = "Save answer"
    closing: Closing | None

    def prepare(self) -> None:
        super().prepare()
        self.closing = answering.closing_of(self.series)
        if self.closing:
            self.intro = f"{self.closing.asked_by_name} wants it closed: {self.closing.why}"

    @property
    def done(self) -> str:  # type: ignore[override]
        """What came of it."""
        return "The series is closed" if self.closing and self.closing.agrees else "The series stays open"

    @property
    def why_not(self) -> str:
        if self.closing is None:
            return answering.why_over(self.series) or "Nobody wants this series closed"
        mine = self.closing.asked_by_id == self.by.person_id
        return "You asked for this: somebody else must agree" if mine else ""

    def act(self, answers: dict[str, Any]) -> None:
        if self.closing is None:
            raise AlreadyDecided("This was decided before")
        told = {"agrees": answers["decision"] == "yes", "reason": answers["reason"]}
        closing.decide(closing=self.closing, by=self.by, at=self.at, **told)


class NoteOrder(OfSeries):
    form_class = OrderForm
    title = "Stealing to order"
    done = "The note is kept"

    def form_options(self) -> Mapping[str, Any]:
        return {"initial": {"note": self.series.steal_to_order}}

    def act(self, answers: dict[str, Any]) -> None:
        told = {"note": answers["note"] or "", "why": answers["why"]}
        disposals.note_order(series=self.series, by=self.by, at=self.at, **told)


class RecordListing(OfSeries):
    form_class = ListingForm
    title = "Record a listing on an online marketplace"
    button = "Record listing"
    done = "The listing is recorded"

    def act(self, answers: dict[str, Any]) -> None:
        told = {name: answers[name] or "" for name in ("marketplace", "listing_reference", "address", "note")}
        found_at = to_utc(answers["found_at"], time())
        disposals.record(series=self.series, found_at=found_at, by=self.by, at=self.at, **told)


class WithdrawListing(OfSeries):
    form_class = WhyForm
    title = "Withdraw this listing"
    button = "Withdraw listing"
    done = "The listing is withdrawn"
    listing: Disposal

    def prepare(self) -> None:
        super().prepare()
        try:
            self.listing = finding.listing_of(self.series, self.kwargs["pk"])
        except Disposal.DoesNotExist as error:
            raise Http404 from error
        self.intro = f"{self.listing}. It stays on record, and no tier rests on it any more."

    def form_options(self) -> Mapping[str, Any]:
        return {"label": "Why does it not belong to the series?"}

    def act(self, answers: dict[str, Any]) -> None:
        disposals.withdraw(disposal=self.listing, why=answers["why"], by=self.by, at=self.at)


class Merge(OfSeries):
    form_class = MergeForm
    title = "Merge with another series"
    intro = "This proposes one series of the crimes of both. Both stand until two people have agreed."
    button = "Propose the merger"
    done = "The merged series waits for two people"

    made: Series

    def form_options(self) -> Mapping[str, Any]:
        return {"others": merge_options(finding.others_to_merge(self.series))}

    @property
    def why_not(self) -> str:
        if why := answering.why_not_reshaped(self.series):
            return why
        return "" if self.form.fields["other"].options else "There is no other confirmed series"  # type: ignore[attr-defined]

    def act(self, answers: dict[str, Any]) -> None:
        other = finding.find(self.by, answers["other"])
        self.made = reshaping.merge(series=self.series, other=other, why=answers["why"], by=self.by, at=self.at)

    def leave(self) -> HttpResponseRedirect:
        return redirect("desk_series:series", reference=self.made.reference)


class Split(OfSeries):
    form_class = SplitForm
    title = "Split this series"
    intro = "This proposes two series, to be decided together. The present one stands until two people have agreed."
    button = "Propose the split"
    done = "Both parts wait for two people"

    def form_options(self) -> Mapping[str, Any]:
        return {"held": crime_options(finding.held_in(self.series))}

    @property
    def why_not(self) -> str:
        return answering.why_not_reshaped(self.series)

    def act(self, answers: dict[str, Any]) -> None:
        apart = [int(key) for key in answers["crimes"]]
        told = {"title": answers["title"], "why": answers["why"], "by": self.by, "at": self.at}
        reshaping.split(series=self.series, apart=apart, **told)
