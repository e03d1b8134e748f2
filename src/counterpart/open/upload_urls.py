"""Addresses of resumable uploads, and of sending files by a link."""

from django.urls import URLPattern

app_name = "uploads"

urlpatterns: list[URLPattern] = []
