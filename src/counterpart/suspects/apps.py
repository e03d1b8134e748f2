from django.apps import AppConfig


class SuspectsConfig(AppConfig):
    name = "counterpart.suspects"
    label = "suspects"
