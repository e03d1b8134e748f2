"""Addresses of witness statements."""

from django.urls import URLPattern

app_name = "business_witness"

urlpatterns: list[URLPattern] = []
