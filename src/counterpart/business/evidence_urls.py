"""Addresses of sending files for a report, and of one's own files."""

from django.urls import URLPattern

app_name = "business_evidence"

urlpatterns: list[URLPattern] = []
