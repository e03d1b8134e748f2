from django.apps import AppConfig


class SeriesConfig(AppConfig):
    name = "counterpart.series"
    label = "series"
