"""Addresses at which somebody without an account answers a request for footage."""

from django.urls import path

from counterpart.open.views import footage

app_name = "footage"

urlpatterns = [
    path("footage/<str:token>/", footage.request, name="request"),
    path("footage/<str:token>/<slug:kind>/", footage.answer, name="answer"),
]
