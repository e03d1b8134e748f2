"""What stands in the way of an answer or a change: told on the page, and refused by the action. Empty where nothing."""

from django.db.models import Q, QuerySet

from counterpart.series import rules
from counterpart.series.models import LIVE, Closing, Removal, Series, SeriesState


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


def closing_of(series: Series) -> Closing | None:
    """That somebody wants the series closed, where nobody else has answered."""
    found: Closing | None = series.closings.waiting().first()
    return found


def why_over(series: Series) -> str:
    """Why nobody works on it any more."""
    over = series.state not in LIVE
    return f"This series is not worked on any more: {series.get_state_display().lower()}" if over else ""


def why_unsettled(series: Series) -> str:
    """Why no crime may join or leave: it is over, or its end waits for a second person, or it is a merger or a split.

    Else what two people decide on would not be what the series holds by then.
    """
    if series.state == SeriesState.PROPOSED:
        return "This is a merger or a split, to be taken or left as it is" if series.sources.exists() else ""
    if why := why_over(series):
        return why
    if continuations_waiting(series).exists():
        return f"{series.reference} is being merged or split: decide on that first"
    return f"Somebody wants {series.reference} closed: decide on that first" if closing_of(series) else ""


def why_not_reshaped(series: Series) -> str:
    """Why it may not be merged or split."""
    if series.state != SeriesState.CONFIRMED:
        return f"{series.reference} is not a confirmed series"
    return _why_busy(series)


def why_not_closed(series: Series) -> str:
    """Why nobody may ask that it is closed."""
    return _why_busy(series) if series.state == SeriesState.CONFIRMED else "Only a confirmed series can be closed"


def why_not_withdrawn(series: Series, person: int) -> str:
    """Why a person may not take the proposal back."""
    if series.state != SeriesState.PROPOSED:
        return "This series was decided before"
    if series.proposed_by_id != person:
        return "Only whoever proposed a series withdraws it"
    return "Somebody has said what they think of it: it is for two people to decide" if series.reviews.exists() else ""


def why_kept(series: Series) -> str:
    """Why no crime may be taken out: too few would be left, those counted that wait to be taken out."""
    if series.crimes.held().count() - removals_waiting(series).count() > rules.FEWEST:
        return ""
    instead = "Close it" if series.state == SeriesState.CONFIRMED else "Say that it is none"
    return f"A series has at least {rules.FEWEST} crimes. {instead} instead"


def _why_busy(series: Series) -> str:
    if why := why_unsettled(series):
        return why
    waits = removals_waiting(series).exists()
    return f"Somebody wants a crime out of {series.reference}: decide on that first" if waits else ""
