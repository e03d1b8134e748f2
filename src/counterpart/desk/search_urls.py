"""Addresses of candidate searches."""

from django.urls import path

from counterpart.accounts.access import requires
from counterpart.accounts.permissions import Permission
from counterpart.desk.views import search_ground, search_report, search_review, searches

app_name = "desk_searches"

runs = requires(Permission.SEARCH_RUN)
reviews = requires(Permission.SEARCH_REVIEW)
oversees = requires(Permission.SEARCH_OVERSEE)
SEARCH = "searches/<uuid:key>/"

urlpatterns = [
    path("searches/", runs(searches.searches), name="searches"),
    path("searches/ask/<uuid:key>/", runs(searches.Ask.as_view()), name="ask"),
    path("searches/ground/", oversees(search_ground.ground), name="ground"),
    path("searches/ground/assessment/", oversees(search_ground.RecordAssessment.as_view()), name="assess"),
    path("searches/ground/assessment/<int:pk>/", oversees(search_ground.Withdraw.as_view()), name="withdraw"),
    path("searches/ground/training/", oversees(search_ground.RecordTraining.as_view()), name="train"),
    path("searches/ground/thresholds/", oversees(search_ground.DecideThresholds.as_view()), name="thresholds"),
    path("searches/report/", oversees(search_report.report), name="report"),
    path("searches/report/report.csv", oversees(search_report.report_csv), name="report_csv"),
    path(SEARCH, runs(searches.search), name="search"),
    path(SEARCH + "authorise/", oversees(searches.Authorise.as_view()), name="authorise"),
    path(SEARCH + "review/", reviews(search_review.Review.as_view()), name="review"),
    path(SEARCH + "sample/", oversees(searches.Sample.as_view()), name="sample"),
]
