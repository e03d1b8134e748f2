from django.apps import AppConfig


class HotspotsConfig(AppConfig):
    name = "counterpart.hotspots"
    label = "hotspots"
