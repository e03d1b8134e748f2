"""Addresses of candidate searches."""

from django.urls import URLPattern

app_name = "desk_searches"

urlpatterns: list[URLPattern] = []
