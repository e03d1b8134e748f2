"""Addresses of dashboards: for all who read figures."""

from django.urls import path

from counterpart.accounts.access import requires
from counterpart.accounts.permissions import Permission
from counterpart.desk.views import dashboards

app_name = "desk_dashboards"

reads = requires(Permission.FIGURES_READ)

urlpatterns = [
    path("dashboards/", reads(dashboards.start), name="start"),
    path("dashboards/<slug:measure_set>/", reads(dashboards.county), name="county"),
    path("dashboards/<slug:measure_set>/at/<str:place>/", reads(dashboards.district), name="district"),
    path("dashboards/<slug:measure_set>/sectors/<slug:code>/", reads(dashboards.sectors), name="sectors"),
    path("dashboards/<slug:measure_set>/figures.<slug:format>", reads(dashboards.download), name="download"),
    path("dashboards/<slug:measure_set>/<slug:code>/", reads(dashboards.measure), name="measure"),
]
