"""Addresses at which somebody pictured can ask."""

from django.urls import URLPattern

app_name = "open_images"

urlpatterns: list[URLPattern] = []
