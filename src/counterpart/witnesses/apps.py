from django.apps import AppConfig


class WitnessesConfig(AppConfig):
    name = "counterpart.witnesses"
    label = "witnesses"
