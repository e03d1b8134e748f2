"""Addresses of making a witness statement by a link."""

from django.urls import path

from counterpart.open.views import witnesses

app_name = "witness"

urlpatterns = [
    path("witness/<str:token>/", witnesses.start, name="start"),
    path("witness/<str:token>/<str:page>", witnesses.page, name="page"),
]
