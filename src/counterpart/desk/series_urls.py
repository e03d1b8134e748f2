"""Addresses of series, tiers, and of who and where is hit again."""

from django.urls import path

from counterpart.accounts.access import requires
from counterpart.accounts.permissions import Permission
from counterpart.desk.views import repeats, series, series_changes, series_crimes, tiers

app_name = "desk_series"

reads = requires(Permission.SERIES_READ)
works = requires(Permission.SERIES_WORK)
SERIES = "series/<str:reference>/"

urlpatterns = [
    path("series/", reads(series.listed), name="list"),
    path("series/propose/", works(series_changes.Propose.as_view()), name="propose"),
    path("series/tiers/", reads(tiers.listed), name="tiers"),
    path("series/tiers/ended/", reads(tiers.ended), name="ended_tiers"),
    path("series/tiers/<int:pk>/", works(tiers.Decide.as_view()), name="tier"),
    path("series/tiers/<int:pk>/end/", works(tiers.End.as_view()), name="end_tier"),
    path("series/repeats/", reads(repeats.listed), name="repeats"),
    path("series/repeats/repeats.csv", reads(repeats.as_table), name="repeats_csv"),
    path(SERIES, reads(series.shown), name="series"),
    path(SERIES + "crimes.csv", reads(series.as_table), name="csv"),
    path(SERIES + "review/", works(series_changes.Review.as_view()), name="review"),
    path(SERIES + "withdraw/", works(series_changes.Withdraw.as_view()), name="withdraw_proposal"),
    path(SERIES + "close/", works(series_changes.Close.as_view()), name="close"),
    path(SERIES + "closing/", works(series_changes.DecideClosing.as_view()), name="closing"),
    path(SERIES + "order/", works(series_changes.NoteOrder.as_view()), name="order"),
    path(SERIES + "listing/", works(series_changes.RecordListing.as_view()), name="listing"),
    path(SERIES + "listing/<int:pk>/withdraw/", works(series_changes.WithdrawListing.as_view()), name="withdraw"),
    path(SERIES + "merge/", works(series_changes.Merge.as_view()), name="merge"),
    path(SERIES + "split/", works(series_changes.Split.as_view()), name="split"),
    path(SERIES + "add/", works(series_crimes.Add.as_view()), name="add"),
    path(SERIES + "crimes/<int:pk>/agree/", works(series_crimes.Agree.as_view()), name="agree"),
    path(SERIES + "crimes/<int:pk>/out/", works(series_crimes.TakeOut.as_view()), name="out"),
    path(SERIES + "crimes/<int:pk>/removal/", works(series_crimes.DecideRemoval.as_view()), name="removal"),
]
