"""Addresses of the camera register, and of asking for footage."""

from django.urls import URLPattern

app_name = "desk_footage"

urlpatterns: list[URLPattern] = []
