from django.apps import AppConfig


class FootageConfig(AppConfig):
    name = "counterpart.footage"
    label = "footage"
