"""Addresses at which somebody pictured can ask."""

from django.urls import path

from counterpart.open.views import pictures

app_name = "open_images"

urlpatterns = [
    path("picture/", pictures.ask, name="ask"),
    path("picture/<str:token>/", pictures.status, name="status"),
]
