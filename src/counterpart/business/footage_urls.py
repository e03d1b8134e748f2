"""Addresses of the cameras of a business, and of what it was asked for."""

from django.urls import URLPattern

app_name = "business_footage"

urlpatterns: list[URLPattern] = []
