from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    name = "counterpart.casework"
    label = "casework"
