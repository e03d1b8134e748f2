"""What stands in the way of an answer or a change: told on the page, and refused by the action. Empty where nothing."""

from django.db.models import Q, QuerySet

from counterpart.series import rules
from counterpart.series.models import Removal, Series, SeriesState


def changed_by(person: int) -> Q:
    """The crimes of series that a person added, agreed to or took out; declining a suggestion changes none."""
    return Q(added_by=person) | Q(agreed_by=person) | Q(left_by=person, joined_at__isnull=False)


def why_barred(series: Series, person: int) -> str:
    """Why a person may not say whether it is a series."""
    said = series.reviews.filter(set_aside_at__isnull=True).values_list("reviewed_by", flat=True)
    has_changed = series.crimes.filter(changed_by(person)).exists()
    return rules.why_not_reviewer(person, series.proposed_by_id, list(said), has_changed=has_changed)


def continuations_waiting(series: Series) -> QuerySet[Series]:
    """The merger, or the parts of the split, that the series would go on in, where two people have yet to agree."""
    return series.continuations.filter(state=SeriesState.PROPOSED).order_by("pk")


def removals_waiting(series: Series) -> QuerySet[Removal]:
    """The crimes that somebody wants out of a confirmed series, where nobody else has answered."""
    return Removal.objects.waiting().filter(crime__series=series).select_related("crime__incident").order_by("pk")


def why_unsettled(series: Series) -> str:
    """Why no crime may join or leave: a merger or split of it waits, or it is one.

    Else what two people decide on would not be what the series holds by then.
    """
    if continuations_waiting(series).exists():
        return f"{series.reference} is being merged or split: decide on that first"
    if series.state == SeriesState.PROPOSED and series.sources.exists():
        return "This is a merger or a split, to be taken or left as it is"
    return ""


def why_not_reshaped(series: Series) -> str:
    """Why it may not be merged or split."""
    if series.state != SeriesState.CONFIRMED:
        return f"{series.reference} is not a confirmed series"
    if why := why_unsettled(series):
        return why
    if removals_waiting(series).exists():
        return f"Somebody wants a crime out of {series.reference}: decide on that first"
    return ""


def why_kept(series: Series) -> str:
    """Why no crime may be taken out: too few would be left, those counted that wait to be taken out."""
    if series.crimes.held().count() - removals_waiting(series).count() > rules.FEWEST:
        return ""
    return f"A series has at least {rules.FEWEST} crimes. Close it, or say that it is none"
