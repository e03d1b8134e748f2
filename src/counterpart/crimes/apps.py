from django.apps import AppConfig


class CrimesConfig(AppConfig):
    name = "counterpart.crimes"
    label = "crimes"
