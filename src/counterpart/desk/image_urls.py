"""Addresses of the image register, identifications and nominals."""

from django.urls import URLPattern

app_name = "desk_images"

urlpatterns: list[URLPattern] = []
