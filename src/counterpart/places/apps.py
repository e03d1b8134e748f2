from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "counterpart.places"
    label = "places"
