"""Addresses of the evidence of a case, and of the player."""

from django.urls import URLPattern

app_name = "desk_evidence"

urlpatterns: list[URLPattern] = []
