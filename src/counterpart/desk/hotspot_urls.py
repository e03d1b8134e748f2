"""Addresses of places: where crime concentrates, what is warned of, and what was done."""

from django.urls import path

from counterpart.accounts.access import requires
from counterpart.accounts.permissions import Permission
from counterpart.desk.views import hotspot_demand, hotspot_responses, hotspot_times, hotspot_warnings, hotspots, patrols

app_name = "desk_hotspots"

reads = requires(Permission.HOTSPOT_READ)
works = requires(Permission.HOTSPOT_WORK)
logs = requires(Permission.PATROL_LOG)
SQUARE = "hotspots/squares/<slug:name>/"
FORECAST = "hotspots/warnings/<int:pk>/"
RESPONSE = "hotspots/responses/<int:pk>/"

urlpatterns = [
    path("hotspots/", reads(hotspots.hotspots), name="hotspots"),
    path("hotspots/map.json", reads(hotspots.shapes), name="hotspots_shapes"),
    path("hotspots/hotspots.<slug:format>", reads(hotspots.download), name="hotspots_file"),
    path(SQUARE, reads(hotspots.square), name="square"),
    path(SQUARE + "visits/add/", logs(patrols.LogVisit.as_view()), name="log_visit"),
    path("hotspots/visits/<int:pk>/withdraw/", logs(patrols.WithdrawVisit.as_view()), name="withdraw_visit"),
    path("hotspots/demand/", reads(hotspot_demand.demand), name="demand"),
    path("hotspots/demand/demand.csv", reads(hotspot_demand.demand_csv), name="demand_csv"),
    path("hotspots/when/", reads(hotspot_times.times), name="times"),
    path("hotspots/when/when.csv", reads(hotspot_times.times_csv), name="times_csv"),
    path("hotspots/warnings/", reads(hotspot_warnings.warnings), name="warnings"),
    path(FORECAST, reads(hotspot_warnings.forecast), name="forecast"),
    path(FORECAST + "map.json", reads(hotspot_warnings.shapes), name="forecast_shapes"),
    path(FORECAST + "patrols.<slug:format>", reads(hotspot_warnings.patrols), name="patrols"),
    path("hotspots/responses/", reads(hotspot_responses.responses), name="responses"),
    path("hotspots/responses/add/", works(hotspot_responses.Add.as_view()), name="add_response"),
    path(RESPONSE, reads(hotspot_responses.response), name="response"),
    path(RESPONSE + "map.json", reads(hotspot_responses.shapes), name="response_shapes"),
    path(RESPONSE + "withdraw/", works(hotspot_responses.Withdraw.as_view()), name="withdraw_response"),
]
