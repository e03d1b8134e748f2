"""Addresses at which partnerships are shown people whom the police want to know."""

from django.urls import URLPattern

app_name = "business_images"

urlpatterns: list[URLPattern] = []
