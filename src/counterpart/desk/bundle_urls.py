"""Addresses of bundles."""

from django.urls import URLPattern

app_name = "desk_bundles"

urlpatterns: list[URLPattern] = []
