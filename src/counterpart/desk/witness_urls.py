"""Addresses of the witness statements of a case."""

from django.urls import URLPattern

app_name = "desk_witness"

urlpatterns: list[URLPattern] = []
