"""Addresses of agreements with partners."""

from django.urls import URLPattern

app_name = "desk_agreements"

urlpatterns: list[URLPattern] = []
