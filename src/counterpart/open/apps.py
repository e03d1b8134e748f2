from django.apps import AppConfig


class OpenConfig(AppConfig):
    name = "counterpart.open"
    label = "open"
